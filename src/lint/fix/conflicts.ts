import type { Fix } from '../../errors/finding.ts';
import { formatPath } from '../../helm/value-tree.ts';

/** True when `path` is `start`, or leads to something within it. */
export function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((step, index) => path[index] === step);
}

/** Where a fix puts its entry; undefined for one that leaves the entry where it is. */
export function targetOf({ path, action }: Fix): readonly string[] | undefined {
  if (action.kind === 'rename') return [...path.slice(0, -1), action.to];
  return action.kind === 'move' ? action.to : undefined;
}

/** A text that only fixes that say the same have in common. */
export function identityOf({ path, action }: Fix): string {
  return JSON.stringify([path, action]);
}

/**
 * Tells which fixes of a list cannot be made together with the others. The answer depends on nothing but the list, so that
 * making the same fixes again changes nothing.
 */
export class FixConflicts {
  /** First fix of each aspect of each path. */
  readonly #aspects = new Map<string, Fix>();
  /** First fix for each target. */
  readonly #targets = new Map<string, Fix>();
  /** Every path that a fix is about, and every path around one. */
  readonly #touched = new Set<string>();
  /** Paths of entries that get another name or place. */
  readonly #leaving = new Set<string>();

  constructor(fixes: readonly Fix[]) {
    for (const fix of fixes) {
      for (const aspect of aspectsOf(fix)) putFirst(this.#aspects, `${aspect} ${keyOf(fix.path)}`, fix);
      for (let length = 1; length <= fix.path.length; length += 1) this.#touched.add(keyOf(fix.path.slice(0, length)));
      const target = targetOf(fix);
      if (target === undefined) continue;
      putFirst(this.#targets, keyOf(target), fix);
      this.#leaving.add(keyOf(fix.path));
    }
  }

  /** Why a fix of the list cannot be made, undefined when it can. */
  reasonFor(fix: Fix): string | undefined {
    const isTaken = aspectsOf(fix).some((aspect) => !isFirst(this.#aspects, `${aspect} ${keyOf(fix.path)}`, fix));
    if (isTaken) return 'another fix changes the same key in another way';
    const target = targetOf(fix);
    if (target === undefined) return undefined;
    if (startsWith(target, fix.path)) return 'it stands there already, or would contain itself';
    if (!isFirst(this.#targets, keyOf(target), fix)) return `another fix brings ${formatPath(target)}`;
    if (this.#touched.has(keyOf(target))) return `${formatPath(target)} has a fix of its own`;
    for (let length = 1; length < target.length; length += 1) {
      const around = target.slice(0, length);
      if (this.#leaving.has(keyOf(around)) && !startsWith(fix.path, around))
        return `${formatPath(around)} is moved by another fix`;
    }
    return undefined;
  }
}

/** What a fix changes of an entry; two fixes of one entry must not change the same. */
function aspectsOf({ path, action }: Fix): readonly ('value' | 'name' | 'place')[] {
  switch (action.kind) {
    case 'quote':
    case 'write':
      return ['value'];
    case 'rename':
      return ['name'];
    case 'move':
      return action.to.at(-1) === path.at(-1) ? ['place'] : ['name', 'place'];
  }
}

const keyOf = (path: readonly string[]): string => JSON.stringify(path);

function putFirst(map: Map<string, Fix>, key: string, fix: Fix): void {
  if (!map.has(key)) map.set(key, fix);
}

function isFirst(map: ReadonlyMap<string, Fix>, key: string, fix: Fix): boolean {
  const first = map.get(key);
  return first === undefined || identityOf(first) === identityOf(fix);
}
