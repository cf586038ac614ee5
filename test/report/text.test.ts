import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { finding, type SourceRange } from '../../src/errors/finding.ts';
import { renderReport } from '../../src/report/formats.ts';
import { at, awkward, makeReport, twoFindings } from './support.ts';

const render = (...args: Parameters<typeof makeReport>): string => renderReport(makeReport(...args), 'text');

describe('text', () => {
  it('names place, severity, code, hint and what was overridden', () => {
    expect(render(twoFindings)).toBe(`b.yaml:2:5: warning: app.a sends its data unencrypted [plain-http]
    hint: use https
    overrides: a.yaml:9:5
error: app.b is needed [required-key]
    hint: give it
1 error, 1 warning
`);
  });

  it('says so when there are none', () => {
    expect(render([])).toBe('no findings\n');
  });

  it('counts what is for information apart', () => {
    expect(render(awkward)).toMatch(/\n4 errors, 1 warning, 1 for information\n$/);
  });

  it('shows the line that the report gives for the place, and asks for no other', () => {
    const asked: unknown[] = [];
    const line = (...place: unknown[]): string => (asked.push(place), '  a: http://****');
    expect(render(twoFindings, { line })).toBe(`b.yaml:2:5: warning: app.a sends its data unencrypted [plain-http]
    2 |   a: http://****
      |     ^^^
    hint: use https
    overrides: a.yaml:9:5
error: app.b is needed [required-key]
    hint: give it
1 error, 1 warning
`);
    expect(asked).toEqual([['b.yaml', 2]]);
  });

  it('is coloured when the report allows it, and the same without the colours', () => {
    const line = (): string => '  a: http://****';
    const coloured = render(twoFindings, { line, color: true });
    expect(coloured).toContain('\u001b[1m\u001b[33mwarning:');
    expect(stripVTControlCharacters(coloured)).toBe(render(twoFindings, { line }));
  });

  it('escapes what would steer a terminal', () => {
    expect(render(awkward)).toContain(
      'ctl\\u001b[2J\\u000a::warning::\\ud800x.yaml:1:1: error: esc \\u001b[31m csi \\u009b31m bell',
    );
  });
});

describe('the frame', () => {
  const frame = (line: string, source: Omit<SourceRange, 'file'>): string[] => {
    const found = finding('wrong-type', { path: 'a', message: 'm', hint: 'h', source: { file: 'a.yaml', ...source } });
    return render([found], { line: () => line })
      .split('\n')
      .slice(1, 3);
  };

  it.each([
    ['a range', 'key: value', at('', 7, 6, 5), '    7 | key: value', '      |      ^^^^^'],
    ['an empty range', 'key:', at('', 7, 5, 0), '    7 | key:', '      |     ^'],
    ['a line with a number of two digits', 'a: b', at('', 10, 4, 1), '    10 | a: b', '       |    ^'],
    ['a line that ends with a carriage return', 'a: b\r', at('', 1, 4, 1), '    1 | a: b', '      |    ^'],
    ['a range beyond the line', 'a: ***', at('', 1, 40, 20), '    1 | a: ***', '      |       ^'],
    ['a range that the masked line is too short for', 'a: ***', at('', 1, 4, 20), '    1 | a: ***', '      |    ^^^'],
    ['a range before the line', 'a: b', at('', 1, 0, 0), '    1 | a: b', '      | ^'],
    ['tabs', '\ta:\tb', at('', 1, 5, 1), '    1 | \ta:\tb', '      | \t  \t^'],
    ['wide characters', 'a: 日本 b', at('', 1, 7, 1), '    1 | a: 日本 b', '      |         ^'],
    ['a wide range', 'a: 日本', at('', 1, 4, 2), '    1 | a: 日本', '      |    ^^^^'],
    ['an astral character', 'a: 😀 b', at('', 1, 7, 1), '    1 | a: 😀 b', '      |       ^'],
    ['combining marks', 'a: e\u0301 b', at('', 1, 7, 1), '    1 | a: e\u0301 b', '      |      ^'],
    ['control characters', 'a: \u001b b', at('', 1, 6, 1), '    1 | a: \\u001b b', '      |           ^'],
  ])('is right for %s', (_name, line, source, code, carets) => {
    expect(frame(line, source)).toEqual([code, carets]);
  });

  it.each(['', '  ', '\r'])('is left out where nothing of the line may be shown: %j', (line) => {
    expect(frame(line, at('', 10, 1, 0))).toEqual(['    hint: h', '1 error, 0 warnings']);
  });

  it('goes to the end of the first line of several', () => {
    expect(frame('key: |', { line: 3, column: 6, endLine: 5, endColumn: 2 })).toEqual(['    3 | key: |', '      |      ^']);
    expect(frame('key: [1,', { line: 3, column: 6, endLine: 5, endColumn: 2 })[1]).toBe('      |      ^^^');
  });

  it('cuts a long line around the range', () => {
    const line = `${'a'.repeat(500)}here${'b'.repeat(500)}`;
    const [code = '', carets = ''] = frame(line, at('', 1, 501, 4));
    expect(code).toBe(`    1 | …${'a'.repeat(40)}here${'b'.repeat(76)}…`);
    expect(carets).toBe(`      | ${' '.repeat(41)}^^^^`);
  });

  it('cuts a long range', () => {
    const [code = '', carets = ''] = frame(`key: ${'x'.repeat(5000)}`, at('', 1, 6, 5000));
    expect(code).toBe(`    1 | key: ${'x'.repeat(115)}…`);
    expect(carets).toBe(`      |      ${'^'.repeat(115)}`);
  });

  it.each([
    ['', ''],
    ['x', ''],
    ['', 'y'],
    ['x', 'y'],
  ])('splits no astral character beside %shere%s', (before, after) => {
    const line = `${'😀'.repeat(200)}${before}here${after}${'😀'.repeat(200)}`;
    const [code = '', carets = ''] = frame(line, at('', 1, 401 + before.length, 4));
    expect(code).toMatch(/^ {4}1 \| …(😀)+x?herey?(😀)+…$/u);
    expect(carets).toMatch(/^ {6}\| +\^{4}$/);
  });
});
