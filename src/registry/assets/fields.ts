/**
 * Types of the known members of a card. Each says what it expects, so that a kind of asset is a table of names and types.
 *
 * @module
 */
import type { JsonValue } from '../../gate/decision.ts';

interface FieldTypeDefinition {
  /** Reads on after the member's pointer. */
  readonly expected: string;
  /** The same as JSON Schema (2020-12), for the API's description. */
  readonly schema: Readonly<Record<string, unknown>>;
  accepts(value: JsonValue): boolean;
  /** How a form (application/x-www-form-urlencoded) writes it; as text when absent. */
  readonly form?: 'list' | 'json' | 'boolean' | 'number';
}

const isText = (value: JsonValue): value is string => typeof value === 'string';
const isObject = (value: JsonValue): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOf = (value: JsonValue, accepts: (item: JsonValue) => boolean): boolean =>
  Array.isArray(value) && value.every(accepts);

const MAX_URL_LENGTH = 2048;

/** Schemes that an address may have, in any case, with what must follow them: a host without a user name or password before it. */
function addressPattern(...schemes: readonly string[]): string {
  const inAnyCase = schemes.map((scheme) => scheme.replaceAll(/./g, (letter) => `[${letter}${letter.toUpperCase()}]`));
  return String.raw`^(?:${inAnyCase.join('|')})://[^\s\u0000-\u001f\u007f-\u009f/?#@\\]+(?:[/?#][^\s\u0000-\u001f\u007f-\u009f\\]*)?$`;
}

interface AddressType {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly accepts: (value: JsonValue) => boolean;
}

/** An absolute URL as browsers read it. `format: whatwg-url` says so to people and their tools; JSON Schema has no name for it. */
function addressType(...schemes: readonly string[]): AddressType {
  const pattern = addressPattern(...schemes);
  const compiled = new RegExp(pattern);
  return {
    schema: { type: 'string', format: 'whatwg-url', maxLength: MAX_URL_LENGTH, pattern },
    accepts: (value) =>
      isText(value) && Array.from(value).length <= MAX_URL_LENGTH && compiled.test(value) && URL.canParse(value),
  };
}

const texts = { type: 'array', items: { type: 'string' } };

const fieldTypes = {
  text: { expected: 'must be text', schema: { type: 'string' }, accepts: isText },
  path: {
    expected: 'must be text',
    // What else is wrong with it is told by the function that normalises it.
    schema: { type: 'string', format: 'asset-path', minLength: 1, maxLength: 256 },
    accepts: isText,
  },
  name: {
    expected: 'must be text of 1 to 256 characters without control characters',
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: 256,
      pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$',
      allOf: [{ pattern: '\\S' }],
    },
    accepts: (value) =>
      isText(value) && value.trim() !== '' && Array.from(value).length <= 256 && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value),
  },
  filledText: {
    expected: 'must be text that is not empty',
    schema: { type: 'string', minLength: 1, pattern: '\\S' },
    accepts: (value) => isText(value) && value.trim() !== '',
  },
  status: {
    expected: 'must be a word of lower-case letters, such as active or draft',
    schema: { type: 'string', pattern: '^[a-z][a-z_-]{0,63}$' },
    accepts: (value) => isText(value) && /^[a-z][a-z_-]{0,63}$/.test(value),
  },
  webUrl: {
    expected: 'must be an absolute http or https URL without user name or password',
    ...addressType('http', 'https'),
  },
  endpointUrl: {
    expected: 'must be an absolute URL (http, https, ws, wss, grpc, grpcs) without user name or password',
    ...addressType('http', 'https', 'ws', 'wss', 'grpc', 'grpcs'),
  },
  texts: { expected: 'must be a list of texts', schema: texts, accepts: (value) => isListOf(value, isText), form: 'list' },
  tags: {
    expected: 'must be a list of texts, or one text separated by commas',
    schema: { anyOf: [{ type: 'string' }, texts] },
    accepts: (value) => isText(value) || isListOf(value, isText),
    form: 'list',
  },
  textOrObject: {
    expected: 'must be text or an object',
    schema: { type: ['string', 'object'] },
    accepts: (value) => isText(value) || isObject(value),
  },
  object: { expected: 'must be an object', schema: { type: 'object' }, accepts: isObject, form: 'json' },
  objects: {
    expected: 'must be a list of objects',
    schema: { type: 'array', items: { type: 'object' } },
    accepts: (value) => isListOf(value, isObject),
    form: 'json',
  },
  list: { expected: 'must be a list', schema: { type: 'array' }, accepts: (value) => Array.isArray(value), form: 'json' },
  listOrObject: {
    expected: 'must be a list or an object',
    schema: { type: ['array', 'object'] },
    accepts: (value) => Array.isArray(value) || isObject(value),
    form: 'json',
  },
  boolean: {
    expected: 'must be true or false',
    schema: { type: 'boolean' },
    accepts: (value) => typeof value === 'boolean',
    form: 'boolean',
  },
  number: {
    expected: 'must be a number',
    schema: { type: 'number' },
    accepts: (value) => typeof value === 'number',
    form: 'number',
  },
} as const satisfies Record<string, FieldTypeDefinition>;

/** Name of a type that a member of a card can have. */
export type FieldType = keyof typeof fieldTypes;

/** The type with this name. */
export const fieldType = (name: FieldType): FieldTypeDefinition => fieldTypes[name];

/** Reads a list as a form writes it: JSON, or entries separated by commas. */
function parseFormList(text: string): JsonValue {
  return text.trim().startsWith('[')
    ? parseFormJson(text)
    : text
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '');
}

function parseFormJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // Stays text, which the member's type then refuses.
    return text;
  }
}

/** Reads the text of a form field as its type is written in forms; what cannot be read stays text. */
export function fromFormText(type: FieldType, text: string): JsonValue {
  switch (fieldType(type).form) {
    case 'list':
      return parseFormList(text);
    case 'json':
      return parseFormJson(text);
    case 'boolean':
      return /^(?:true|on|1)$/i.test(text) ? true : /^(?:false|off|0)$/i.test(text) ? false : text;
    case 'number':
      return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
    default:
      return text;
  }
}
