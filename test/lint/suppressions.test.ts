import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FindingCode, findingCodes } from '../../src/errors/codes.ts';
import { type Finding, finding } from '../../src/errors/finding.ts';
import type { ValuesFile } from '../../src/helm/sources.ts';
import { toPlain } from '../../src/helm/value-tree.ts';
import { newestHelm } from '../../src/helm/version.ts';
import { readYamlValues } from '../../src/helm/yaml.ts';
import { findComments } from '../../src/lint/comments.ts';
import { fixedRules, ruleIds } from '../../src/lint/rule-ids.ts';
import { applySuppressions, findSuppressions } from '../../src/lint/suppressions.ts';

function read(text: string, file = 'values.yaml'): ValuesFile {
  const { root, text: source } = readYamlValues(text, file, { helmVersion: newestHelm });
  return { root, text: source };
}

/** Each suppression as `3: next-line 4 plain-http, url-query`, with what is wrong with it. */
function shown(text: string): string[] {
  const { root, text: source } = read(text);
  return findSuppressions(source, root).map(({ scope, rules, line, source: at, problems }) =>
    [`${at.line}: ${scope} ${line ?? '-'} ${rules.join(', ')}`, ...problems.map(({ message }) => message)].join('; '),
  );
}

function found(code: FindingCode, line: number | null, file = 'values.yaml'): Finding {
  const source = line === null ? null : { file, line, column: 3, endLine: line, endColumn: 9 };
  return finding(code, { path: 'app.x', message: 'wrong', hint: '', source });
}

/** What is left, as `code line`. */
function left(texts: Readonly<Record<string, string>>, findings: readonly Finding[], reportUnused = true): string[] {
  const files = new Map(Object.entries(texts).map(([name, text]) => [name, read(text, name)]));
  return applySuppressions(findings, files, { reportUnused }).map(({ code, source }) => `${code} ${source?.line ?? '-'}`);
}

describe('a comment suppresses', () => {
  it.each<[string, string, string[]]>([
    ['the next line', 'a: 1\n# gatectl-disable-next-line plain-http -- why\nb: 1\n', ['2: next-line 3 plain-http']],
    [
      'several rules',
      '#gatectl-disable-next-line plain-http,url-query , yaml-trap  --  it is so\nb: 1\n',
      ['1: next-line 2 plain-http, url-query, yaml-trap'],
    ],
    [
      'rules with nothing but spaces between',
      '# gatectl-disable-file plain-http url-query -- why\n',
      ['1: file - plain-http, url-query'],
    ],
    ['a rule named twice, once', '# gatectl-disable-file plain-http, plain-http -- why\n', ['1: file - plain-http']],
    [
      'past blank lines, other comments and each other',
      '# gatectl-disable-next-line plain-http -- why\n\n  # more about it\n# gatectl-disable-next-line url-query -- why\n\na: 1\n',
      ['1: next-line 6 plain-http', '4: next-line 6 url-query'],
    ],
    ['within a map', 'a:\n  b: 1\n  # gatectl-disable-next-line yaml-trap -- why\n  c: 1\n', ['3: next-line 4 yaml-trap']],
    ['within a list', 'a:\n  # gatectl-disable-next-line yaml-trap -- why\n  - c\n', ['2: next-line 3 yaml-trap']],
    ['within braces', 'a: {\n  # gatectl-disable-next-line yaml-trap -- why\n  c: 1}\n', ['2: next-line 3 yaml-trap']],
    ['between a key and its value', 'a:\n  # gatectl-disable-next-line yaml-trap -- why\n  text\n', ['2: next-line 3 yaml-trap']],
    ['the file, behind a value', 'a: 1 # gatectl-disable-file yaml-trap -- why\n', ['1: file - yaml-trap']],
    ['the file, behind a bar', 'a: |- # gatectl-disable-file yaml-trap -- why\n  # text\n', ['1: file - yaml-trap']],
    ['after a block of text', 'a: |\n  text\n# gatectl-disable-file yaml-trap -- why\n', ['3: file - yaml-trap']],
    [
      'at the start, behind a byte order mark',
      '\ufeff# gatectl-disable-next-line yaml-trap -- why\na: 1\n',
      ['1: next-line 2 yaml-trap'],
    ],
    ['with CRLF', 'a: 1\r\n# gatectl-disable-next-line yaml-trap -- why\r\nb: 1\r\n', ['2: next-line 3 yaml-trap']],
    [
      'the line of a document mark',
      'a: 1\n# gatectl-disable-next-line helm-versions-differ -- why\n---\nb: 1\n',
      ['2: next-line 3 helm-versions-differ'],
    ],
    ['in a file of comments alone', '# gatectl-disable-next-line yaml-trap -- why\n', ['1: next-line - yaml-trap']],
    ['with a reason that has dashes', '# gatectl-disable-file yaml-trap -- a -- b\n', ['1: file - yaml-trap']],
  ])('%s', (_name, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['double quotes', 'a: "x\n  # gatectl-disable-file yaml-trap -- why"\n'],
    ['single quotes', "a: 'x # gatectl-disable-file yaml-trap -- why'\n"],
    ['a block of text', 'a: |\n  # gatectl-disable-file yaml-trap -- why\nb: 1\n'],
    ['a folded block', 'a: >-\n  x\n\n  # gatectl-disable-file yaml-trap -- why\n'],
    ['a plain word', 'a: x#gatectl-disable-file yaml-trap -- why\n'],
    ['a key', '"# gatectl-disable-file yaml-trap -- why": 1\n'],
    ['a value that a later one of the same name replaces', 'a: "# gatectl-disable-file yaml-trap -- why"\na: 1\n'],
    ['a sentence', '# see gatectl-disable-file yaml-trap -- why\n'],
    ['a file that Helm cannot read', '# gatectl-disable-file yaml-syntax -- why\na: [\n'],
    ['a file that holds no map', '# gatectl-disable-file yaml-syntax -- why\n- a\n'],
  ])('nothing from within %s', (_name, text) => {
    expect(shown(text)).toEqual([]);
  });
});

describe('an invalid comment', () => {
  it.each<[string, string, string[]]>([
    ['without a reason', 'gatectl-disable-next-line plain-http', ['gatectl-disable-next-line gives no reason']],
    ['with dashes alone', 'gatectl-disable-file plain-http -- ', ['gatectl-disable-file gives no reason']],
    ['with a reason of dots', 'gatectl-disable-file plain-http -- ...', ['gatectl-disable-file gives no reason']],
    ['with a reason that nothing sets off', 'gatectl-disable-file plain-http it is so', ['gatectl-disable-file gives no reason']],
    ['without a rule', 'gatectl-disable-file -- why', ['gatectl-disable-file names no rule']],
    ['with nothing', 'gatectl-disable-file', ['gatectl-disable-file names no rule', 'gatectl-disable-file gives no reason']],
    ['with an unknown rule', 'gatectl-disable-file plain-htp, url-query -- why', ['plain-htp is no rule']],
    ['with two of them', 'gatectl-disable-file all, "*" -- why', ['all is no rule', 'a name in the comment is no rule']],
    ['with what may be a secret', 'gatectl-disable-file a1c4D2e8b650Zq -- why', ['a name in the comment is no rule']],
    ['with a code that is no rule', 'gatectl-disable-file dialect-cannot-carry -- why', ['dialect-cannot-carry is no rule']],
    ['about what Helm refuses', 'gatectl-disable-file helm-refuses -- why', ['helm-refuses cannot be suppressed']],
    ['about suppressions', 'gatectl-disable-file unused-suppression -- why', ['unused-suppression cannot be suppressed']],
    [
      'of another name',
      'gatectl-disable-line plain-http -- why',
      ['the comment begins with gatectl-disable and is none of gatectl-disable-next-line and gatectl-disable-file'],
    ],
  ])('%s suppresses nothing and says why', (_name, comment, messages) => {
    const files = new Map([['values.yaml', read(`# ${comment}\na: 1\n`)]]);
    const result = applySuppressions([found('plain-http', 2)], files, { reportUnused: true });
    expect(result.map(({ code }) => code)).toEqual(['plain-http', ...messages.map(() => 'invalid-suppression')]);
    expect(result.slice(1).map(({ message }) => message)).toEqual(messages);
    expect(result.slice(1).every(({ severity, source, hint }) => severity === 'error' && source?.line === 1 && hint !== '')).toBe(
      true,
    );
  });

  it('stands behind a value and is about the next line', () => {
    expect(
      left({ 'values.yaml': 'a: 1 # gatectl-disable-next-line plain-http -- why\nb: 1\n' }, [found('plain-http', 2)]),
    ).toEqual(['plain-http 2', 'invalid-suppression 1']);
  });

  it('names the rule that was meant', () => {
    const hintOf = (name: string): string | undefined => {
      const { root, text } = read(`# gatectl-disable-file ${name} -- why\n`);
      return findSuppressions(text, root)[0]?.problems[0]?.hint;
    };
    expect(hintOf('plain_http')).toBe('did you mean plain-http?');
    expect(hintOf('unknwon-keys')).toBe('did you mean unknown-key?');
    expect(hintOf('everything')).toBe('the rules are listed in docs/rules/README.md');
  });

  it('does not repeat what it cannot be sure to be a name', () => {
    const { root, text } = read('# gatectl-disable-file CANARY/0815== -- why\n');
    expect(JSON.stringify(findSuppressions(text, root)[0]?.problems)).not.toContain('CANARY');
  });
});

describe('findings', () => {
  const next = (rules: string): string => `# gatectl-disable-next-line ${rules} -- why\na: 1\nb: 1\n`;
  const whole = (rules: string): string => `a: 1\n# gatectl-disable-file ${rules} -- why\n`;

  it.each<[string, string, Finding[], string[]]>([
    ['of the rule in that line go', next('plain-http'), [found('plain-http', 2), found('plain-http', 2)], []],
    ['of another line stay', next('plain-http'), [found('plain-http', 2), found('plain-http', 3)], ['plain-http 3']],
    ['of another rule stay', next('plain-http'), [found('plain-http', 2), found('url-query', 2)], ['url-query 2']],
    ['without a line stay', next('plain-http'), [found('plain-http', 2), found('plain-http', null)], ['plain-http -']],
    ['of another file stay', next('plain-http'), [found('plain-http', 2), found('plain-http', 2, '--set a')], ['plain-http 2']],
    ['of the whole file go', whole('plain-http'), [found('plain-http', 1), found('plain-http', null)], []],
    [
      'of another file stay, though the whole file is meant',
      whole('plain-http'),
      [found('plain-http', 1), found('plain-http', 1, 'b.yaml')],
      ['plain-http 1'],
    ],
  ])('%s', (_name, text, findings, expected) => {
    expect(left({ 'values.yaml': text }, findings)).toEqual(expected);
  });

  it('are looked at file by file in a merge; one without a line belongs to them all', () => {
    const texts = { 'a.yaml': whole('required-key'), 'b.yaml': next('plain-http') };
    const findings = [found('required-key', null), found('plain-http', 2, 'b.yaml'), found('plain-http', 2, 'a.yaml')];
    expect(left(texts, findings, false)).toEqual(['plain-http 2']);
  });
});

describe('an unused suppression', () => {
  const text = '# gatectl-disable-next-line plain-http, url-query -- why\na: 1\n# gatectl-disable-file yaml-trap -- why\n';

  it('is a warning for each rule that finds nothing', () => {
    const files = new Map([['values.yaml', read(text)]]);
    expect(applySuppressions([found('url-query', 2)], files, { reportUnused: true })).toMatchObject([
      {
        code: 'unused-suppression',
        severity: 'warning',
        source: { line: 1, column: 1 },
        hint: 'take plain-http out of the comment',
      },
      { code: 'unused-suppression', source: { line: 3 }, hint: 'remove the comment' },
    ]);
  });

  it('is not looked for when it cannot be told', () => {
    expect(left({ 'values.yaml': text }, [], false)).toEqual([]);
  });

  it.each([
    ...['secret-in-git', 'audit-in-production', 'weakened-setting', 'repeated-setting', 'replaced-list', 'table-conflict'],
    'helm-versions-differ',
  ])('of %s may be of use another time', (rule) => {
    expect(left({ 'values.yaml': `a: 1\n# gatectl-disable-file ${rule} -- why\n` }, [])).toEqual([]);
  });

  it('is reported where nothing follows', () => {
    expect(left({ 'values.yaml': 'a: 1\n# gatectl-disable-next-line plain-http -- why\n' }, [])).toEqual([
      'unused-suppression 2',
    ]);
  });
});

it('what is taken for a comment is none of the values, in any text', () => {
  const parts = [
    'a: ',
    'b:',
    '\n',
    '  ',
    '- ',
    '"',
    "'",
    ' # c',
    '#c',
    '# d\n',
    '|\n',
    '>-\n',
    '| # e\n',
    '[',
    ']',
    '{',
    '}',
    ', ',
    'x',
    '---\n',
    '...\n',
    '\r\n',
  ];
  const texts = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 16 }).map((chosen) => `a: 1\n${chosen.join('')}`);
  fc.assert(
    fc.property(texts, (text) => {
      const { root, text: source } = read(text);
      if (root === undefined) return;
      const changed = findComments(source).reduceRight((rest, { text: comment, source: { line, column } }) => {
        const at = source.offset(line, column);
        expect(text.slice(at, at + comment.length)).toBe(comment);
        return `${rest.slice(0, at)}#${'z'.repeat(comment.length - 1)}${rest.slice(at + comment.length)}`;
      }, text);
      const again = read(changed).root;
      expect(again && toPlain(again)).toEqual(toPlain(root));
    }),
    { numRuns: 3000 },
  );
});

describe('the rules', () => {
  it('are the codes of the linter', () => {
    expect([...ruleIds, 'dialect-cannot-carry'].toSorted()).toEqual(Object.keys(findingCodes).toSorted());
    for (const rule of fixedRules) expect(findingCodes[rule].severity).toBe('error');
  });
});

it('thousands of comments suppress what each is about', () => {
  const lines = 20_000;
  const text = Array.from({ length: lines }, (_, at) => `# gatectl-disable-next-line plain-http -- why\nk${at}: 1\n`).join('');
  const findings = Array.from({ length: lines }, (_, at) => found('plain-http', 2 * at + 2));
  expect(left({ 'values.yaml': text }, findings)).toEqual([]);
});
