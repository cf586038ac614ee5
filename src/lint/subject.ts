import type { Finding, FindingInput } from '../errors/finding.ts';
import { finding } from '../errors/finding.ts';
import type { FindingCode } from '../errors/codes.ts';
import { formatPath, type MapEntry, type MapNode, nodeAt, type Origin, toPlain, type ValueNode } from '../helm/value-tree.ts';
import { phrase, type SettingFacts } from '../settings/rules.ts';
import type { ValuesFile } from '../helm/sources.ts';
import { existingSecretKey, findSetting, imageDefault, type Setting, WHOLE_SECRET_KEY } from '../settings/setting.ts';

/** Which chart the values are for; `any` looks at the gate keys alone, in whatever chart they stand. */
export type ChartKind = 'registry' | 'stack' | 'any';

/** Path of the map that holds the settings, by chart. */
export const appPath: Readonly<Record<'registry' | 'stack', readonly string[]>> = {
  registry: ['app'],
  stack: ['registry', 'app'],
};

/** Values to lint: as Helm would compute them, each leaf with its origin. */
export interface LintInput {
  readonly chart: ChartKind;
  /** Effective values of the chart. */
  readonly values: MapNode;
  /** Path of the map that holds the settings. */
  readonly path: readonly string[];
  readonly settings: readonly Setting[];
  /** Values files of the user by name, in Helm's order: how they are written, and what each holds by itself. */
  readonly files: ReadonlyMap<string, ValuesFile>;
  /** Names of the values files that git tracks. */
  readonly tracked: ReadonlySet<string>;
}

/** The settings among the values, and how to speak about them. */
export class Subject {
  readonly input: LintInput;
  readonly app: MapNode | undefined;
  /** Settings that an unknown key was probably meant for: not missing, misspelt. */
  readonly #misspelt = new Set<string>();

  constructor(input: LintInput) {
    this.input = input;
    const app = nodeAt(input.values, input.path);
    this.app = app?.kind === 'map' ? app : undefined;
  }

  /** Remembers that an unknown key was probably meant for this one. */
  markMisspelt(key: string): void {
    this.#misspelt.add(key);
  }

  /** Path of a setting as the user types it. */
  pathOf(key: string): string {
    return formatPath([...this.input.path, key]);
  }

  /** A key of the settings with its effective value; undefined when neither the user nor a default gives it. */
  entry(key: string): MapEntry | undefined {
    return this.app?.entries.get(key);
  }

  /** The text of a key, when it is text. */
  text(key: string): string | undefined {
    const node = this.entry(key)?.value;
    return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
  }

  /** How a value is written in the user's file; undefined for `--set...` arguments and a chart's defaults. */
  raw({ origin }: ValueNode): string | undefined {
    return origin.kind === 'file' ? this.input.files.get(origin.range.file)?.text.slice(origin.range) : undefined;
  }

  /** What each of the user's values files by itself holds for a key, in Helm's order, nulls included. */
  valuesInFiles(key: string): readonly ValueNode[] {
    return [...this.input.files.values()].flatMap(({ root }) => {
      const node = root && nodeAt(root, [...this.input.path, key]);
      return node === undefined ? [] : [node];
    });
  }

  /** True when the user, not a chart's default, set the key. */
  isOwn(key: string): boolean {
    const entry = this.entry(key);
    return entry !== undefined && entry.value.origin.kind !== 'chart';
  }

  #hasText(key: string): boolean {
    return (this.text(key) ?? '').trim() !== '';
  }

  /** True when `app.existingSecret` may bring any of the settings. */
  get mayComeFromSecret(): boolean {
    return this.#hasText(WHOLE_SECRET_KEY);
  }

  readonly facts: SettingFacts = {
    given: (key) => this.isOwn(key),
    value: (key) => {
      const node = this.entry(key)?.value;
      const setting = findSetting(key);
      return node === undefined ? setting && imageDefault(setting) : toPlain(node);
    },
    isSet: (key) => {
      if (this.#misspelt.has(key)) return true;
      const node = this.entry(key)?.value;
      // A value of the wrong type has a finding of its own; it is not missing.
      if (node !== undefined && this.text(key) === undefined && !(node.kind === 'scalar' && node.value === null)) return true;
      return this.#hasText(key) || (findSetting(key)?.secret === true && this.#hasText(existingSecretKey(key)));
    },
  };

  /** A finding about a setting: named by its path, placed where its effective value was set. */
  finding(code: FindingCode, key: string, words: { message: string; hint: string } & Partial<FindingInput>): Finding {
    const nameOf = (name: string): string => this.pathOf(name);
    const { message, hint, ...rest } = words;
    return finding(code, {
      path: this.pathOf(key),
      env: findSetting(key)?.env ?? null,
      message: `${this.pathOf(key)} ${phrase(message, nameOf)}`,
      hint: phrase(hint, nameOf),
      ...placeOf(this.entry(key)?.value),
      ...rest,
    });
  }
}

/** Where a value was set, and what it overrode; nothing for a chart's own default. */
export function placeOf(node: ValueNode | undefined): Pick<Finding, 'source' | 'overrides'> {
  const own = (origin: Origin): boolean => origin.kind !== 'chart';
  if (node === undefined || !own(node.origin)) return { source: null, overrides: [] };
  return { source: node.origin.range, overrides: node.overridden.filter(own).map(({ range }) => range) };
}
