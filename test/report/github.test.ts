import { describe, expect, it } from 'vitest';
import { finding } from '../../src/errors/finding.ts';
import { renderReport, renderStepSummary } from '../../src/report/formats.ts';
import { at, awkward, makeReport, twoFindings } from './support.ts';

const lines = (...args: Parameters<typeof makeReport>): string[] =>
  renderReport(makeReport(...args), 'github')
    .trimEnd()
    .split('\n');

/** Reads a command as the runner of GitHub Actions does. */
function parseCommand(line: string) {
  const [, command = '', list = '', data = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line)!;
  const decode = (text: string): string =>
    text.replaceAll(/%(0D|0A|3A|2C|25)/g, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return {
    command,
    message: decode(data),
    properties: Object.fromEntries(list.split(',').map((part) => part.split('=').map(decode) as [string, string])),
  };
}

describe('github', () => {
  it('is a command a finding, the most severe first, and a summary', () => {
    expect(lines(twoFindings)).toEqual([
      '::error title=required-key::app.b is needed%0Ahint: give it',
      '::warning file=deploy/b.yaml,line=2,endLine=2,col=5,endColumn=8,title=plain-http::' +
        'app.a sends its data unencrypted%0Ahint: use https%0Aoverrides: a.yaml:9:5',
      '1 error, 1 warning',
    ]);
    expect(lines([])).toEqual(['no findings']);
  });

  it('escapes what ends a message, a property or a command', () => {
    const parsed = lines(awkward).slice(0, -1).map(parseCommand);
    expect(parsed.map(({ command }) => command)).toEqual(['error', 'error', 'error', 'error', 'warning', 'notice']);
    const [syntax] = parsed;
    expect(syntax?.properties['file']).toBe('deploy/ctl\\u001b[2J\\u000a::warning::\\ud800x.yaml');
    expect(parsed[1]?.message).toBe('--set app.c: app.c is 😀, not %0A or %25\nhint: h');
    const warning = parsed.find(({ command }) => command === 'warning');
    expect(warning?.properties).toEqual({
      file: 'deploy/dir with spaces/wörk,a:b%20#?[x].yaml',
      line: '3',
      endLine: '3',
      col: '7',
      endColumn: '10',
      title: 'plain-http',
    });
    expect(warning?.message).toContain("100% 'wrong'");
    expect(warning?.message).toContain('\nhint: one, two: three\\u000afour\n');
  });

  it('names the argument of a finding that has no file', () => {
    const found = finding('wrong-type', { path: 'app.c', message: 'm', hint: 'h', source: at('--set app.c', 1, 1) });
    expect(lines([found])[0]).toBe('::error title=wrong-type::--set app.c: m%0Ahint: h');
  });

  it('gives an end column only within one line', () => {
    const source = { file: 'a.yaml', line: 2, column: 3, endLine: 4, endColumn: 1 };
    const found = finding('wrong-type', { path: 'app.c', message: 'm', hint: 'h', source });
    expect(parseCommand(lines([found])[0]!).properties).toEqual({
      file: 'deploy/a.yaml',
      line: '2',
      endLine: '4',
      col: '3',
      title: 'wrong-type',
    });
  });

  it('keeps the order of findings that are as severe', () => {
    const many = ['a', 'b', 'c'].map((path) => finding('wrong-type', { path, message: path, hint: 'h' }));
    expect(
      lines(many)
        .slice(0, 3)
        .map((line) => parseCommand(line).message[0]),
    ).toEqual(['a', 'b', 'c']);
  });
});

describe('the step summary', () => {
  it('is a table, the most severe first', () => {
    expect(renderStepSummary(makeReport(twoFindings))).toBe(`### gatectl: 1 error, 1 warning

| severity | place | finding | hint | rule |
|---|---|---|---|---|
| error |  | app.b is needed | give it | required-key |
| warning | b.yaml:2:5 | app.a sends its data unencrypted | use https | plain-http |
`);
    expect(renderStepSummary(makeReport([]))).toBe('### gatectl: no findings\n');
  });

  it('lets no text be markup, or end its cell', () => {
    const rows = renderStepSummary(makeReport(awkward)).trimEnd().split('\n').slice(4);
    expect(rows).toHaveLength(awkward.length);
    for (const row of rows) expect(row.replaceAll('\\\\', '').match(/(?<!\\)\|/g)).toHaveLength(6);
    const row = rows.find((text) => text.includes('plain-http'));
    expect(row).toContain(
      'app.a\\|b &lt;b\\>is&lt;/b\\> "bad" &amp; 100% \'wrong\'; see \\[this\\]\\(1\\), \\{0\\} and \\{tenant-id\\}, ' +
        '\\]\\]\\> \\`x\\` \\*y\\* \\_z\\_ \\\\ |',
    );
  });

  const many = Array.from({ length: 20_000 }, (_, index) =>
    finding('wrong-type', {
      path: `app.k${index}`,
      message: `app.k${index} is of the wrong type: ä`,
      hint: 'write it otherwise',
    }),
  );

  it('stays within what GitHub takes, and says how many it left out', () => {
    const text = renderStepSummary(makeReport(many));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
    expect(Buffer.byteLength(text)).toBeGreaterThan(1024 * 1023);
    const rows = text.match(/^\| error /gm)!.length;
    expect(text).toMatch(new RegExp(`\\n\\n${many.length - rows} more findings are left out here\\n$`));
  });

  it('takes a smaller limit, down to nothing', () => {
    expect(Buffer.byteLength(renderStepSummary(makeReport(many), 1000))).toBeLessThanOrEqual(1000);
    expect(renderStepSummary(makeReport(many), 1000)).toContain('more findings are left out here');
    expect(renderStepSummary(makeReport(many), 100)).toBe('');
  });
});
