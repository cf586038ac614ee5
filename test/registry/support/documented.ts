/** Answers of the API against its own description. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { normalizePath } from '../../../src/registry/assets/identity.ts';
import { openApiDocument } from '../../../src/registry/openapi/document.ts';

/** An answer with what was asked. */
export interface Exchanged {
  readonly method: string;
  readonly url: string;
  /** Body as JSON text; absent when it is none or of another type. */
  readonly sent: string | undefined;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

interface Described {
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<
    Record<string, { readonly headers: object; readonly content?: Readonly<Record<string, unknown>> }>
  >;
}

const document = openApiDocument() as { readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>> };

const ajv = new Ajv2020({ strict: false, allErrors: true, inlineRefs: false });
addFormats.default(ajv);
ajv.addFormat('asset-path', (text) => normalizePath(text).ok);
ajv.addFormat('whatwg-url', (text) => URL.canParse(text));
for (const format of ['url-template', 'cursor']) ajv.addFormat(format, true);
ajv.addSchema(document, 'api');

const compiled = new Map<string, ValidateFunction>();

/** The schema at a place of the description. */
function schemaAt(...tokens: readonly string[]): ValidateFunction {
  const pointer = tokens.map((token) => encodeURIComponent(token.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const known = compiled.get(pointer) ?? ajv.compile({ $ref: `api#/${pointer}` });
  compiled.set(pointer, known);
  return known;
}

/** The path of the description that a URL falls under: one without parameters before one with them. */
function pathOf(method: string, url: string): string | undefined {
  const asked = url.split('?', 1)[0] as string;
  const matches = Object.keys(document.paths).filter((path) => {
    if (document.paths[path]?.[method.toLowerCase()] === undefined) return false;
    const pattern = path
      .replaceAll(/[.]/g, '\\.')
      .replace('{path}', '.*')
      .replaceAll(/\{\w+\}/g, '[^/]+');
    return new RegExp(`^${pattern}$`).test(asked);
  });
  return matches.toSorted((a, b) => Number(a.includes('{')) - Number(b.includes('{')))[0];
}

/** Why a body was refused that the description allows: what JSON Schema has no words for. */
const BEYOND_SCHEMA = new RegExp(
  [
    'cannot be changed$',
    'contradicts \\w+: give one of them$',
    'is needed: none can be made of the name$',
    'must not repeat the name of the argument$',
    'has variables that are defined nowhere',
    'must be an absolute URL$',
    'must not be (?:larger than|nested deeper than)|must not have (?:more than|paths of|a member|lone)|must be (?:text without lone|a number that)',
    'starts with this status$',
    // With the folder that a kind has.
    'must have at most 255 characters$',
    'hold a secret|is the placeholder of a secret|looks like a secret',
  ].join('|'),
);

function reasonsIn(body: string): string[] {
  const { errors = [], detail } = JSON.parse(body) as { errors?: { message: string }[]; detail: string };
  return errors.length > 0 ? errors.map(({ message }) => message) : [detail];
}

/** Fails unless the description has this answer: its status, its type, its headers and what is in it. */
export function expectDocumented({ method, url, sent, status, headers, body }: Exchanged): void {
  const path = pathOf(method, url);
  if (path === undefined) return;
  const at = `${method} ${path}`;
  const operation = document.paths[path]?.[method.toLowerCase()];
  expect(operation, `${at} is described`).toBeDefined();
  const answer = operation?.responses[status];
  expect(answer, `${at} is described to answer ${status}: ${body.slice(0, 200)}`).toBeDefined();
  for (const name of Object.keys(answer?.headers ?? {})) expect(headers, `${at} ${status}`).toHaveProperty(name.toLowerCase());
  const type = typeof headers['content-type'] === 'string' ? (headers['content-type'].split(';')[0] ?? '') : undefined;
  if (answer?.content === undefined) {
    expect([type, body], at).toEqual([undefined, '']);
    return;
  }
  expect(Object.keys(answer.content), `${at} ${status}`).toContain(type);
  const operationAt = ['paths', path, method.toLowerCase()];
  if (type === 'application/json' || type === 'application/problem+json') {
    const validate = schemaAt(...operationAt, 'responses', String(status), 'content', type, 'schema');
    expect(validate(JSON.parse(body)), `${at} ${status}: ${ajv.errorsText(validate.errors)} in ${body}`).toBe(true);
  }
  if (sent === undefined || operation?.requestBody === undefined || (status >= 300 && status !== 422)) return;
  const validate = schemaAt(...operationAt, 'requestBody', 'content', 'application/json', 'schema');
  const described = validate(JSON.parse(sent));
  if (status < 300)
    expect(described, `${at} took a body that it describes otherwise: ${ajv.errorsText(validate.errors)}`).toBe(true);
  else if (described)
    expect(
      reasonsIn(body).filter((reason) => !BEYOND_SCHEMA.test(reason)),
      `${at} refused what it describes`,
    ).toEqual([]);
}
