import { describe, expect, it } from 'vitest';
import { finding, sortFindings } from '../../src/errors/finding.ts';
import { renderFindings } from '../../src/report/formats.ts';

const at = (file: string, line: number, column: number) => ({ file, line, column, endLine: line, endColumn: column + 3 });

const findings = [
  finding('plain-http', {
    path: 'app.a',
    env: 'A',
    message: 'app.a sends its data unencrypted',
    hint: 'use https',
    source: at('b.yaml', 2, 5),
    overrides: [at('a.yaml', 9, 5)],
  }),
  finding('required-key', { path: 'app.b', message: 'app.b is needed', hint: 'give it' }),
];

describe('text', () => {
  it('names place, severity, code, hint and what was overridden', () => {
    expect(renderFindings(findings, 'text')).toBe(`b.yaml:2:5: warning: app.a sends its data unencrypted [plain-http]
    hint: use https
    overrides: a.yaml:9:5
error: app.b is needed [required-key]
    hint: give it
1 error, 1 warning
`);
  });

  it('says so when there are none', () => {
    expect(renderFindings([], 'text')).toBe('no findings\n');
  });
});

describe('json', () => {
  it('holds every member of every finding, and the counts', () => {
    expect(JSON.parse(renderFindings(findings, 'json'))).toEqual({
      version: 1,
      counts: { error: 1, warning: 1, info: 0 },
      findings,
    });
    expect(JSON.parse(renderFindings([], 'json'))).toEqual({
      version: 1,
      counts: { error: 0, warning: 0, info: 0 },
      findings: [],
    });
  });

  it('is one object a line as jsonl', () => {
    expect(
      renderFindings(findings, 'jsonl')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(findings);
    expect(renderFindings([], 'jsonl')).toBe('');
  });
});

describe('the order of findings', () => {
  it('is by file, line, column, code and path, whatever they came in', () => {
    const make = (file: string, line: number, path: string) =>
      finding('wrong-type', { path, message: path, hint: '', source: at(file, line, 1) });
    const sorted = [make('a', 1, 'x'), make('a', 2, 'a'), make('a', 10, 'a'), make('a', 10, 'b'), make('b', 1, 'a')];
    expect(sortFindings(sorted.toReversed())).toEqual(sorted);
  });
});
