import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { mergeSources, noSources, type SourceIo, type ValueSources } from '../../src/helm/sources.ts';
import { nodeAt, toPlain } from '../../src/helm/value-tree.ts';
import { newestHelm, parseHelmVersion } from '../../src/helm/version.ts';

const files: Readonly<Record<string, string>> = {
  'one.yaml': 'a: {x: 1, w: 1}\nl: [1, 2]\n',
  'two.yaml': 'a: {x: 2}\nl: [3]\nm: null\n',
  'secret.txt': 'from a file\n',
  'odd,name.yaml': 'odd: true\n',
};

const io: SourceIo = {
  readFile: (path) => {
    const text = files[path];
    if (text === undefined) throw Object.assign(new Error(`ENOENT: no such file ${path}`), { code: 'ENOENT' });
    return Promise.resolve(Buffer.from(text));
  },
  readStdin: () => Promise.resolve(Buffer.from('stdin: yes\n')),
};

async function merge(sources: Partial<ValueSources>, version = newestHelm) {
  const { user, findings } = await mergeSources({ ...noSources, ...sources }, io, version);
  return { user, plain: toPlain(user), findings };
}

describe('the order of sources', () => {
  it('is that of Helm, whatever the order of the flags', async () => {
    const all = {
      setLiteral: ['a.x=literal'],
      setFile: ['a.x=secret.txt'],
      setString: ['a.x=string'],
      set: ['a.x=set'],
      setJson: ['a.x="json"'],
    };
    const names = ['setLiteral', 'setFile', 'setString', 'set', 'setJson'] as const;
    const expected = ['literal', 'from a file\n', 'string', 'set', 'json'];
    const sources: Partial<Record<(typeof names)[number], string[]>> = { ...all };
    for (const [index, name] of names.entries()) {
      expect((await merge({ ...sources, values: ['one.yaml'] })).plain).toMatchObject({ a: { x: expected[index], w: 1 } });
      delete sources[name];
    }
  });

  it('merges maps and replaces all else, null included', async () => {
    expect((await merge({ values: ['one.yaml', 'two.yaml'] })).plain).toEqual({ a: { x: 2, w: 1 }, l: [3], m: null });
  });

  it('remembers all that a value replaced, latest first', async () => {
    const { user } = await merge({ values: ['one.yaml', 'two.yaml'], set: ['a.x=3'], setString: ['a.x=4'] });
    const node = nodeAt(user, ['a', 'x']);
    expect([node?.origin, ...(node?.overridden ?? [])].map((origin) => origin?.range.file)).toEqual([
      '--set-string a.x',
      '--set a.x',
      'two.yaml',
      'one.yaml',
    ]);
  });
});

describe('files', () => {
  it('may be named with commas in one argument', async () => {
    expect((await merge({ values: ['one.yaml,two.yaml', '"odd,name.yaml"'] })).plain).toMatchObject({ a: { x: 2 }, odd: true });
  });

  it('may be the standard input', async () => {
    const { user, plain } = await merge({ values: ['-'] });
    expect(plain).toEqual({ stdin: true });
    expect(nodeAt(user, ['stdin'])?.origin.range.file).toBe('<stdin>');
  });

  it.each([
    [{ values: ['missing.yaml'] }, 'missing.yaml cannot be read (ENOENT)'],
    [{ setFile: ['a=missing.txt'] }, '--set-file: missing.txt cannot be read (ENOENT)'],
    [{ values: ['https://example.com/values.yaml'] }, '--values: a URL cannot be read'],
    [{ values: ['"a"b'] }, '--values: the file names cannot be told apart'],
  ])('that cannot be read are wrong usage: %o', async (sources, message) => {
    await expect(merge(sources)).rejects.toMatchObject({ name: 'UsageError', message });
  });

  it('that are no YAML are a finding, and the others count', async () => {
    const broken: SourceIo = {
      ...io,
      readFile: (path) => (path === 'broken.yaml' ? Promise.resolve(Buffer.from('a: [')) : io.readFile(path)),
    };
    const { user, findings } = await mergeSources({ ...noSources, values: ['broken.yaml', 'one.yaml'] }, broken, newestHelm);
    expect(findings).toMatchObject([{ code: 'yaml-syntax', source: { file: 'broken.yaml' } }]);
    expect(toPlain(user)).toMatchObject({ a: { x: 1 } });
  });
});

describe('--set-json', () => {
  it('merges a whole object with Helm 4, and says that Helm 3 does not', async () => {
    const sources = { values: ['one.yaml'], setJson: [' {"a":{"x":9},"b":null} '] };
    const { user, plain, findings } = await merge(sources);
    expect(plain).toMatchObject({ a: { x: 9, w: 1 }, b: null });
    expect(nodeAt(user, ['a', 'x'])?.origin.range.file).toBe('--set-json a.x');
    expect(findings).toMatchObject([{ code: 'helm-versions-differ' }]);
    expect((await merge(sources, parseHelmVersion('3.21.4'))).findings).toMatchObject([
      { code: 'set-argument', severity: 'error' },
    ]);
  });

  it('refuses an object that is cut off', async () => {
    expect((await merge({ setJson: ['{"a":"CANARY"'] })).findings).toMatchObject([{ code: 'set-argument', path: '' }]);
  });
});

it('an argument that Helm refuses is a finding that names the key and not the value', async () => {
  const { findings } = await merge({ set: ['a.b=CANARY,c'], setString: ['d={CANARY'] });
  expect(findings).toMatchObject([
    { code: 'set-argument', path: 'a.b', source: { file: '--set a.b' } },
    { code: 'set-argument', path: 'd', source: { file: '--set-string d' } },
  ]);
  expect(JSON.stringify(findings)).not.toContain('CANARY');
});
