import type { Scalar } from '../../helm/value-tree.ts';

/** What a fix changes in the values of the file. */
export type Change =
  | { readonly kind: 'set'; readonly path: readonly string[]; readonly value: Scalar }
  | { readonly kind: 'rename'; readonly path: readonly string[]; readonly to: string }
  | {
      readonly kind: 'move';
      readonly path: readonly string[];
      readonly to: readonly string[];
      /** Path of the entry, or of the map around it that goes with its last key. */
      readonly removed: readonly string[];
    };

/**
 * Makes changes in plain values (`toPlain`), all of whose paths are those before any of them: scalars first, then keys from
 * the innermost one outwards.
 *
 * @returns false when one of them cannot be made: what should hold the entry is no map
 */
export function applyChanges(values: unknown, changes: readonly Change[]): boolean {
  const rank = ({ kind, path }: Change): number => (kind === 'set' ? -Infinity : -path.length);
  return changes.toSorted((a, b) => rank(a) - rank(b)).every((change) => applyChange(values, change));
}

function applyChange(values: unknown, change: Change): boolean {
  const { path } = change;
  switch (change.kind) {
    case 'set':
      return write(memberAt(values, path.slice(0, -1)), path, change.value);
    case 'rename': {
      const map = memberAt(values, path.slice(0, -1));
      const value = memberAt(values, path);
      remove(map, path);
      return write(map, [change.to], value);
    }
    case 'move': {
      const value = memberAt(values, path);
      remove(memberAt(values, change.removed.slice(0, -1)), change.removed);
      return write(openMap(values, change.to.slice(0, -1)), change.to, value);
    }
  }
}

/** The map at a path; where there is nothing, or null, an empty one is put. */
function openMap(values: unknown, path: readonly string[]): unknown {
  let map = values;
  for (const step of path) {
    if ((memberAt(map, [step]) ?? null) === null) write(map, [step], {});
    map = memberAt(map, [step]);
  }
  return map;
}

function memberAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, step) => (isObject(node) && Object.hasOwn(node, step) ? node[step] : undefined), values);
}

function write(node: unknown, path: readonly string[], value: unknown): boolean {
  if (!isObject(node)) return false;
  return Reflect.defineProperty(node, path.at(-1) ?? '', { value, enumerable: true, configurable: true, writable: true });
}

function remove(node: unknown, path: readonly string[]): void {
  if (isObject(node)) Reflect.deleteProperty(node, path.at(-1) ?? '');
}

function isObject(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null;
}
