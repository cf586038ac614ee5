import { describe, expect, it } from 'vitest';
import { finding, sortFindings } from '../../src/errors/finding.ts';
import { countFindings, formats, renderReport, renderStepSummary } from '../../src/report/formats.ts';
import { at, awkward, makeReport, twoFindings } from './support.ts';

describe('every format', () => {
  it('is one of those that are promised', () => {
    expect(formats).toEqual(['text', 'json', 'jsonl', 'sarif', 'github', 'gitlab', 'junit']);
  });

  const all = [
    ...formats.map((format) => [format, (report: ReturnType<typeof makeReport>) => renderReport(report, format)] as const),
    ['step summary', renderStepSummary] as const,
  ];

  it.each(all)('prints no character that steers a terminal or turns the text: %s', (_name, render) => {
    const report = makeReport(awkward, { files: ['x\u001b[1m.yaml'], line: () => 'key: \u001b[31m\u009b1m\u202e' });
    // eslint-disable-next-line no-control-regex -- that is what must not be there
    expect(render(report).replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\ud800]/u);
  });

  it.each(all)('is the same twice: %s', (_name, render) => {
    expect(render(makeReport(awkward))).toBe(render(makeReport(structuredClone(awkward))));
  });

  it.each(all)('ends its last line, or is empty: %s', (_name, render) => {
    expect(render(makeReport([]))).toMatch(/^$|\n$/);
    expect(render(makeReport(twoFindings))).toMatch(/[^\n]\n$/);
  });

  it.each(all.filter(([name]) => name !== 'text'))('shows no line of a file: %s', (_name, render) => {
    expect(render(makeReport(twoFindings, { line: () => 'planted' }))).not.toContain('planted');
  });
});

describe('the counts', () => {
  it('are by severity', () => {
    expect(countFindings(awkward)).toEqual({ error: 4, warning: 1, info: 1 });
    expect(countFindings([])).toEqual({ error: 0, warning: 0, info: 0 });
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
