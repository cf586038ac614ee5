import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { finding } from '../../src/errors/finding.ts';
import { renderReport } from '../../src/report/formats.ts';
import { awkward, makeReport, twoFindings } from './support.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Parses XML, and throws when it is not well-formed. */
function parse(text: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (part) => (open.at(-1)!.text += part));
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return top.children[0]!;
}

const render = (...args: Parameters<typeof makeReport>): Element => parse(renderReport(makeReport(...args), 'junit'));

describe('junit', () => {
  it('is valid without anything', () => {
    expect(render([])).toMatchObject({ name: 'testsuites', attributes: { tests: '0', failures: '0' }, children: [] });
  });

  it('passes a file without findings', () => {
    expect(render([], { files: ['a.yaml', '<stdin>'] })).toMatchObject({
      attributes: { name: 'gatectl', tests: '2', failures: '0', errors: '0' },
      children: [
        {
          name: 'testsuite',
          attributes: { name: 'a.yaml', tests: '1', failures: '0', errors: '0', skipped: '0' },
          children: [
            {
              name: 'testcase',
              attributes: { name: 'no findings', classname: 'a.yaml', file: 'deploy/a.yaml' },
              children: [],
            },
          ],
        },
        { attributes: { name: '<stdin>' }, children: [{ attributes: { name: 'no findings', classname: '<stdin>' } }] },
      ],
    });
  });

  it('fails for errors and warnings, and says what to do in the text, which is what GitLab shows', () => {
    const { attributes, children } = render(twoFindings, { files: ['a.yaml', 'b.yaml'] });
    expect(attributes).toMatchObject({ tests: '3', failures: '2' });
    expect(children.map((suite) => suite.attributes['name'])).toEqual(['a.yaml', 'b.yaml', 'effective values']);
    expect(children[1]?.children).toEqual([
      {
        name: 'testcase',
        attributes: { name: 'plain-http app.a', classname: 'b.yaml', file: 'deploy/b.yaml', line: '2' },
        text: '',
        children: [
          {
            name: 'failure',
            attributes: { type: 'warning', message: 'app.a sends its data unencrypted' },
            children: [],
            text:
              'b.yaml:2:5: warning: app.a sends its data unencrypted [plain-http]\n' + 'hint: use https\noverrides: a.yaml:9:5',
          },
        ],
      },
    ]);
    expect(children[2]?.children[0]).toMatchObject({
      attributes: { name: 'required-key app.b', classname: 'effective values' },
      children: [
        { name: 'failure', attributes: { type: 'error' }, text: 'error: app.b is needed [required-key]\nhint: give it' },
      ],
    });
  });

  it('passes what is for information, and prints it', () => {
    const found = finding('cluster-http', { path: 'app.a', message: 'm', hint: 'h' });
    const { attributes, children } = render([found]);
    expect(attributes).toMatchObject({ tests: '1', failures: '0' });
    expect(children[0]?.children[0]?.children).toEqual([
      { name: 'system-out', attributes: {}, children: [], text: 'info: m [cluster-http]\nhint: h' },
    ]);
  });

  it('escapes what XML takes for markup, and holds nothing that XML cannot', () => {
    const { children } = render(awkward);
    const [first] = children[0]!.children[0]!.children;
    expect(first?.attributes['message']).toBe(awkward[0]?.message);
    expect(first?.text).toContain('"bad" & 100% \'wrong\'');
    expect(children[1]?.children[0]?.children[0]?.attributes['message']).toContain('esc \\u001b[31m csi');
  });

  it('counts right', () => {
    const { attributes, children } = render(awkward, { files: ['clean.yaml'] });
    const cases = children.flatMap((suite) => suite.children);
    const failures = cases.filter((test) => test.children.some(({ name }) => name === 'failure'));
    expect(attributes).toMatchObject({ tests: String(cases.length), failures: String(failures.length) });
    for (const suite of children) expect(suite.attributes['tests']).toBe(String(suite.children.length));
    expect(failures).toHaveLength(5);
  });

  it('gives each test of a file a name of its own', () => {
    const names = render(awkward).children.flatMap((suite) =>
      suite.children.map(({ attributes }) => `${attributes['classname']} ${attributes['name']}`),
    );
    expect(names).toContain('--set app.c wrong-type app.c #2');
    expect(new Set(names).size).toBe(names.length);
  });
});
