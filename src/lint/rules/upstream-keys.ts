import upstream from '../../../schema/upstream-keys.json' with { type: 'json' };
import { type Finding, finding } from '../../errors/finding.ts';
import { formatPath, type MapNode, type ValueNode } from '../../helm/value-tree.ts';
import type { Subject } from '../subject.ts';

const known: Readonly<Record<'registry' | 'stack', ReadonlySet<string>>> = {
  registry: new Set(upstream.registry),
  stack: new Set(upstream.stack),
};

/** True for a path that the upstream registry's charts know. */
export function isUpstreamKey({ input: { chart } }: Subject, path: readonly string[]): boolean {
  if (chart === 'stack') return path[0] === 'registry' ? knows('registry', path.slice(1)) : knows('stack', path);
  return knows('registry', path);
}

function knows(chart: 'registry' | 'stack', path: readonly string[]): boolean {
  return path.some((_, index) => known[chart].has(formatPath(path.slice(0, index + 1))));
}

/** Keys below `global` that no schema refuses: they mean nothing here, either. */
function upstreamGlobals(subject: Subject): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const walk = (node: ValueNode | undefined, path: readonly string[]): void => {
    if (node === undefined || node.origin.kind === 'chart') return;
    if (isUpstreamKey(subject, path)) found.push(path);
    else if (node.kind === 'map') for (const [key, { value }] of node.entries) walk(value, [...path, key]);
  };
  walk(subject.input.values.entries.get('global')?.value, ['global']);
  return found;
}

/**
 * The keys of a team that comes from the upstream registry's charts, in one finding a file: what to drop.
 *
 * @param refused paths of such keys that the chart's schema refuses
 */
export function reportUpstreamKeys(subject: Subject, refused: readonly (readonly string[])[]): Finding[] {
  const severity = refused.length > 0 ? 'error' : 'info';
  const byFile = Map.groupBy(
    [...refused, ...upstreamGlobals(subject)].flatMap((path) => {
      const entry = entryAt(subject.input.values, path);
      return entry === undefined ? [] : [{ name: formatPath(path), place: entry.keyOrigin.range }];
    }),
    ({ place }) => place.file,
  );
  return [...byFile.values()].map((keys) => {
    const inOrder = keys.toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
    const [first] = inOrder;
    return finding('upstream-key', {
      path: first?.name ?? '',
      message: `${inOrder.map(({ name }) => name).join(', ')} ${inOrder.length === 1 ? 'belongs' : 'belong'} to the upstream registry's charts and ${inOrder.length === 1 ? 'has' : 'have'} no use here`,
      hint: inOrder.length === 1 ? 'drop it' : `drop these ${inOrder.length} keys`,
      severity,
      source: first?.place ?? null,
    });
  });
}

function entryAt(root: MapNode, path: readonly string[]): { keyOrigin: ValueNode['origin'] } | undefined {
  const parent = path
    .slice(0, -1)
    .reduce<ValueNode | undefined>((node, step) => (node?.kind === 'map' ? node.entries.get(step)?.value : undefined), root);
  return parent?.kind === 'map' ? parent.entries.get(path.at(-1) ?? '') : undefined;
}
