import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { FindingCode } from '../../src/errors/codes.ts';
import { finding } from '../../src/errors/finding.ts';
import { UsageError } from '../../src/errors/usage-error.ts';
import { readConfig } from '../../src/cli/config.ts';
import { gatectlSchema } from '../../src/generate/gatectl-schema.ts';
import { fixedRules, ruleIds } from '../../src/lint/rule-ids.ts';
import { applySeverities } from '../../src/lint/severities.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();

function write(name: string, text: string): string {
  const path = join(folder.path, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

async function read(text: string): Promise<ReturnType<typeof readConfig>> {
  write('repo/gatectl.yaml', text);
  return readConfig(join(folder.path, 'repo'));
}

const isValid = new Ajv({ allowUnionTypes: true }).compile(gatectlSchema());

describe('gatectl.yaml', () => {
  it('gives severities, a baseline and what is passed over', async () => {
    const config = await read(
      'rules:\n  plain-http: off\n  url-query: "off"\n  unknown-key: warning\n  null-value: error\n  unused-suppression: info\nbaseline: ci/known.json\nexclude: [vendor/**, "**/testdata"]\n',
    );
    expect(Object.fromEntries(config.rules)).toEqual({
      'plain-http': 'off',
      'url-query': 'off',
      'unknown-key': 'warning',
      'null-value': 'error',
      'unused-suppression': 'info',
    });
    expect(config.baseline).toBe('ci/known.json');
    expect(config.exclude).toEqual({ folder: join(folder.path, 'repo'), globs: ['vendor/**', '**/testdata'] });
  });

  it.each([
    ['nothing', ''],
    ['comments', '# later\n'],
    ['keys without a value', 'rules:\nbaseline:\nexclude:\n'],
    ['a mark at its start', '---\nrules: {}\n'],
  ])('may hold %s', async (_name, text) => {
    const { rules, baseline, exclude } = await read(text);
    expect({ size: rules.size, baseline, globs: exclude.globs }).toEqual({ size: 0, baseline: undefined, globs: [] });
  });

  it.each([...fixedRules])('may say what %s is anyway', async (rule) => {
    expect((await read(`rules:\n  ${rule}: error\n`)).rules.get(rule)).toBe('error');
  });

  it.each<[string, string, string, string]>([
    ['an unknown key', 'rule:\n  plain-http: off\n', '1:1: rule is not known here', 'did you mean rules?'],
    ['a key that is far from all', 'extends: x\n', '1:1: extends is not known here', 'the keys are rules, baseline, exclude'],
    ['an unknown rule', 'rules:\n  plain-htp: off\n', '2:3: plain-htp is no rule', 'did you mean plain-http?'],
    [
      'a code that is no rule',
      'rules: {dialect-cannot-carry: off}\n',
      '1:9: dialect-cannot-carry is no rule',
      'the rules are listed',
    ],
    [
      'a wrong level',
      'rules:\n  plain-http: warn\n',
      '2:15: plain-http does not take this severity',
      'off, info, warning, error',
    ],
    ['on', 'rules:\n  plain-http: on\n', '2:15: plain-http does not take this severity', 'use one of'],
    ['a level of none', 'rules:\n  plain-http:\n', ': plain-http does not take this severity', 'use one of'],
    ['a map for a level', 'rules:\n  plain-http: {level: off}\n', '2:15: plain-http does not take', 'use one of'],
    [
      'a rule that is always on',
      'rules:\n  yaml-syntax: off\n',
      '2:3: yaml-syntax is always an error',
      'Helm itself would refuse',
    ],
    ['one that is made a warning', 'rules:\n  helm-refuses: warning\n', '2:3: helm-refuses is always an error', 'Helm itself'],
    ['a list of rules', 'rules: [plain-http]\n', '1:8: rules takes a map of rules', 'plain-http: off'],
    ['a rule twice', 'rules:\n  plain-http: off\n  plain-http: error\n', '3:3: the key stands twice', 'keep one'],
    ['a number for a baseline', 'baseline: 1\n', '1:11: baseline takes the name of a file', 'quotes'],
    ['an empty baseline', 'baseline: ""\n', '1:11: baseline takes the name of a file', 'quotes'],
    ['one glob without a list', 'exclude: vendor/**\n', '1:10: exclude takes a list of globs', '- vendor/**'],
    ['a number for a glob', 'exclude: [1]\n', '1:11: exclude takes globs', 'quotes'],
    ['a glob from the root', 'exclude: [/vendor]\n', '1:11: a glob is relative', '- vendor/**'],
    ['no YAML', 'rules: [\n', 'gatectl.yaml:', 'correct the YAML there'],
    ['no map', '- rules\n', '1:1: the file must hold a map', 'correct the YAML there'],
  ])('is wrong usage with %s', async (_name, text, message, hint) => {
    const error = await read(text).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message).toContain(message.startsWith('gatectl') ? message : `:${message.replace(/^:/, '')}`);
    expect((error as UsageError).message).toMatch(/^gatectl\.yaml:\d+:\d+: /);
    expect((error as UsageError).hint).toContain(hint);
  });
});

describe('the file', () => {
  it('is that of the working folder, or of the nearest above', async () => {
    write('near/gatectl.yaml', 'rules: {plain-http: off}\nbaseline: known.json\nexclude: [vendor]\n');
    write('near/a/b/values.yaml', '');
    const cwd = join(folder.path, 'near/a/b');
    expect(readConfig(cwd)).toMatchObject({
      baseline: '../../known.json',
      exclude: { folder: join(folder.path, 'near'), globs: ['vendor'] },
    });
    write('near/a/gatectl.yaml', '');
    expect(readConfig(cwd).rules.size).toBe(0);
    write('near/gatectl.yaml', 'nope: 1\n');
    expect(readConfig(cwd).rules.size).toBe(0);
  });

  it('is named as it is seen from the working folder', async () => {
    write('above/gatectl.yaml', 'nope: 1\n');
    write('above/a/values.yaml', '');
    expect(() => readConfig(join(folder.path, 'above/a'))).toThrow(/^\.\.\/gatectl\.yaml:1:1: /);
  });

  it.each(['.git/HEAD', '.git'])('is not looked for above the repository (%s)', async (mark) => {
    write(`outer-${mark.length}/gatectl.yaml`, 'nope: 1\n');
    write(`outer-${mark.length}/repo/${mark}`, 'gitdir: elsewhere\n');
    write(`outer-${mark.length}/repo/a/values.yaml`, '');
    const repo = join(folder.path, `outer-${mark.length}/repo`);
    expect(readConfig(join(repo, 'a')).rules.size).toBe(0);
    write(`outer-${mark.length}/repo/gatectl.yaml`, 'rules: {plain-http: off}\n');
    expect(readConfig(join(repo, 'a')).rules.size).toBe(1);
  });

  it('is the one given, whatever lies around; its names are relative to it', async () => {
    write('given/gatectl.yaml', 'nope: 1\n');
    write('given/ci/strict.yaml', 'baseline: known.json\n');
    expect(readConfig(join(folder.path, 'given'), 'ci/strict.yaml')).toMatchObject({
      baseline: 'ci/known.json',
      exclude: { folder: join(folder.path, 'given/ci') },
    });
  });

  it.each([
    ['nope.yaml', /^nope\.yaml cannot be read \(ENOENT\)$/],
    ['', /^--config cannot be read \(EISDIR\)$/],
  ])('must be there when it is given (%j)', async (name, expected) => {
    expect(() => readConfig(folder.path, name)).toThrow(expected);
    expect(() => readConfig(folder.path, name)).toThrow(UsageError);
  });
});

describe('severities', () => {
  const about = (code: FindingCode) => finding(code, { path: 'app.x', message: 'wrong', hint: '' });

  it('are changed, and findings of rules that are off dropped', () => {
    const findings = [about('plain-http'), about('url-query'), about('unknown-key')];
    const rules = new Map([
      ['plain-http', 'error'],
      ['url-query', 'off'],
    ] as const);
    expect(applySeverities(findings, rules).map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'plain-http error',
      'unknown-key error',
    ]);
    expect(applySeverities(findings, new Map())).toEqual(findings);
  });
});

describe('the schema for editors', () => {
  it('knows every rule', () => {
    const { rules } = gatectlSchema().properties as unknown as { rules: { properties: Record<string, object> } };
    expect(Object.keys(rules.properties)).toEqual([...ruleIds]);
  });

  it.each([
    '',
    'rules:\nexclude:\n',
    'rules:\n  plain-http: off\n  unknown-key: warning\n  yaml-syntax: error\nbaseline: known.json\nexclude: [vendor/**]\n',
  ])('takes what the program takes: %j', async (text) => {
    await expect(read(text)).resolves.toBeDefined();
    for (const version of ['1.1', '1.2'] as const) expect(isValid(parse(text, { version }) ?? null), version).toBe(true);
  });

  it.each([
    'rule: {}\n',
    'rules: {plain-htp: off}\n',
    'rules: {plain-http: warn}\n',
    'rules: {plain-http: }\n',
    'rules: {helm-refuses: off}\n',
    'rules: [plain-http]\n',
    'baseline: ""\n',
    'exclude: vendor\n',
    'exclude: [/vendor]\n',
    'exclude: [""]\n',
    '- a\n',
  ])('refuses what the program refuses: %j', async (text) => {
    await expect(read(text)).rejects.toBeInstanceOf(UsageError);
    expect(isValid(parse(text))).toBe(false);
  });
});
