import type { AssetType, JsonObject } from '../../gate/decision.ts';
import type { BodyError } from '../problem.ts';
import type { FieldType } from './fields.ts';

/** A known member of a card. */
export interface Field {
  readonly type: FieldType;
  readonly required?: true;
  /** Other names under which the member is accepted. A card may not use two of them for different values. */
  readonly also?: readonly string[];
  /** A sentence on it, for the API's description. */
  readonly about?: string;
}

/** A kind of asset, as data: everything that the registry does with all kinds alike follows from it. */
export interface Kind {
  readonly assetType: AssetType;
  /** Name of the kind in paths and in lists. */
  readonly collection: 'agents' | 'servers' | 'skills';
  /** Known members; others are kept as they are. */
  readonly fields: Readonly<Record<string, Field>>;
  /** Folder that the path of every asset of this kind is in; absent for any. */
  readonly home?: string;
  /** True when an asset that gives no path gets one that is made of its name. */
  readonly namesPath?: true;
  /** What a card lacks that it should have, but is not refused for. */
  readonly advise?: (card: JsonObject) => readonly BodyError[];
}

/** The snake_case spelling of a camelCase name: `protocolVersion` to `protocol_version`. */
function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Adds to each camelCase field its snake_case spelling. */
export function withSnakeCase(fields: Readonly<Record<string, Field>>): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const snake = snakeCase(name);
      return [name, snake === name ? field : { ...field, also: [...(field.also ?? []), snake] }];
    }),
  );
}
