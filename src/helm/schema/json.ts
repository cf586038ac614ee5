/** A number in decimal, exact: `coefficient * 10 ** exponent`. JSON Schema in Helm compares and divides without rounding. */
export class Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;

  constructor(coefficient: bigint, exponent: number) {
    this.coefficient = coefficient;
    this.exponent = exponent;
  }

  /** Reads a JSON number, undefined when its exponent is beyond what Go's `big.Rat` reads. */
  static parse(text: string): Decimal | undefined {
    const [, sign = '', whole = '', fraction = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]?\d+))?$/i.exec(text) ?? [];
    const exponent = Number(power) - fraction.length;
    if (whole === '' || Math.abs(exponent) > MAX_EXPONENT) return undefined;
    return new Decimal(BigInt(`${sign}${whole}${fraction}`), exponent);
  }

  /** Whole numbers in full, others as a float. */
  toString(): string {
    return this.exponent >= 0 && this.exponent < 20 ? String(this.scaledTo(0)) : String(this.toJSON());
  }

  toJSON(): number {
    return Number(`${this.coefficient}e${this.exponent}`);
  }

  /** Coefficient at a smaller or equal exponent. */
  scaledTo(exponent: number): bigint {
    return this.exponent === exponent ? this.coefficient : this.coefficient * 10n ** BigInt(this.exponent - exponent);
  }
}

/** `big.Rat.SetString` gives up beyond. */
const MAX_EXPONENT = 1_000_000;

/** A JSON value as the validator takes it, in schemas and in values alike. */
export type Json = null | boolean | string | number | bigint | Decimal | readonly Json[] | JsonObject;

/** A JSON object. Read it with {@link member}: its keys may be those of `Object.prototype`. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Types of JSON Schema, less `integer`, which is a kind of number. */
export type JsonType = 'null' | 'boolean' | 'string' | 'number' | 'array' | 'object';

/** Type of a value. */
export function typeOf(value: Json): JsonType {
  if (value === null) return 'null';
  if (typeof value === 'boolean' || typeof value === 'string') return typeof value as 'boolean' | 'string';
  if (typeof value !== 'object' || value instanceof Decimal) return 'number';
  return Array.isArray(value) ? 'array' : 'object';
}

/** True for a map, false for every other value. */
export function isObject(value: Json | undefined): value is JsonObject {
  return value !== undefined && typeOf(value) === 'object';
}

/** True for a list. */
export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Value of a key, undefined when the object lacks it. */
export function member(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The exact number that a value is, undefined for other values. A float counts as its shortest decimal, as in Helm. */
export function decimalOf(value: Json | undefined): Decimal | undefined {
  if (value instanceof Decimal) return value;
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return new Decimal(BigInt(value as number | bigint), 0);
  return typeof value === 'number' ? Decimal.parse(String(value)) : undefined;
}

/** True when maps and lists stand within each other on more levels. */
export function nestsDeeperThan(value: Json, levels: number): boolean {
  if (!isArray(value) && !isObject(value)) return false;
  return (
    levels === 0 || Object.values(value as Readonly<Record<string, Json>>).some((inner) => nestsDeeperThan(inner, levels - 1))
  );
}

/** Negative, zero or positive, as `a` is below, equal to or above `b`. */
export function compare(a: Decimal, b: Decimal): number {
  const exponent = Math.min(a.exponent, b.exponent);
  const [left, right] = [a.scaledTo(exponent), b.scaledTo(exponent)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** True when `a` is a whole multiple of `b`. */
export function isMultiple(a: Decimal, b: Decimal): boolean {
  const exponent = Math.min(a.exponent, b.exponent);
  return b.coefficient !== 0n && a.scaledTo(exponent) % b.scaledTo(exponent) === 0n;
}

/** True for a whole number, however it is written (`1.0`, `1e6`). */
export function isInteger(value: Json): boolean {
  const number = decimalOf(value);
  return number !== undefined && (number.exponent >= 0 || isMultiple(number, new Decimal(1n, 0)));
}

/** Reads a text as `big.Rat.SetString` does, less its fractions and its hexadecimal, octal and binary numbers. */
function decimalIn(text: string): Decimal | undefined {
  const [, sign = '', digits = '', power = ''] = /^([+-]?)((?=\.?\d)[\d_]*\.?[\d_]*?)(e[-+]?\d+)?$/i.exec(text) ?? [];
  if (/^_|_$|__|_\.|\._/.test(digits)) return undefined;
  return Decimal.parse(`${sign.replace('+', '')}${digits.replaceAll('_', '').replace(/^\./, '0.').replace(/\.$/, '')}${power}`);
}

/**
 * Deep equality; numbers are equal when their values are. As in Helm's validator, a number also equals the text of one
 * when the number comes first.
 */
export function isEqual(a: Json, b: Json): boolean {
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index] ?? null));
  if (isObject(a)) {
    if (!isObject(b)) return false;
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && isEqual(member(a, key) ?? null, member(b, key) ?? null))
    );
  }
  const left = decimalOf(a);
  if (left === undefined) return a === b;
  const right = typeof b === 'string' ? decimalIn(b) : decimalOf(b);
  return right !== undefined && compare(left, right) === 0;
}

/** A text that equal values share and others do not: for finding duplicates without comparing each with each. */
export function fingerprint(value: Json): string {
  if (isArray(value)) return `[${value.map(fingerprint).join(',')}]`;
  if (isObject(value)) {
    const keys = Object.keys(value).toSorted((a, b) => (a < b ? -1 : 1));
    return `{${keys.map((key) => `${JSON.stringify(key)}:${fingerprint(member(value, key) ?? null)}`).join(',')}}`;
  }
  const number = decimalOf(value);
  if (number === undefined) return JSON.stringify(value);
  const digits = String(number.coefficient).replace(/0+$/, '');
  return number.coefficient === 0n ? '0' : `${digits}e${number.exponent + String(number.coefficient).length - digits.length}`;
}

// Part of ES2026 and of every Node that we run on; TypeScript's library does not know it yet.
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parseWith = JSON.parse as (text: string, reviver: Reviver) => unknown;

/**
 * Parses JSON and keeps its numbers exact.
 *
 * @throws SyntaxError when the text is not JSON
 */
export function parseJson(text: string): Json {
  return parseWith(text, (_key, value, { source }) =>
    typeof value === 'number' ? (Decimal.parse(source ?? String(value)) ?? value) : value,
  ) as Json;
}
