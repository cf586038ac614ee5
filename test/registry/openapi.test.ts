import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../src/errors/codes.ts';
import { fieldType, type FieldType } from '../../src/registry/assets/fields.ts';
import { agentKind } from '../../src/registry/assets/agent.ts';
import { normalizePath } from '../../src/registry/assets/identity.ts';
import { formSchema } from '../../src/registry/assets/schema.ts';
import { serverKind } from '../../src/registry/assets/server.ts';
import { skillKind } from '../../src/registry/assets/skill.ts';
import { root } from '../support/repository.ts';
import { createTestApp, ENCRYPTION_KEY } from './support/test-app.ts';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly allowEmptyValue?: boolean }[];
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

async function readDocument(): Promise<Document> {
  const { send } = await createTestApp();
  const response = await send({ as: null, url: '/openapi.json' });
  expect(response.statusCode).toBe(200);
  return response.json<Document>();
}

const operationsOf = ({ paths }: Document): [string, Operation][] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): [string, Operation] => [`${method.toUpperCase()} ${path}`, operation]),
  );

describe('GET /openapi.json', () => {
  it('is an OpenAPI 3.1 document, for everybody', async () => {
    const document = await readDocument();
    expect(document.openapi).toMatch(/^3\.1\./);
    const result = await new Validator().validate(document as unknown as Record<string, unknown>);
    expect(result).toMatchObject({ valid: true });
  });

  it('has every route, and nothing else', async () => {
    const { routes } = await createTestApp();
    const known = routes
      .filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
      .map(({ method, url }) => `${method} ${url.replace(/\*$/, '{path}').replaceAll(/:(\w+)/g, '{$1}')}`);
    const described = operationsOf(await readDocument()).map(([at]) => at);
    expect(described.toSorted()).toEqual(known.toSorted());
  });

  it('names each operation once, describes each parameter of its path, and each problem that its caller can meet', async () => {
    const operations = operationsOf(await readDocument());
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length);
    for (const [at, { parameters = [], security, responses }] of operations) {
      const named = [...at.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(
        parameters.filter((one) => one.in === 'path').map(({ name }) => name),
        at,
      ).toEqual(named);
      expect(Object.keys(responses), at).toEqual(
        expect.arrayContaining(['400', '500', ...(security.length > 0 ? ['401', '429', '503'] : [])]),
      );
    }
  });

  it('says of every parameter of a query that it may be empty, and so it may', async () => {
    const { send } = await createTestApp();
    for (const [at, { parameters = [] }] of operationsOf(await readDocument())) {
      const names = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
      expect(
        parameters.filter((one) => one.allowEmptyValue).map(({ name }) => name),
        at,
      ).toEqual(names);
      const [method, path = ''] = at.split(' ');
      if (names.length === 0 || method !== 'GET' || path.includes('{')) continue;
      const query = names.map((name) => `${name}=`).join('&');
      expect((await send({ as: 'admin', url: `${path}?${query}` })).statusCode, at).toBe(200);
    }
  });

  it('is made of schemas that JSON Schema has', async () => {
    const { paths, components } = await readDocument();
    const ajv = new Ajv2020({ strict: false });
    const found: string[] = [];
    const walk = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, member] of Object.entries(value)) {
        if (name === 'schema' && ajv.validateSchema(member as object) !== true) found.push(`${at}/${name}: ${ajv.errorsText()}`);
        walk(member, `${at}/${name}`);
      }
    };
    walk(paths, '/paths');
    for (const [name, schema] of Object.entries(components.schemas)) {
      if (ajv.validateSchema(schema as object) !== true) found.push(`${name}: ${ajv.errorsText()}`);
    }
    expect(found).toEqual([]);
  });

  it('uses every code that a problem can have, and refers to nothing that is not there', async () => {
    const document = await readDocument();
    const text = JSON.stringify(document.paths);
    // Answered where no operation is: by the path alone, or to what is not HTTP.
    const elsewhere = ['method_not_allowed'];
    for (const code of Object.keys(problemCodes)) {
      if (!elsewhere.includes(code)) expect(text, code).toContain(`"${code}"`);
    }
    const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(Object.keys(document.components.schemas)));
  });
});

describe('the schema of a member', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addFormat('asset-path', true);
  ajv.addFormat('whatwg-url', (text) => URL.canParse(text));
  const types = new Set(
    [agentKind, serverKind, skillKind].flatMap(({ fields }) => Object.values(fields).map(({ type }) => type)),
  );
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', ' ', '\u0085', '\ufeff', 'active', 'a'.repeat(257)),
  );
  const url = fc.oneof(
    fc.webUrl(),
    fc.constantFrom(
      'ftp://a.example',
      '/a',
      'https://a.example/ü',
      'https://ü.example',
      'HTTPS://a',
      'http://[::1]/',
      'grpc://a:1',
    ),
    // What browsers mend, or what hides where it leads.
    fc.constantFrom(
      'https:a',
      'https:/a',
      'https:\\\\a',
      'https://a\\b',
      'https://u:p@a',
      'https://u@a/',
      'https://a/@',
      'https://',
      'https://[',
      'https://a b',
    ),
  );
  const value = fc.oneof(
    text,
    url,
    fc.jsonValue(),
    fc.array(text),
    fc.array(fc.jsonValue()),
    fc.dictionary(text, fc.jsonValue()),
  );

  it.each([...types])('%s takes what the registry takes', (type: FieldType) => {
    const validate = ajv.compile(fieldType(type).schema);
    const { accepts } = fieldType(type);
    fc.assert(
      fc.property(value, (one) => {
        if (one === null) return;
        const described = validate(one);
        // A path may be text that is no path; that is told by what it becomes.
        if (type === 'path') return accepts(one as never) || !described;
        return accepts(one as never) === described;
      }),
      { numRuns: 300 },
    );
  });
});

it('docs/api.md lists every path', async () => {
  const page = readFileSync(join(root, 'docs/api.md'), 'utf8');
  for (const path of Object.keys((await readDocument()).paths)) expect(page, path).toContain(path);
});

describe('a form of a server', () => {
  const fields = Object.keys(serverKind.fields).filter((name) => name !== 'name' && name !== 'path');
  const filled = { name: 'Docs', description: 'Searches', path: '/docs', proxy_pass_url: 'https://mcp.example.com/mcp' };
  const ajv = new Ajv2020({ strict: false, coerceTypes: true });
  addFormats.default(ajv);
  ajv.addFormat('asset-path', (text) => normalizePath(text).ok);
  ajv.addFormat('whatwg-url', (text) => URL.canParse(text));
  const validate = ajv.compile(formSchema(serverKind, 'register'));

  // JSON in the text of a field: that it is any, a schema cannot say.
  const texts = [
    '',
    'a',
    'a,b',
    '1',
    '0',
    '-1',
    '1.5',
    '1e3',
    '01',
    'true',
    'ON',
    'Off',
    'yes',
    'https://a',
    'ftp://a',
    'active',
    'Active',
  ];

  it.each(fields.filter((name) => fieldType(serverKind.fields[name]!.type).form !== 'json'))(
    '%s is described as it is read',
    async (name) => {
      const { send } = await createTestApp({ REGISTRY_ENCRYPTION_KEY: ENCRYPTION_KEY });
      for (const text of texts) {
        const form = { ...filled, [name]: text };
        const { statusCode } = await send({
          method: 'POST',
          url: '/api/servers/register',
          body: new URLSearchParams(form).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        });
        // A server that is there already was read, too.
        expect([text, validate({ ...form })]).toEqual([text, statusCode === 201 || statusCode === 409]);
      }
    },
  );
});
