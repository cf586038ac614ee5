import type { ValueNode } from './value-tree.ts';

/** Helm stops at these values, or would never end. */
export class HelmRefusal extends Error {
  override readonly name = 'HelmRefusal';
  /** Path of the key that Helm stops at. */
  readonly path: string;
  /** What Helm stops at, undefined when it stops for a lack. */
  readonly node: ValueNode | undefined;

  constructor(message: string, path: string, node?: ValueNode) {
    super(message);
    this.path = path;
    this.node = node;
  }
}

/** Levels of values within each other; the limits of all sources together stay below. */
const MAX_LEVEL = 1000;

/**
 * Guards a walk through values: `import-values` can put a table within itself, and Helm then never ends.
 *
 * @throws HelmRefusal when the level is deeper than any values can be
 */
export function checkLevel(level: number): void {
  if (level > MAX_LEVEL) throw new HelmRefusal('import-values put a table within itself', '');
}
