import type { ValueNode } from './value-tree.ts';

/** What Helm decodes a part of Chart.yaml into. */
export type Shape =
  | 'text'
  | 'boolean'
  | { readonly list: Shape | 'any'; readonly nulls?: 'refused' }
  | { readonly members: Readonly<Record<string, Shape>> }
  | { readonly each: Shape };

/** Chart.yaml, as Helm's `Metadata` has it (`pkg/chart/v2/metadata.go` and `dependency.go`). */
export const metadataShape: Shape = {
  members: {
    apiVersion: 'text',
    name: 'text',
    version: 'text',
    description: 'text',
    type: 'text',
    home: 'text',
    icon: 'text',
    condition: 'text',
    tags: 'text',
    appVersion: 'text',
    kubeVersion: 'text',
    deprecated: 'boolean',
    sources: { list: 'text' },
    keywords: { list: 'text' },
    annotations: { each: 'text' },
    maintainers: { list: { members: { name: 'text', email: 'text', url: 'text' } }, nulls: 'refused' },
    dependencies: {
      list: {
        members: {
          name: 'text',
          version: 'text',
          repository: 'text',
          condition: 'text',
          alias: 'text',
          enabled: 'boolean',
          tags: { list: 'text' },
          'import-values': { list: 'any' },
        },
      },
      nulls: 'refused',
    },
  },
};

/** A part that does not have its shape. */
export interface Misfit {
  readonly path: readonly string[];
  /** What it must be, in words. */
  readonly expected: string;
}

/**
 * Tells which parts Helm cannot decode. A number or boolean counts as text, and null as nothing, as in `sigs.k8s.io/yaml`;
 * keys without a shape are not looked at.
 */
export function findMisfits(node: ValueNode, shape: Shape, path: readonly string[]): Misfit[] {
  if (node.kind === 'scalar' && node.value === null) return [];
  if (shape === 'text') return node.kind === 'scalar' ? [] : [{ path, expected: 'text' }];
  if (shape === 'boolean') {
    return node.kind === 'scalar' && typeof node.value === 'boolean' ? [] : [{ path, expected: 'true or false' }];
  }
  if ('list' in shape) {
    if (node.kind !== 'list') return [{ path, expected: 'a list' }];
    return node.items.flatMap((item, index) => findItemMisfits(item, shape, [...path, String(index)]));
  }
  if (node.kind !== 'map') return [{ path, expected: 'a map' }];
  return [...node.entries].flatMap(([key, { value }]) => {
    const inner = 'each' in shape ? shape.each : Object.hasOwn(shape.members, key) ? shape.members[key] : undefined;
    return inner === undefined ? [] : findMisfits(value, inner, [...path, key]);
  });
}

function findItemMisfits(item: ValueNode, shape: Extract<Shape, { list: unknown }>, path: readonly string[]): Misfit[] {
  if (shape.nulls === 'refused' && item.kind === 'scalar' && item.value === null) return [{ path, expected: 'a map, not null' }];
  return shape.list === 'any' ? [] : findMisfits(item, shape.list, path);
}
