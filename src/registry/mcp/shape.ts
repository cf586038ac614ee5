/**
 * Small checks that put together say what a JSON document must look like. Each names every place that is wrong.
 *
 * @module
 */
import type { JsonObject, JsonValue } from '../../gate/decision.ts';
import { pointerTo } from '../body.ts';
import { nullable, type Schema } from '../openapi/operation.ts';
import type { BodyError } from '../problem.ts';

/** One thing that is wrong with a server.json, or worth knowing. Its message reads on after the place. */
export interface Issue extends BodyError {
  /** `schema`: of the wrong shape; `semantic`: against a rule beyond the shape. */
  readonly type: 'schema' | 'semantic';
  readonly severity: 'error' | 'warning' | 'info';
  /** Name of the rule; the official registry's where it has the same. */
  readonly reference: string;
}

/** What a value must look like. */
export interface Shape {
  /** Finds what is wrong with a value. */
  (value: JsonValue, pointer: string): Issue[];
  /** The same in JSON Schema (2020-12), for the API's description. */
  readonly schema: Schema;
}

const shape = (schema: Schema, check: (value: JsonValue, pointer: string) => Issue[]): Shape => Object.assign(check, { schema });

/** The same check under a description that says more: what a rule beyond the shape (`rules.ts`) will ask for. */
export const described = (what: Shape, more: Schema): Shape => shape({ ...what.schema, ...more }, what);

/** Makes an issue; an error unless said otherwise. */
export const issue = (
  type: Issue['type'],
  reference: string,
  pointer: string,
  message: string,
  severity: Issue['severity'] = 'error',
): Issue => ({ type, reference, pointer, message, severity });

/** True for an object, not for a list. */
export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of a list that are objects, with their places; none when there is no list. */
export function objectsIn(value: JsonValue | undefined, pointer: string): [JsonObject, string][] {
  if (!Array.isArray(value)) return [];
  return (value as readonly JsonValue[]).flatMap((entry, index) =>
    isObject(entry) ? [[entry, pointerTo(pointer, index)] as [JsonObject, string]] : [],
  );
}

const wrongType = (pointer: string, expected: string): Issue[] => [issue('schema', 'wrong-type', pointer, `must be ${expected}`)];

/** True or false. */
export const truth: Shape = shape({ type: 'boolean' }, (value, pointer) =>
  typeof value === 'boolean' ? [] : wrongType(pointer, 'true or false'),
);

/** Text. A length is in Unicode characters. */
export function text(rules: { min?: number; max?: number; pattern?: RegExp; expected?: string } = {}): Shape {
  const { min = 0, max = Infinity, pattern, expected = 'be of another form' } = rules;
  const length = min > 0 ? `have ${min} to ${max} characters` : `have at most ${max} characters`;
  const schema = {
    type: 'string',
    ...(min > 0 && { minLength: min }),
    ...(max < Infinity && { maxLength: max }),
    ...(pattern !== undefined && { pattern: pattern.source }),
  };
  return shape(schema, (value, pointer) => {
    if (typeof value !== 'string') return wrongType(pointer, 'text');
    const count = value.length > max || value.length < min ? Array.from(value).length : value.length;
    if (count < min || count > max) return [issue('schema', 'text-length', pointer, `must ${length}`)];
    return pattern?.test(value) === false ? [issue('schema', 'text-pattern', pointer, `must ${expected}`)] : [];
  });
}

const URI_CHARACTERS = String.raw`(?:[\w\-.~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*`;

/**
 * Square brackets stand around an IPv6 address alone, and a scheme alone is no address. The authority is taken whole or not at all: with
 * every part of it tried, a long text that is no address would take time in proportion to the square of its length.
 */
const URI = new RegExp(`^[a-zA-Z][a-zA-Z0-9+.-]*:(?=[^?#])(?://[^/?#\\s]*(?=[/?#]|$))?${URI_CHARACTERS}(?:#${URI_CHARACTERS})?$`);

/** An absolute URI (RFC 3986). */
export function uri(max = Infinity): Shape {
  const limited = text({ max });
  return shape({ ...limited.schema, format: 'uri' }, (value, pointer) => {
    const issues = limited(value, pointer);
    if (issues.length > 0 || typeof value !== 'string') return issues;
    // Browsers mend http:example.com; others do not.
    const isWhole = URI.test(value) && !/^https?:(?!\/\/)/i.test(value) && URL.canParse(value);
    return isWhole ? [] : [issue('schema', 'invalid-uri', pointer, 'must be an absolute URL')];
  });
}

/** One of a few words. */
export function oneOf(...words: string[]): Shape {
  const expected = words.length === 1 ? `must be ${words[0]}` : `must be one of ${words.join(', ')}`;
  return shape({ enum: words }, (value, pointer) =>
    typeof value === 'string' && words.includes(value) ? [] : [issue('schema', 'not-listed', pointer, expected)],
  );
}

/** A list of things of one shape. */
export function list(item: Shape): Shape {
  return shape({ type: 'array', items: item.schema }, (value, pointer) =>
    Array.isArray(value)
      ? (value as readonly JsonValue[]).flatMap((entry, index) => item(entry, pointerTo(pointer, index)))
      : wrongType(pointer, 'a list'),
  );
}

/** An object with members of any name, all of one shape. */
export function map(item: Shape): Shape {
  return shape({ type: 'object', additionalProperties: nullable(item.schema) }, (value, pointer) =>
    isObject(value)
      ? Object.entries(value).flatMap(([name, member]) => item(member, pointerTo(pointer, name)))
      : wrongType(pointer, 'an object'),
  );
}

/** Anything that is an object. */
export const anyObject: Shape = shape({ type: 'object' }, (value, pointer) =>
  isObject(value) ? [] : wrongType(pointer, 'an object'),
);

/** An object with known members; those whose names end in `!` are needed, others than these are none of it. */
export function object(members: Readonly<Record<string, Shape>>): Shape {
  const shapes = new Map(Object.entries(members).map(([name, member]) => [name.replace(/!$/, ''), member]));
  const needed = Object.keys(members)
    .filter((name) => name.endsWith('!'))
    .map((name) => name.slice(0, -1));
  const schema = {
    type: 'object',
    ...(needed.length > 0 && { required: needed }),
    properties: Object.fromEntries(
      [...shapes].map(([name, member]) => [name, needed.includes(name) ? member.schema : nullable(member.schema)]),
    ),
    additionalProperties: false,
  };
  return shape(schema, (value, pointer) => {
    if (!isObject(value)) return wrongType(pointer, 'an object');
    const missing = needed.filter((name) => value[name] === undefined);
    return [
      ...missing.map((name) => issue('schema', 'required-member', pointerTo(pointer, name), 'is needed')),
      ...Object.entries(value).flatMap(([name, member]) => {
        const at = pointerTo(pointer, name);
        return shapes.get(name)?.(member, at) ?? [issue('schema', 'unknown-member', at, 'is no member of a server.json')];
      }),
    ];
  });
}

/** An object whose shape depends on its `type`. */
export function byType(shapes: Readonly<Record<string, Shape>>): Shape {
  const type = oneOf(...Object.keys(shapes));
  return shape({ anyOf: Object.values(shapes).map(({ schema }) => schema) }, (value, pointer) => {
    if (!isObject(value)) return wrongType(pointer, 'an object');
    const given = value['type'];
    const chosen = typeof given === 'string' && Object.hasOwn(shapes, given) ? shapes[given] : undefined;
    if (chosen !== undefined) return chosen(value, pointer);
    const at = pointerTo(pointer, 'type');
    return given === undefined ? [issue('schema', 'required-member', at, 'is needed')] : type(given, at);
  });
}
