import type { ErrorObject } from 'ajv';
import { appSettings, policyGateSettings } from './setting.ts';
import type { FindingCode } from '../errors/codes.ts';

/** A validator that `gatectl generate` compiled ahead (ajv standalone code). */
export interface CompiledValidator {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/** A JSON Schema failure in our words. Never holds the value. */
export interface SchemaFailure {
  /** JSON pointer of the value. */
  readonly pointer: string;
  readonly code: FindingCode;
  /** Reads on after the key's name. */
  readonly message: string;
}

/** What a pattern of the schema means, in words. */
const EXPECTED: ReadonlyMap<string, string> = new Map(
  [...appSettings, ...policyGateSettings].flatMap(({ schema }) =>
    schema.pattern !== undefined && schema['x-expected'] !== undefined ? [[schema.pattern, schema['x-expected']] as const] : [],
  ),
);

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
  null: 'null',
};

function describe(error: ErrorObject): { code: FindingCode; message: string } {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'type':
      return {
        code: 'wrong-type',
        message: `must be ${[params['type']]
          .flat()
          .map((type) => TYPE_WORDS[String(type)] ?? String(type))
          .join(' or ')}`,
      };
    case 'enum':
      return {
        code: 'wrong-value',
        message: `must be one of ${(params['allowedValues'] as unknown[]).map((value) => (value === '' ? '""' : String(value))).join(', ')}`,
      };
    case 'const':
      return { code: 'wrong-value', message: `must be ${JSON.stringify(params['allowedValue'])}` };
    case 'minimum':
      return { code: 'wrong-value', message: `must be at least ${String(params['limit'])}` };
    case 'maximum':
      return { code: 'wrong-value', message: `must be at most ${String(params['limit'])}` };
    case 'minLength':
      return {
        code: 'wrong-value',
        message: params['limit'] === 1 ? 'must not be empty' : `must have at least ${String(params['limit'])} characters`,
      };
    case 'maxLength':
      return { code: 'wrong-value', message: `must have at most ${String(params['limit'])} characters` };
    case 'pattern':
      return {
        code: 'wrong-value',
        message: EXPECTED.get(String(params['pattern'])) ?? `must match ${String(params['pattern'])}`,
      };
    case 'additionalProperties':
      return { code: 'unknown-key', message: 'is not a key that is known here' };
    case 'required':
      return { code: 'required-key', message: 'is needed' };
    default:
      return { code: 'wrong-value', message: error.message ?? 'is not valid' };
  }
}

/** The child that the failure is about, where JSON Schema reports it at the parent. */
function childOf(error: ErrorObject): string | undefined {
  const params = error.params as Record<string, unknown>;
  const child =
    error.keyword === 'additionalProperties'
      ? params['additionalProperty']
      : error.keyword === 'required'
        ? params['missingProperty']
        : undefined;
  return typeof child === 'string' ? child.replaceAll('~', '~0').replaceAll('/', '~1') : undefined;
}

/** Words the failures of a compiled validator; one per value and keyword, without the wrappers (`anyOf`, `if`). */
export function explainFailures(validator: CompiledValidator): SchemaFailure[] {
  const errors = validator.errors ?? [];
  const failures = new Map<string, SchemaFailure>();
  for (const error of errors) {
    if (['anyOf', 'oneOf', 'allOf', 'if', 'not'].includes(error.keyword)) continue;
    const child = childOf(error);
    const pointer = child === undefined ? error.instancePath : `${error.instancePath}/${child}`;
    const { code, message } = describe(error);
    const known = failures.get(`${pointer} ${error.keyword}`);
    // The branches of an anyOf fail together: "a whole number" or "text" is one sentence.
    if (known !== undefined && code === 'wrong-type') {
      failures.set(`${pointer} ${error.keyword}`, {
        ...known,
        message: `${known.message} or ${message.replace('must be ', '')}`,
      });
    } else if (known === undefined) {
      failures.set(`${pointer} ${error.keyword}`, { pointer, code, message });
    }
  }
  return [...failures.values()];
}
