import { type Finding, finding } from '../../errors/finding.ts';
import { samePlainName } from '../../errors/nearest-name.ts';
import { formatPath, type MapEntry, type ValueNode } from '../../helm/value-tree.ts';
import type { Setting } from '../../settings/setting.ts';
import type { Subject } from '../subject.ts';
import { knownAppKeys } from './known-keys.ts';

/** A setting that stands somewhere below a key, where nothing reads it. */
export interface Misplaced {
  readonly path: readonly string[];
  readonly entry: MapEntry;
  /** The key of the setting. */
  readonly key: string;
}

/**
 * Finds settings below a node by their names: in whatever case and separators, and with their words on several levels, as
 * in `registrationGate: {oauth2: {tokenUrl: ...}}`.
 *
 * @param above how many of the last steps of `path` may be the beginning of a name
 */
export function settingsBelow(
  node: ValueNode,
  path: readonly string[],
  above: number,
  settings: readonly Setting[],
): readonly Misplaced[] {
  if (node.kind !== 'map') return [];
  const names = knownAppKeys(settings);
  const walk = (at: ValueNode, steps: readonly string[]): readonly Misplaced[] => {
    if (at.kind !== 'map') return [];
    return [...at.entries].flatMap(([name, entry]) => {
      const here = [...steps, name];
      const first = path.length - above;
      const spelt = here.slice(first).map((_, from) => here.slice(first + from).join(''));
      const key = spelt.map((text) => samePlainName(text, names)).find((found) => found !== undefined);
      return key === undefined ? walk(entry.value, here) : [{ path: here, entry, key }];
    });
  };
  return walk(node, path);
}

/** Settings below `global`, which no schema refuses and no template reads. */
export function checkGlobal(subject: Subject): Finding[] {
  const { input } = subject;
  const global = input.values.entries.get('global')?.value;
  if (global === undefined) return [];
  return settingsBelow(global, ['global'], 0, input.settings).map(({ path, entry: { keyOrigin }, key }) => {
    const isFree = subject.app !== undefined && !subject.isOwn(key);
    return finding('wrong-depth', {
      path: formatPath(path),
      message: `${formatPath(path)} stands at the wrong depth: the chart does not read it there`,
      hint: `move it to ${subject.pathOf(key)}`,
      source: keyOrigin.kind === 'chart' ? null : keyOrigin.range,
      fix:
        isFree && keyOrigin.kind === 'file'
          ? { file: keyOrigin.range.file, path, action: { kind: 'move', to: [...input.path, key] } }
          : undefined,
    });
  });
}
