import { describe, expect, it } from 'vitest';
import type { FindingCode } from '../../src/errors/codes.ts';
import { type Finding, finding } from '../../src/errors/finding.ts';
import { UsageError } from '../../src/errors/usage-error.ts';
import { applyBaseline, type LintRun, makeBaseline, readBaseline, renderBaseline } from '../../src/lint/baseline.ts';
import { baselineNames, readBaselineFile } from '../../src/cli/baseline-file.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();

const same = (file: string): string => file;

function found(code: FindingCode, path: string, file: string | null, line = 1): Finding {
  const source = file === null ? null : { file, line, column: 3, endLine: line, endColumn: 9 };
  return finding(code, { path, message: 'wrong', hint: '', source });
}

const runs: readonly LintRun[] = [
  { files: ['b.yaml'], findings: [found('plain-http', 'app.x', 'b.yaml', 4), found('plain-http', 'app.x', 'b.yaml', 9)] },
  { files: ['a.yaml'], findings: [found('required-key', 'app.y', null), found('plain-http', 'app.x', 'a.yaml')] },
];

const baseline = makeBaseline(runs, same);

function left(now: readonly LintRun[], known = baseline): string[] {
  return applyBaseline(now, known, { name: 'known.json', nameOf: same }).map(
    ({ code, path, source }) => `${code} ${path} ${source === null ? '-' : `${source.file}:${source.line}`}`,
  );
}

describe('a baseline', () => {
  it('counts by file, rule and path, sorted, without lines and messages', () => {
    expect(baseline.findings).toEqual([
      { file: 'a.yaml', code: 'plain-http', path: 'app.x', count: 1 },
      { file: 'a.yaml', code: 'required-key', path: 'app.y', count: 1 },
      { file: 'b.yaml', code: 'plain-http', path: 'app.x', count: 2 },
    ]);
  });

  it('is the same text for the same findings in any order', () => {
    const text = renderBaseline(baseline);
    expect(renderBaseline(makeBaseline(runs.toReversed(), same))).toBe(text);
    expect(renderBaseline(readBaseline(text, 'known.json'))).toBe(text);
    expect(text).toMatch(/^\{\n {2}"version": 1,\n[^\r]*\}\n$/);
  });

  it('leaves out what Helm refuses, and what is to say about suppressions', () => {
    const codes = ['yaml-syntax', 'set-argument', 'helm-refuses', 'invalid-suppression', 'unused-suppression'] as const;
    const findings = codes.map((code) => found(code, '', 'a.yaml'));
    expect(makeBaseline([{ files: ['a.yaml'], findings }], same).findings).toEqual([]);
    const known = { findings: codes.map((code) => ({ file: 'a.yaml', code, path: '', count: 1 })) };
    expect(left([{ files: ['a.yaml'], findings }], known).slice(0, -1)).toHaveLength(codes.length);
  });

  it('takes what stands in none of the files for a finding of the last one', () => {
    const run = {
      files: ['base.yaml', 'prod.yaml'],
      findings: [found('required-key', 'app.y', null), found('yaml-trap', 'app.x', '--set app.x')],
    };
    expect(makeBaseline([run], same).findings.map(({ file }) => file)).toEqual(['prod.yaml', 'prod.yaml']);
    expect(makeBaseline([{ ...run, files: [] }], same).findings.map(({ file }) => file)).toEqual(['', '']);
    expect(left([{ ...run, files: [] }], makeBaseline([{ ...run, files: [] }], same))).toEqual([]);
  });
});

describe('what is found later', () => {
  it('is known wherever its line is now', () => {
    const moved = runs.map(({ files, findings }) => ({
      files,
      findings: findings.map((one) =>
        one.source === null ? one : { ...one, source: { ...one.source, line: one.source.line + 7 } },
      ),
    }));
    expect(left(moved)).toEqual([]);
  });

  it.each<[string, Finding, string]>([
    ['one more of a kind', found('plain-http', 'app.x', 'b.yaml', 20), 'plain-http app.x b.yaml:20'],
    ['another path', found('plain-http', 'app.z', 'b.yaml', 4), 'plain-http app.z b.yaml:4'],
    ['another rule', found('url-query', 'app.x', 'b.yaml', 4), 'url-query app.x b.yaml:4'],
  ])('is new: %s', (_name, extra, expected) => {
    const now = runs.map(({ files, findings }) => ({ files, findings: files[0] === 'b.yaml' ? [extra, ...findings] : findings }));
    expect(left(now)).toEqual([expected]);
  });

  it('of another file is new', () => {
    expect(left([...runs, { files: ['c.yaml'], findings: [found('required-key', 'app.y', null)] }])).toEqual([
      'required-key app.y -',
    ]);
  });
});

describe('a baseline that counts too much', () => {
  it('is one warning without a place that says what to do', () => {
    const fixed = runs.map(({ files, findings }) => ({ files, findings: findings.slice(1) }));
    expect(applyBaseline(fixed, baseline, { name: 'known.json', nameOf: same })).toMatchObject([
      {
        code: 'unused-suppression',
        severity: 'warning',
        source: null,
        message: 'the baseline known.json counts findings that are there no more, such as required-key in a.yaml',
        hint: 'write it anew: the same command with --write-baseline known.json in place of --baseline',
      },
    ]);
  });

  it('is none of the business of a run over other files', () => {
    expect(left(runs.slice(0, 1))).toEqual([]);
    expect(left([{ files: ['c.yaml'], findings: [] }])).toEqual([]);
  });

  it('adds up entries of the same kind, as a merge of two branches leaves them', () => {
    const [first] = baseline.findings;
    const twice = { findings: [first!, first!] };
    const one = found('plain-http', 'app.x', 'a.yaml');
    expect(left([{ files: ['a.yaml'], findings: [one, one] }], twice)).toEqual([]);
    expect(left([{ files: ['a.yaml'], findings: [one, one, one] }], twice)).toEqual(['plain-http app.x a.yaml:1']);
  });
});

describe('a broken baseline is wrong usage', () => {
  const entry = { file: 'a.yaml', code: 'plain-http', path: 'app.x', count: 1 };

  it.each<[string, unknown, RegExp]>([
    ['no object', [], /is not a baseline of version 1/],
    ['null', null, /is not a baseline of version 1/],
    ['another version', { version: 2, findings: [] }, /is not a baseline of version 1/],
    ['no findings', { version: 1 }, /has no list of findings/],
    ['a finding that is none', { version: 1, findings: [entry, 5] }, /findings\[1\]/],
    ['no file', { version: 1, findings: [{ ...entry, file: undefined }] }, /findings\[0\]/],
    ['a count of none', { version: 1, findings: [{ ...entry, count: 0 }] }, /findings\[0\]/],
    ['half a count', { version: 1, findings: [{ ...entry, count: 1.5 }] }, /findings\[0\]/],
    ['a count in quotes', { version: 1, findings: [{ ...entry, count: '1' }] }, /findings\[0\]/],
  ])('%s', (_name, content, expected) => {
    expect(() => readBaseline(JSON.stringify(content), 'known.json')).toThrow(expected);
    expect(() => readBaseline(JSON.stringify(content), 'known.json')).toThrow(UsageError);
  });

  it('text that is no JSON, without repeating it', () => {
    expect(() => readBaseline('{"CANARY', 'known.json')).toThrow(/^known\.json is not JSON$/);
  });

  it('a file that is not there', () => {
    expect(() => readBaselineFile(folder.path, 'nope.json')).toThrow(/the baseline nope\.json cannot be read \(ENOENT\)/);
  });
});

describe('the names of the files', () => {
  it.each<[string, string, string, string]>([
    ['beside it', '/repo', 'known.json', 'a.yaml'],
    ['from a folder below', '/repo/deploy', '../known.json', '../a.yaml'],
    ['from elsewhere', '/', 'repo/known.json', '/repo/./a.yaml'],
  ])('are the same %s', (_name, cwd, file, values) => {
    expect(baselineNames(cwd, file)(values)).toBe('a.yaml');
  });

  it('go up where they must, and leave alone what is no file', () => {
    const nameOf = baselineNames('/repo', '.ci/known.json');
    expect([nameOf('deploy/a.yaml'), nameOf('<stdin>'), nameOf('')]).toEqual(['../deploy/a.yaml', '<stdin>', '']);
  });

  it('are read back from the file', () => {
    folder.write('known.json', renderBaseline(baseline));
    expect(readBaselineFile(folder.path, 'known.json')).toEqual(baseline);
  });
});
