import { finding, type Finding } from '../../src/errors/finding.ts';
import type { Report, RuleInfo } from '../../src/report/report.ts';

/** A range within one line. */
export const at = (file: string, line: number, column: number, length = 3) => ({
  file,
  line,
  column,
  endLine: line,
  endColumn: column + length,
});

/** Rules as the catalogue gives them. */
export const rules: readonly RuleInfo[] = [
  {
    id: 'required-key',
    severity: 'error',
    title: 'A setting that the others call for is missing',
    checks: 'That `app.b` is there.',
    why: 'See [settings](https://docs.example.com/settings).',
    fix: 'Set it.',
  },
  {
    id: 'plain-http',
    severity: 'warning',
    title: 'The URL sends its data unencrypted',
    checks: 'URLs of `http`.',
    why: 'Others can read along.',
    fix: 'Use https.',
  },
];

/** A report over files of the repository; arguments (`--set ...`) and the standard input are none. */
export function makeReport(findings: readonly Finding[], more: Partial<Report> = {}): Report {
  return {
    findings,
    files: [],
    rules,
    version: '1.2.3',
    uri: (file) => (file === '<stdin>' || file.startsWith('--') ? null : `deploy/${file}`),
    line: () => undefined,
    color: false,
    ...more,
  };
}

/** One finding with a place and what it overrides, one without. */
export const twoFindings = [
  finding('plain-http', {
    path: 'app.a',
    env: 'A',
    message: 'app.a sends its data unencrypted',
    hint: 'use https',
    source: at('b.yaml', 2, 5),
    overrides: [at('a.yaml', 9, 5)],
    fix: { file: 'b.yaml', path: ['app', 'a'], action: { kind: 'quote' } },
  }),
  finding('required-key', { path: 'app.b', message: 'app.b is needed', hint: 'give it' }),
];

/** Everything that is hard to write: names and messages with the characters of each format, and steering ones. */
export const awkward = [
  finding('plain-http', {
    path: 'app.a|b',
    message: 'app.a|b <b>is</b> "bad" & 100% \'wrong\'; see [this](1), {0} and {tenant-id}, ]]> `x` *y* _z_ \\',
    hint: 'one, two: three\nfour',
    source: at('dir with spaces/wörk,a:b%20#?[x].yaml', 3, 7),
    overrides: [at('--set app.a', 1, 1), at('[1]{0}\\.yaml', 4, 1)],
  }),
  finding('yaml-syntax', {
    path: '',
    message: 'esc \u001b[31m csi \u009b31m bell \u0007 cr \r null \u0000 bidi \u202e lone \ud800 nonchar \uffff line \u2028 end',
    hint: '\u001b]0;title\u0007',
    source: at('ctl\u001b[2J\n::warning::\ud800x.yaml', 1, 1, 0),
  }),
  finding('wrong-type', { path: 'app.c', message: 'app.c is 😀, not %0A or %25', hint: 'h', source: at('--set app.c', 1, 1) }),
  finding('wrong-type', { path: 'app.c', message: 'again', hint: 'h', source: at('--set app.c', 1, 1) }),
  finding('cluster-http', {
    path: 'app.d',
    message: 'only to know',
    hint: 'h',
    source: { file: 'c.yaml', line: 2, column: 3, endLine: 4, endColumn: 1 },
  }),
  finding('required-key', { path: 'app.b', message: 'app.b is needed', hint: 'give it' }),
];
