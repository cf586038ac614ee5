import type { FindingCode } from './codes.ts';

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
  null: 'null',
};

const show = (value: unknown): string => (typeof value === 'string' && value !== '' ? value : JSON.stringify(value));

const count = (limit: unknown, one: string, many: string): string => `${String(limit)} ${String(limit) === '1' ? one : many}`;

/** What a keyword of JSON Schema asks for, given its value; reads on after the name of a key. Undefined for other keywords. */
export function describeKeyword(keyword: string, wanted: unknown): { code: FindingCode; message: string } | undefined {
  const value = (message: string): { code: FindingCode; message: string } => ({ code: 'wrong-value', message });
  switch (keyword) {
    case 'type':
      return {
        code: 'wrong-type',
        message: `must be ${[wanted]
          .flat()
          .map((type) => TYPE_WORDS[String(type)] ?? String(type))
          .join(' or ')}`,
      };
    case 'enum':
      return value(`must be one of ${(wanted as unknown[]).map(show).join(', ')}`);
    case 'const':
      return value(`must be ${JSON.stringify(wanted)}`);
    case 'minimum':
      return value(`must be at least ${String(wanted)}`);
    case 'maximum':
      return value(`must be at most ${String(wanted)}`);
    case 'exclusiveMinimum':
      return value(`must be more than ${String(wanted)}`);
    case 'exclusiveMaximum':
      return value(`must be less than ${String(wanted)}`);
    case 'multipleOf':
      return value(`must be a multiple of ${String(wanted)}`);
    case 'minLength':
      return value(String(wanted) === '1' ? 'must not be empty' : `must have at least ${String(wanted)} characters`);
    case 'maxLength':
      return value(`must have at most ${String(wanted)} characters`);
    case 'pattern':
      return value(`must match ${String(wanted)}`);
    case 'format':
      return value(`must be in the format ${String(wanted)}`);
    case 'minItems':
      return value(`must have at least ${count(wanted, 'item', 'items')}`);
    case 'maxItems':
      return value(`must have at most ${count(wanted, 'item', 'items')}`);
    case 'uniqueItems':
      return value('must not have the same item twice');
    case 'minProperties':
      return value(`must have at least ${count(wanted, 'key', 'keys')}`);
    case 'maxProperties':
      return value(`must have at most ${count(wanted, 'key', 'keys')}`);
    case 'additionalProperties':
      return { code: 'unknown-key', message: 'is not a key that is known here' };
    case 'required':
      return { code: 'required-key', message: 'is needed' };
    default:
      return undefined;
  }
}
