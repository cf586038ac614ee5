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
import { serverKind } from '../../src/registry/assets/server.ts';
import { skillKind } from '../../src/registry/assets/skill.ts';
import { root } from '../support/repository.ts';
import { createTestApp } from './support/test-app.ts';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
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
    fc.constantFrom('ftp://a.example', '/a', 'https://a.example/ü', 'http://[::1]/', 'grpc://a:1'),
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
        // Addresses: what the description calls one is for people; the registry takes more, such as names in other scripts.
        if (type === 'webUrl' || type === 'endpointUrl')
          return accepts(one as never) || !described || !URL.canParse(one as string);
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
