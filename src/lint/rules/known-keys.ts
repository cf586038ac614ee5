import { findingCodes } from '../../errors/codes.ts';
import type { Fix } from '../../errors/finding.ts';
import type { MapEntry, ScalarNode } from '../../helm/value-tree.ts';
import { checkValue } from '../../settings/checks/index.ts';
import { existingSecretEntryKey, existingSecretKey, type Setting, WHOLE_SECRET_KEY } from '../../settings/setting.ts';
import type { Subject } from '../subject.ts';

/** A key under `app` that the charts know. */
export interface KnownKey {
  readonly key: string;
  readonly type: 'boolean' | 'integer' | 'string';
  /** The setting itself; undefined for a key that refers to a Secret. */
  readonly setting: Setting | undefined;
  /** True for the name of a Secret: the only texts that the charts run through `tpl`. */
  readonly namesSecret: boolean;
}

/** Every key that may stand among the settings. */
export function knownAppKeys(settings: readonly Setting[]): string[] {
  return [
    WHOLE_SECRET_KEY,
    ...settings.flatMap(({ key, secret }) => (secret ? [key, existingSecretKey(key), existingSecretEntryKey(key)] : [key])),
  ];
}

/** Every known key: the settings, and for the charts' own values their references to Secrets. */
export function knownKeys({ input }: Subject): KnownKey[] {
  const reference = (key: string, namesSecret: boolean): KnownKey => ({ key, type: 'string', setting: undefined, namesSecret });
  return [
    ...(input.chart === 'any' ? [] : [reference(WHOLE_SECRET_KEY, true)]),
    ...input.settings.flatMap((setting) => {
      const own = { key: setting.key, type: setting.schema.type, setting, namesSecret: false };
      if (!setting.secret) return [own];
      return [own, reference(existingSecretKey(setting.key), true), reference(existingSecretEntryKey(setting.key), false)];
    }),
  ];
}

/** A scalar that the user gave, and how it is written. */
export interface WrittenScalar {
  readonly node: ScalarNode;
  /** How the value is written, without its tag; empty for an argument. */
  readonly raw: string;
  /**
   * What stands between key and value (`: !vault `), without comments; undefined for an argument, and where the value
   * stands elsewhere, behind an alias.
   */
  readonly between: string | undefined;
}

/** How the user wrote the scalar of a key; undefined for a chart's default, and for what is no scalar. */
export function writtenScalar(subject: Subject, key: string): WrittenScalar | undefined {
  const entry = subject.entry(key);
  const node = entry?.value;
  if (entry === undefined || node?.kind !== 'scalar' || node.origin.kind === 'chart') return undefined;
  return { node, raw: subject.raw(node) ?? '', between: textBetween(subject, entry) };
}

function textBetween(subject: Subject, { keyOrigin, value }: MapEntry): string | undefined {
  const source = subject.input.files.get(value.origin.range.file)?.text;
  if (source === undefined || value.origin.kind !== 'file' || keyOrigin.range.file !== value.origin.range.file) return undefined;
  const from = source.offset(keyOrigin.range.endLine, keyOrigin.range.endColumn);
  const to = source.offset(value.origin.range.line, value.origin.range.column);
  const text = source.text.slice(from, Math.max(from, to)).replaceAll(/(^|\s)#[^\n\r]*/g, '$1');
  return /^\s*:(\s+[&!]\S*)*\s*$/.test(text) ? text : undefined;
}

/** A change of the file at the place where a key is written; undefined where the value stands elsewhere. */
export function fixAt(subject: Subject, key: string, { node, between }: WrittenScalar, action: Fix['action']): Fix | undefined {
  if (between === undefined || node.origin.kind !== 'file') return undefined;
  return { file: node.origin.range.file, path: [...subject.input.path, key], action };
}

/** True when another rule calls the text of a setting wrong already. */
export function isWrongText(subject: Subject, setting: Setting | undefined, text: string): boolean {
  if (setting === undefined) return false;
  const { enum: choices, pattern } = setting.schema;
  if (choices !== undefined && !choices.includes(text)) return true;
  if (pattern !== undefined && !new RegExp(pattern).test(text)) return true;
  return checkValue(setting, text, subject.facts).some(
    ({ severity, code }) => (severity ?? findingCodes[code].severity) === 'error',
  );
}
