import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/gate/decision.ts';
import { findSecrets } from '../../../src/gate/sanitize.ts';
import { checkServerJson } from '../../../src/registry/mcp/server-json.ts';
import { validationView } from '../../../src/registry/mcp/view.ts';
import { cases } from './cases.ts';
import { documents } from './documents.ts';

interface Validation {
  readonly valid: boolean;
  readonly issues: readonly { readonly severity: string; readonly path: string; readonly reference: string }[];
}

const validate = (document: JsonObject): Validation => validationView(checkServerJson(document).issues) as Validation;

const readData = (name: string): any => JSON.parse(readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8'));

describe('a server.json', () => {
  it.each(Object.entries(documents))('%s is valid, is kept as it is, and holds no secret', (_name, document) => {
    const { server, issues } = checkServerJson(document);
    expect(issues).toEqual([]);
    expect(server).toEqual(document);
    expect(findSecrets(server)).toEqual([]);
  });

  it.each(Object.entries(cases))('%s', (_name, { document, issues }) => {
    const validation = validate(document);
    expect(validation.issues.map(({ severity, path, reference }) => `${severity} ${path} ${reference}`).toSorted()).toEqual(
      issues.toSorted(),
    );
    expect(validation.valid).toBe(!issues.some((line) => line.startsWith('error')));
  });

  it.each([
    ['an address that is none', { repository: { url: `https://${'a'.repeat(60_000)} `, source: 'git' } }],
    ['variables that do not end', { remotes: [{ type: 'sse', url: `https://${'{'.repeat(60_000)}` }] }],
    ['ports that do not end', { remotes: [{ type: 'sse', url: `https://a${':{'.repeat(30_000)}` }] }],
    ['ports that are none', { remotes: [{ type: 'sse', url: `https://a/${':{'.repeat(30_000)}}a` }] }],
  ])('takes time in proportion to its length: %s', (_name, members) => {
    const start = performance.now();
    validate({ ...documents['smallest'], ...members });
    // In proportion it takes some ten milliseconds; in the square, half a minute.
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it.each(['https://{host}:{port}/a/{path}?q={q}', 'https://h:{port}', 'https://h/{a{b}'])('fills in %s', (url) => {
    const names = [...url.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
    const variables = Object.fromEntries(names.map((name) => [name, {}]));
    expect(validate({ ...documents['smallest'], remotes: [{ type: 'sse', url, variables }] }).issues).toEqual([]);
    const { issues } = validate({ ...documents['smallest'], remotes: [{ type: 'sse', url }] });
    expect(issues).toMatchObject([{ path: 'remotes[0].url', reference: 'invalid-templated-url' }]);
  });

  it.each(['a:', 'a:?b', 'http:example.com', 'HTTPS:/example.com'])('has no %s for an address', (url) => {
    const { issues } = validate({ ...documents['smallest'], repository: { url, source: 'git' } });
    expect(issues).toMatchObject([{ severity: 'error', path: 'repository.url', reference: 'invalid-uri' }]);
  });

  it('is stored without what is null and without metadata of others, which is said', () => {
    const document = { ...documents['weather'], title: null, _meta: { 'com.example': {} } } as JsonObject;
    const { server } = checkServerJson(document);
    expect(server).not.toHaveProperty('title');
    expect(server).not.toHaveProperty('_meta');
  });

  it('keeps nulls in what the publisher adds', () => {
    const provided = { 'io.modelcontextprotocol.registry/publisher-provided': { a: null, b: [null] } };
    expect(checkServerJson({ ...documents['smallest'], _meta: provided }).server['_meta']).toEqual(provided);
  });
});

describe('beside the official registry', () => {
  const EMPTY = 'its types make an empty text of what is missing';

  /** Cases that one of the two refuses, and why. */
  const departures: Readonly<Record<string, string>> = {
    'website http': 'a private registry has addresses that are not https',
    'repository elsewhere': 'a private registry has repositories elsewhere',
    'remote http': 'a private registry has addresses that are not https',
    'remote here': 'a warning is enough: the gate decides',
    'remote here, by address': 'a warning is enough: the gate decides',
    'version with a control character': 'it would stand in addresses and logs',
    'version missing': EMPTY,
    'version empty': EMPTY,
    'a null for what is needed': EMPTY,
    'header without name': EMPTY,
    'package without identifier': EMPTY,
    'package without registry': EMPTY,
    'an unknown member': 'what is recorded has gone through its types, which drop it',
    'an unknown member within': 'what is recorded has gone through its types, which drop it',
    'more than 64 KiB': 'all versions are shown in one answer',
  };

  // The answers of the validators of github.com/modelcontextprotocol/registry v1.8.8 to the same documents.
  const recorded = readData('official-validation.json') as Record<string, Validation>;

  it('every case is recorded', () => expect(Object.keys(recorded).toSorted()).toEqual(Object.keys(cases).toSorted()));

  it.each(Object.entries(cases))('%s: the same is refused, at the same places by the same rules', (name, { document }) => {
    const [ours, theirs] = [validate(document), recorded[name] as Validation];
    if (name in departures) return expect(ours.valid).not.toBe(theirs.valid);
    expect(ours.valid).toBe(theirs.valid);
    // Rules of shape have names of their own there.
    const ruled = ({ issues }: Validation): string[] =>
      issues
        .map(({ path, reference }) => `${path.replace('$schema', 'schema')} ${reference}`)
        .filter((line) => !line.includes('#/'));
    const known = new Set(Object.values(recorded).flatMap(ruled));
    expect(ruled(theirs)).toEqual(expect.arrayContaining(ruled(ours).filter((line) => known.has(line))));
  });
});

describe('beside the official schema', () => {
  const ajv = new Ajv({ strict: false, allErrors: false });
  addFormats.default(ajv);
  const isValid = ajv.compile(readData('server.schema.json'));

  it.each(Object.entries(documents))('%s is valid', (_name, document) => expect(isValid(document)).toBe(true));

  /** Places in a document. */
  function placesOf(value: JsonValue, at: readonly string[] = []): string[][] {
    if (typeof value !== 'object' || value === null) return [[...at]];
    return [[...at], ...Object.entries(value).flatMap(([name, member]: [string, JsonValue]) => placesOf(member, [...at, name]))];
  }

  const all = Object.values(documents).flatMap((document) =>
    placesOf(document)
      .filter((place) => place.length > 0)
      .map((place) => ({ document, place })),
  );

  it('whatever is put anywhere: what is taken here is valid there', () => {
    const value = fc.oneof(
      fc.constant(undefined),
      fc.constantFrom<JsonValue>(
        null,
        true,
        7,
        '',
        'latest',
        'stdio',
        'named',
        'positional',
        'https://a.example.com/{x}',
        [],
        {},
      ),
      fc.string({ maxLength: 120 }),
      fc.webUrl(),
      fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>,
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom(...all), value, ({ document, place }, put) => {
        const copy = JSON.parse(JSON.stringify(document));
        const parent = place.slice(0, -1).reduce((at, name) => at[name], copy);
        const last = place.at(-1) as string;
        if (put === undefined && !Array.isArray(parent)) delete parent[last];
        else parent[last] = put ?? null;
        const { server, issues } = checkServerJson(copy);
        if (issues.some(({ severity }) => severity === 'error')) return;
        taken += 1;
        expect(isValid(server), JSON.stringify(isValid.errors)).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
