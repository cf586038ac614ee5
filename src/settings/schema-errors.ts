import type { ErrorObject } from 'ajv';
import { appSettings, DIGITS, policyGateSettings } from './setting.ts';
import type { FindingCode } from '../errors/codes.ts';
import { describeKeyword } from '../errors/schema-words.ts';

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
  /** The texts that are allowed, where there are a few. */
  readonly choices?: readonly string[];
}

/** What a pattern of the schema means, in words. */
const EXPECTED: ReadonlyMap<string, string> = new Map([
  [DIGITS, 'must be a whole number, in digits alone'] as const,
  ...[...appSettings, ...policyGateSettings].flatMap(({ schema }) =>
    schema.pattern !== undefined && schema['x-expected'] !== undefined ? [[schema.pattern, schema['x-expected']] as const] : [],
  ),
]);

function describe(error: ErrorObject): { code: FindingCode; message: string } {
  const params = error.params as Record<string, unknown>;
  const { limit, allowedValues, allowedValue, [error.keyword]: own } = params;
  const words = describeKeyword(error.keyword, own ?? limit ?? allowedValues ?? allowedValue);
  const expected = error.keyword === 'pattern' ? EXPECTED.get(String(params['pattern'])) : undefined;
  if (expected !== undefined) return { code: 'wrong-value', message: expected };
  return words ?? { code: 'wrong-value', message: error.message ?? 'is not valid' };
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

function choicesOf({ keyword, params }: ErrorObject): readonly string[] | undefined {
  const { allowedValues } = params as Record<string, unknown>;
  if (keyword !== 'enum' || !Array.isArray(allowedValues)) return undefined;
  return (allowedValues as unknown[]).filter((value) => typeof value === 'string' && value !== '') as string[];
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
      const choices = choicesOf(error);
      failures.set(`${pointer} ${error.keyword}`, { pointer, code, message, ...(choices && { choices }) });
    }
  }
  return [...failures.values()];
}
