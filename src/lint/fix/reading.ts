import { isDeepStrictEqual } from 'node:util';
import type { FindingCode } from '../../errors/codes.ts';
import type { SourceText } from '../../helm/source-text.ts';
import { type MapNode, nodeAt, toPlain } from '../../helm/value-tree.ts';
import { formatHelmVersion, helmGenerations, type HelmVersion } from '../../helm/version.ts';
import { readYamlValues } from '../../helm/yaml.ts';
import { applyChanges, type Change } from './expected-tree.ts';

/** A values file as one version of Helm reads it. */
export interface Reading {
  readonly root: MapNode;
  readonly text: SourceText;
  /** How many findings of each code the reading brought. */
  readonly findings: ReadonlyMap<FindingCode, number>;
}

/** A change, and where the entry that it is about is written. */
export interface PlacedChange {
  readonly change: Change;
  readonly offset: number;
}

/**
 * Reads a values file as `helmVersion` does, and as the newest Helm of the other major version: the two take several
 * documents, and a last line without a line feed, for different values.
 *
 * @returns the readings in this order, or the version that refuses the file
 */
export function readByBoth(text: string, file: string, helmVersion: HelmVersion): readonly Reading[] | { refusedBy: string } {
  const others = helmGenerations.filter(({ major }) => major !== helmVersion.major).slice(-1);
  const readings: Reading[] = [];
  for (const version of [helmVersion, ...others]) {
    const { root, findings, text: source } = readYamlValues(text, file, { helmVersion: version });
    if (root === undefined) return { refusedBy: `Helm ${formatHelmVersion(version)}` };
    const counts = new Map<FindingCode, number>();
    for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
    readings.push({ root, text: source, findings: counts });
  }
  return readings;
}

/** Offset of the key that a path ends with, or of the item of a list; undefined where the file has nothing of the kind. */
export function offsetOf({ root, text }: Reading, path: readonly string[]): number | undefined {
  const parent = nodeAt(root, path.slice(0, -1));
  const origin =
    parent?.kind === 'map'
      ? parent.entries.get(path.at(-1) ?? '')?.keyOrigin
      : path.length > 0
        ? nodeAt(root, path)?.origin
        : undefined;
  return origin && text.offset(origin.range.line, origin.range.column);
}

/**
 * True when every version reads from the new text what it read from the old one, with just these changes, and finds no
 * more fault with it. A version that never read the changed entry must read the same as before.
 */
export function proves(before: readonly Reading[], after: readonly Reading[], changes: readonly PlacedChange[]): boolean {
  return before.every((old, index) => {
    const fresh = after[index];
    if (fresh === undefined) return false;
    const seen = changes.filter(({ change, offset }) => offsetOf(old, change.path) === offset);
    const expected = toPlain(old.root);
    const isPossible = applyChanges(
      expected,
      seen.map(({ change }) => change),
    );
    const isQuiet = [...fresh.findings].every(([code, count]) => count <= (old.findings.get(code) ?? 0));
    return isPossible && isQuiet && isDeepStrictEqual(toPlain(fresh.root), expected);
  });
}
