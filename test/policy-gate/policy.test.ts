import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../src/policy-gate/policy.ts';
import { readPolicy } from '../../src/policy-gate/policy-file.ts';
import { root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();
const example = compilePolicy(JSON.parse(readFileSync(join(root, 'examples/policy.json'), 'utf8')));

const agent = {
  name: 'A',
  description: 'Does what it says it does',
  url: 'https://agent.example.com',
  provider: { organization: 'Example' },
};

const messageOf = (type: string, asset: unknown, policy = example): string => {
  const verdict = policy.judge(type, asset);
  return verdict.allowed ? 'allowed' : verdict.message;
};

describe('the example policy', () => {
  it.each<[string, string, object, string]>([
    ['a right agent', 'agent', agent, 'allowed'],
    ['plain http', 'agent', { ...agent, url: 'http://x' }, 'an agent is reached over https'],
    [
      'no provider',
      'agent',
      { ...agent, provider: undefined },
      'an agent names the organization that provides it (provider.organization)',
    ],
    [
      'an empty provider',
      'agent',
      { ...agent, provider: {} },
      'an agent names the organization that provides it (provider.organization)',
    ],
    ['a right skill', 'skill', { skill_md_url: 'https://x' }, 'allowed'],
    ['an experimental server', 'server', { tags: ['a', 'experimental'] }, 'experimental servers stay out of this registry'],
  ])('%s', (_name, type, asset, expected) => {
    expect(messageOf(type, JSON.parse(JSON.stringify(asset)))).toBe(expected);
  });

  it('names everything at once', () => {
    expect(messageOf('agent', { url: 'http://x', description: 'short' })).toBe(
      'an agent names the organization that provides it (provider.organization); an agent is reached over https; an agent says in at least 20 characters what it does',
    );
  });
});

describe('a policy', () => {
  it('denies what it does not speak about', () => {
    expect(messageOf('tool', {})).toBe('there is no policy for assets of the type tool');
    expect(messageOf('skill', {}, compilePolicy({ agent: true }))).toBe('there is no policy for assets of the type skill');
  });

  it('may allow or deny all of a kind', () => {
    expect(messageOf('agent', {}, compilePolicy({ agent: true }))).toBe('allowed');
    expect(messageOf('agent', {}, compilePolicy({ agent: false }))).not.toBe('allowed');
  });

  it('has plain words where the schema has none, and never the value', () => {
    const policy = compilePolicy({ agent: { properties: { url: { type: 'string', pattern: '^https:' } }, required: ['name'] } });
    const message = messageOf('agent', { url: 'CANARY' }, policy);
    expect(message).toContain('/url must match pattern');
    expect(message).toContain("must have required property 'name'");
    expect(message).not.toContain('CANARY');
  });

  it('uses the words of the innermost rule, and not those of the whole schema', () => {
    const policy = compilePolicy({
      agent: {
        description: 'agents of Example',
        allOf: [{ description: 'outer', properties: { a: { description: 'inner', properties: { b: { const: 1 } } } } }],
      },
    });
    expect(messageOf('agent', { a: { b: 2 } }, policy)).toBe('inner');
  });

  it('takes 2020-12 by its $schema', () => {
    const policy = compilePolicy({
      agent: { $schema: 'https://json-schema.org/draft/2020-12/schema', dependentRequired: { a: ['b'] } },
    });
    expect(messageOf('agent', { a: 1 }, policy)).not.toBe('allowed');
    expect(messageOf('agent', { a: 1, b: 1 }, policy)).toBe('allowed');
  });

  it('is cut at 500 characters', () => {
    const policy = compilePolicy({ agent: { required: ['x'], properties: { x: { description: 'w'.repeat(900) } } } });
    expect(messageOf('agent', {}, policy)).toHaveLength(500);
  });

  it.each<[string, unknown, RegExp]>([
    ['a list', [], /must be a map/],
    ['a text', 'x', /must be a map/],
    ['an unknown asset type', { agents: true }, /speaks about agents/],
    ['a schema that is none', { agent: 5 }, /policy for agent must be a JSON Schema/],
    ['a misspelt keyword', { agent: { requierd: ['x'] } }, /does not compile: .*requierd/],
    ['a broken pattern', { agent: { properties: { a: { pattern: '(' } } } }, /does not compile/],
  ])('is refused when it is %s', (_name, document, expected) => {
    expect(() => compilePolicy(document)).toThrow(expected);
  });

  it('is read from JSON and YAML', async () => {
    const yaml = await readPolicy(folder.write('p.yaml', 'agent:\n  required: [x]\n'));
    expect(messageOf('agent', {}, yaml)).not.toBe('allowed');
    await expect(readPolicy(folder.write('broken.yaml', 'agent: ['))).rejects.toThrow(/neither JSON nor YAML/);
    await expect(readPolicy(join(folder.path, 'nope.json'))).rejects.toThrow(/cannot be read \(ENOENT\)/);
  });
});
