import { type Finding, finding } from '../errors/finding.ts';
import { formatPath, isNull, type MapNode, type ValueNode } from './value-tree.ts';
import { formatHelmVersion, type HelmVersion } from './version.ts';

/**
 * Keys that two versions of Helm give different values. A null and a key that is not there count as the same:
 * templates cannot tell them apart by `if`, `default` or `{{ }}`.
 */
export function versionDifferences(values: MapNode, version: HelmVersion, others: MapNode, other: HelmVersion): Finding[] {
  const findings: Finding[] = [];
  compare(values, others, []);
  return findings;

  function compare(left: ValueNode | undefined, right: ValueNode | undefined, path: readonly string[]): void {
    if (left?.kind === 'map' && right?.kind === 'map') {
      for (const key of new Set([...left.entries.keys(), ...right.entries.keys()])) {
        compare(left.entries.get(key)?.value, right.entries.get(key)?.value, [...path, key]);
      }
    } else if (!isSame(left, right)) report(left, right, path);
  }

  function report(left: ValueNode | undefined, right: ValueNode | undefined, path: readonly string[]): void {
    const name = formatPath(path);
    findings.push(
      finding('helm-versions-differ', {
        path: name,
        message: `${name} ${state(left)} with Helm ${formatHelmVersion(version)} and ${state(right)} with ${formatHelmVersion(other)}`,
        hint: 'say what the key shall hold instead of null; "" blanks a text in every version',
        source: (isEmpty(left) ? right : left)?.origin.range ?? null,
      }),
    );
  }
}

function isEmpty(node: ValueNode | undefined): boolean {
  return node === undefined || isNull(node);
}

function state(node: ValueNode | undefined): string {
  return isEmpty(node) ? 'is not set' : 'is set';
}

function isSame(left: ValueNode | undefined, right: ValueNode | undefined): boolean {
  if (isEmpty(left) || isEmpty(right)) return isEmpty(left) === isEmpty(right);
  if (left?.kind === 'scalar' && right?.kind === 'scalar') return Object.is(left.value, right.value);
  return left?.kind === right?.kind && left?.origin === right?.origin;
}
