import { formatPath, type MapNode, nodeAt, toPlain, type ValueNode } from '../helm/value-tree.ts';
import { existingSecretKey, WHOLE_SECRET_KEY } from '../settings/setting.ts';

const DATABASE_URL = 'registryDatabaseUrl';

/** A chart's values, looked up by its own paths whatever chart it stands in. */
export class ChartValues {
  readonly #values: MapNode;
  readonly #base: readonly string[];

  /**
   * @param values effective values of the chart that is installed
   * @param base path of the chart's own values among them
   */
  constructor(values: MapNode, base: readonly string[]) {
    this.#values = values;
    this.#base = base;
  }

  /** A path as the user types it. */
  readonly nameOf = (path: string): string => formatPath([...this.#base, ...path.split('.')]);

  node(path: string): ValueNode | undefined {
    return nodeAt(this.#values, [...this.#base, ...path.split('.')]);
  }

  value(path: string): unknown {
    const node = this.node(path);
    return node === undefined ? undefined : toPlain(node);
  }

  /** The text at a path, empty when there is none. */
  text(path: string): string {
    const value = this.value(path);
    return typeof value === 'string' ? value : '';
  }

  /** As the templates see it: text that is more than white space, a list or map that holds something, a number but 0, true. */
  isSet(path: string): boolean {
    const value = this.value(path);
    if (typeof value === 'string') return value.trim() !== '';
    return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);
  }

  /** True for a value that the user gave, not a chart's default. */
  isOwn(path: string): boolean {
    const node = this.node(path);
    return node !== undefined && node.origin.kind !== 'chart';
  }

  /** True when the one Secret of the registry is known to hold a variable: the same as the templates' `registry.existingSecretHolds`. */
  existingSecretHolds(env: string): boolean {
    if (!this.isSet(`app.${WHOLE_SECRET_KEY}`)) return false;
    const listed = this.value('existingSecretKeys');
    const external = this.value('externalSecret.enabled') === true && this.node(`externalSecret.data.${env}`) !== undefined;
    return (Array.isArray(listed) && listed.includes(env)) || external;
  }

  /** True when the registry stores in PostgreSQL, as far as the values tell: the same as the templates' `registry.usesPostgresql`. */
  get usesPostgresql(): boolean {
    const keys = [DATABASE_URL, existingSecretKey(DATABASE_URL)];
    return keys.some((key) => this.isSet(`app.${key}`)) || this.existingSecretHolds('REGISTRY_DATABASE_URL');
  }
}
