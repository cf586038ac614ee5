import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import upstream from '../../schema/upstream-keys.json' with { type: 'json' };
import { gatectl } from '../support/cli.ts';
import { root } from '../support/repository.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
}

type Verdict = 'known' | 'open' | 'refused';

const charts = [
  { name: 'registry', folder: 'registry', keys: upstream.registry },
  { name: 'stack', folder: 'mcp-gateway-registry-stack', keys: upstream.stack },
] as const;

const sample = (name: string): string => join(root, 'test', 'lint', 'data', `upstream-style-${name}.yaml`);

const readSchema = (folder: string): Schema =>
  JSON.parse(readFileSync(join(root, 'charts', folder, 'values.schema.json'), 'utf8')) as Schema;

/** What a schema says to a path: it names it, leaves it open below a map of free keys, or refuses it. */
function verdict(schema: Schema, [step, ...rest]: readonly string[]): Verdict {
  if (step === undefined) return 'known';
  const next = schema.properties?.[step];
  if (next !== undefined) return verdict(next, rest);
  return schema.additionalProperties === false ? 'refused' : 'open';
}

/** Paths of the leaves; a list, an empty map and null are leaves. */
function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  const entries = Object.entries(value);
  return entries.length === 0 ? [path] : entries.flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

const sampleLeaves = (name: string): (readonly string[])[] =>
  leaves(parse(readFileSync(sample(name), 'utf8'), { version: '1.1' }));

/** The shortest path, from the root, that a list of keys has. */
const listed = (path: readonly string[], keys: readonly string[]): string | undefined =>
  path.map((_, index) => path.slice(0, index + 1).join('.')).find((key) => keys.includes(key));

describe.each(charts)('upstream keys of the chart $name', ({ name, folder, keys }) => {
  const schema = readSchema(folder);

  it('are sorted, without repetition', () => {
    expect(keys.length).toBeGreaterThan(20);
    expect(keys).toEqual([...new Set(keys)].toSorted());
  });

  it('are unknown to the values schema, which takes only those below global', () => {
    const verdicts = keys.map((key) => `${key} ${verdict(schema, key.split('.'))}`);
    expect(verdicts).toEqual(keys.map((key) => `${key} ${key.startsWith('global.') ? 'open' : 'refused'}`));
  });

  it('are as short as possible', () => {
    const parents = keys.map((key) => key.split('.').slice(0, -1));
    expect(parents.filter((parent) => verdict(schema, parent) !== 'known')).toEqual([]);
  });

  it('all stand in the values file in upstream style', () => {
    const found = new Set(sampleLeaves(name).map((path) => listed(path, keys)));
    expect(keys.filter((key) => !found.has(key))).toEqual([]);
  });

  it('cover what the schema does not know of that file', () => {
    const registry = upstream.registry.map((key) => `registry.${key}`);
    const unlisted = sampleLeaves(name).filter((path) => listed(path, [...keys, ...registry]) === undefined);
    const unknown = unlisted.filter((path) => path[0] === 'global' || verdict(schema, path) === 'refused');
    expect(unknown.map((path) => path.join('.'))).toEqual([]);
  });
});

describe('values files in upstream style', () => {
  it.each(charts)('$name: nothing is found among the gate keys', async ({ name }) => {
    const expected = { status: 0, stdout: 'no findings\n', stderr: '' };
    expect(await gatectl(['lint', '--scope', 'gate', sample(name)])).toEqual(expected);
  });

  it.each(charts)('$name: wrong gate keys are found amid the others', async ({ name, folder }) => {
    const text = readFileSync(sample(name), 'utf8')
      .replace('oauth2_client_credentials', 'oauth2')
      .replace('registrationGateAuthHeaderName', 'registrationGateHeaderName');
    const { status, stdout } = await gatectl(['lint', '--scope', 'gate', '--format', 'json', '-'], { stdin: text });
    const { findings } = JSON.parse(stdout) as { findings: { path: string }[] };
    const app = folder === 'registry' ? 'app' : 'registry.app';
    expect(status).toBe(1);
    expect(findings.map(({ path }) => path).toSorted()).toEqual([
      `${app}.registrationGateAuthType`,
      `${app}.registrationGateHeaderName`,
    ]);
  });
});
