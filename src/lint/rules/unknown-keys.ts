import kubernetes from '../../../schema/kubernetes.schema.json' with { type: 'json' };
import stack from '../../../schema/stack.schema.json' with { type: 'json' };
import type { FindingCode } from '../../errors/codes.ts';
import { type Finding, finding, type Fix } from '../../errors/finding.ts';
import { nearestName } from '../../errors/nearest-name.ts';
import { formatPath, type MapEntry, nodeAt } from '../../helm/value-tree.ts';
import { findSetting, policyGateChartSettings } from '../../settings/setting.ts';
import { appPath, type Subject } from '../subject.ts';
import { knownAppKeys } from './known-keys.ts';
import { settingsBelow } from './misplaced-keys.ts';

/** A change of the file that holds a key; none where the key came with `--set...`. */
function fixOf(entry: MapEntry | undefined, path: readonly string[], action: Fix['action']): Fix | undefined {
  if (entry?.keyOrigin.kind !== 'file') return undefined;
  return { file: entry.keyOrigin.range.file, path, action };
}

/** Words for a key with settings below it that belong elsewhere, and are not set there; undefined where there are none. */
function misplacedBelow(
  subject: Subject,
  path: readonly string[],
): { code: 'wrong-depth'; message: string; hint: string } | undefined {
  const node = nodeAt(subject.input.values, path);
  const below = node === undefined ? [] : settingsBelow(node, path, 1, subject.input.settings);
  const misplaced = below.filter(({ key }) => !subject.isOwn(key));
  const [first] = misplaced;
  if (first === undefined) return undefined;
  for (const { key } of misplaced) subject.markMisspelt(key);
  const hint = `write ${formatPath(first.path)} as ${subject.pathOf(first.key)}`;
  return {
    code: 'wrong-depth',
    message: 'holds settings at the wrong depth',
    hint: misplaced.length > 1 ? `${hint}, and ${misplaced.length - 1} more likewise` : hint,
  };
}

interface KeySchema {
  readonly properties?: Readonly<Record<string, KeySchema>>;
}

const keysOf = (keys: readonly string[]): KeySchema => ({ properties: Object.fromEntries(keys.map((key) => [key, {}])) });

/** Keys outside of the settings, by chart. */
const registryKeys: KeySchema = { properties: { app: {}, ...(kubernetes as KeySchema).properties, global: {} } };
const stackKeys: KeySchema = {
  properties: {
    registry: registryKeys,
    ...(stack as KeySchema).properties,
    policyGate: {
      properties: {
        ...(stack.properties.policyGate as KeySchema).properties,
        settings: keysOf(policyGateChartSettings.map(({ key }) => key)),
      },
    },
    global: {},
  },
};

/**
 * Keys that the chart takes in a map outside of the settings. What the user wrote beside a key says nothing about it: it
 * may be as unknown.
 *
 * @param app path of the settings
 */
function chartKeys(app: readonly string[], parent: readonly string[]): string[] {
  const root = app.length > 1 ? stackKeys : registryKeys;
  const schema = parent.reduce<KeySchema | undefined>((at, step) => at?.properties?.[step], root);
  return Object.keys(schema?.properties ?? {});
}

/** Words that Helm reads as true or false, also where they are keys. */
const BOOLEAN_WORD = /^(?:y|yes|on|n|no|off)$/i;

/** How a key is written that Helm reads as `true` or `false`. */
function readAs({ input }: Subject, entry: MapEntry | undefined, name: string): string {
  if ((name !== 'true' && name !== 'false') || entry?.keyOrigin.kind !== 'file') return '';
  const { range } = entry.keyOrigin;
  const written = input.files.get(range.file)?.text.slice(range) ?? '';
  return BOOLEAN_WORD.test(written) ? `: Helm reads the key ${written} as ${name}` : '';
}

/**
 * What to say about a key that nothing knows: the key that was probably meant, or where it belongs.
 *
 * @param parent path of the map it stands in
 */
export function unknownKey(subject: Subject, parent: readonly string[], name: string): Finding {
  const { chart, path, settings, values } = subject.input;
  const map = nodeAt(values, parent);
  const entry = map?.kind === 'map' ? map.entries.get(name) : undefined;
  const here = [...parent, name];
  const about = (words: {
    code?: FindingCode;
    message?: string;
    hint: string;
    env?: string | null;
    fix?: Fix | undefined;
  }): Finding =>
    finding(words.code ?? 'unknown-key', {
      path: formatPath(here),
      env: words.env ?? null,
      message: `${formatPath(here)} ${words.message ?? 'is not a key that is known here'}${readAs(subject, entry, name)}`,
      hint: words.hint,
      source: entry?.keyOrigin.kind === 'chart' ? null : (entry?.keyOrigin.range ?? null),
      fix: words.fix,
    });
  const renamed = (to: string): Fix | undefined =>
    map?.kind === 'map' && map.entries.has(to) && map.entries.get(to)?.keyOrigin.kind !== 'chart'
      ? undefined
      : fixOf(entry, here, { kind: 'rename', to });

  const meant = nearestName(name, knownAppKeys(settings));
  const env = meant === undefined ? null : (findSetting(meant)?.env ?? null);
  if (formatPath(parent) === formatPath(path)) {
    if (meant === undefined && chart !== 'any' && Object.hasOwn(kubernetes.properties, name)) {
      const to = [...path.slice(0, -1), name];
      return about({
        code: 'wrong-depth',
        message: 'stands at the wrong depth',
        hint: `move it to ${formatPath(to)}: it stands beside ${path.at(-1) ?? ''}, not below`,
        fix: fixOf(entry, here, { kind: 'move', to }),
      });
    }
    if (meant === undefined)
      return about(misplacedBelow(subject, here) ?? { hint: 'remove it, or look the key up in docs/settings.md' });
    subject.markMisspelt(meant);
    return about({ hint: `did you mean ${subject.pathOf(meant)}?`, env, fix: renamed(meant) });
  }
  if (parent.length === 0 && chart === 'stack' && name === 'app') {
    const to = appPath.stack;
    return about({
      code: 'wrong-chart',
      message: 'is where the chart registry has its settings',
      hint: `in the stack they are under ${formatPath(to)}`,
      fix: fixOf(entry, here, { kind: 'move', to }),
    });
  }
  if (parent.length === 0 && chart === 'registry' && name === 'registry') {
    return about({
      code: 'wrong-chart',
      message: 'is where the stack has its settings',
      hint: `in the chart registry they are under ${formatPath(appPath.registry)}`,
    });
  }
  if (meant !== undefined) {
    subject.markMisspelt(meant);
    return about({
      code: 'wrong-depth',
      message: 'stands at the wrong depth',
      hint: `move it to ${subject.pathOf(meant)}`,
      env,
      fix: fixOf(entry, here, { kind: 'move', to: [...path, meant] }),
    });
  }
  const ofChart = [...path.slice(0, -1), name];
  if (parent.length === 0 && ofChart.length > 1 && Object.hasOwn(kubernetes.properties, name)) {
    return about({
      code: 'wrong-depth',
      message: 'stands at the wrong depth',
      hint: `move it to ${formatPath(ofChart)}`,
      fix: fixOf(entry, here, { kind: 'move', to: ofChart }),
    });
  }
  const sibling = nearestName(name, chartKeys(path, parent));
  if (sibling === undefined) {
    return about(misplacedBelow(subject, here) ?? { hint: "remove it, or look the key up in the chart's values.yaml" });
  }
  return about({ hint: `did you mean ${formatPath([...parent, sibling])}?`, fix: renamed(sibling) });
}
