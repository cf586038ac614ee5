import fc, { type Arbitrary } from 'fast-check';
import type { ValueSources } from '../../../src/helm/sources.ts';
import type { ChartText } from './support.ts';

/** Chooses one of several texts or makers of texts. */
type Choose = <Value>(values: readonly Value[]) => Value;

/** A maker that draws its choices from fast-check, so that failures shrink. */
function choosing<Value>(make: (choose: Choose, chance: (percent: number) => boolean) => Value): Arbitrary<Value> {
  return fc.gen().map((draw) => {
    const choose: Choose = (values) => values[draw(fc.nat, { max: values.length - 1 })]!;
    return make(choose, (percent) => draw(fc.nat, { max: 99 }) < percent);
  });
}

const flowScalars = [
  ...['a', 'b c', '1', '0123', '1e3', 'on', 'No', 'null', '~', '', "'it''s'", 'plain\n   more', 'plain\n   more # c', '!!str 5'],
  ...[
    '"q\\n\\x41"',
    '"multi\n   line"',
    '"multi\nline"',
    "'two\n\n   lines'",
    '!!int "5"',
    '!!float 1',
    '!foo z',
    'http://x/?a=b',
  ],
  ...[
    'a:b',
    'a#b',
    'a #b',
    '"#"',
    '1_000',
    '0x1F',
    '2024-01-01',
    '1:30',
    '[]',
    '{}',
    '[a, b]',
    '{a: 1, b: [2]}',
    '[a, {b: c}, ]',
  ],
  ...['{"a":1}', '[a: b]', '!', '!!binary aGk=', '?x', '-x', '.5', '+1', '"a\\\n  b"', 'a  \n   \n\n   b', '[a,\n   b]', '{\n}'],
  ...[
    '!!null ""',
    '-1',
    '1.0',
    '1e400',
    '0o17',
    '-017',
    '08',
    '9007199254740993',
    '-0.0',
    '1000000',
    '!!bool yes',
    '[ [1, 2], [3] ]',
  ],
];
const brokenScalars = [
  ...[
    '"\\/"',
    '"\\ud83d"',
    '{{ x }}',
    '%x',
    '@x',
    '`x`',
    '*none',
    '- a',
    'x: y',
    '"',
    "'",
    '[',
    ']',
    '[a?b]',
    '{a:}',
    '.inf',
    '!!int x',
  ],
  ...['a\t', '\ta', '[a b: c]', '{a: b: c}', '&a &b c', '!!x!y z', '|a', 'a: ', '"a" b', '[,]'],
];
const keys = ['a', 'b', 'c', 'd', '"q"', "'s'", 'f g', 'k#', 'a-b', 'a.b', 'a:b', 'on', '1', '1.50', '0123', 'true'];
const headers = ['|', '>', '|-', '>-', '|+', '>+', '|2', '>1-', '| # c'];
const lines = ['l1', '  more', '', 'l2', ' x', 'é\u00a0'];

/** Text of a values file: mostly what Helm reads, at times what it refuses. */
export const yamlTexts: Arbitrary<string> = choosing((choose, chance) => {
  const scalar = (): string => choose(chance(2) ? brokenScalars : flowScalars);
  const block = (indent: string): string =>
    [choose(headers), ...lines.filter(() => chance(60)).map((line) => (line === '' ? '' : `${indent}  ${line}`))].join('\n');
  const value = (depth: number, indent: string): string => {
    if (depth > 0 && chance(35)) return `\n${map(depth - 1, `${indent}${choose(['  ', '    ', ' '])}`)}`;
    if (depth > 0 && chance(15)) return `\n${list(depth - 1, `${indent}${choose(['', '  '])}`)}`;
    return ` ${chance(20) ? block(indent) : scalar()}`;
  };
  const pair = (depth: number, indent: string): string => `${indent}${choose(keys)}:${value(depth, indent)}`;
  const map = (depth: number, indent: string): string =>
    choose([1, 2, 3].map((count) => () => Array.from({ length: count }, () => pair(depth, indent)).join('\n')))();
  const item = (depth: number, indent: string): string =>
    depth > 0 && chance(30) ? map(depth - 1, `${indent}  `).trimStart() : scalar();
  const list = (depth: number, indent: string): string =>
    choose([1, 2].map((count) => () => Array.from({ length: count }, () => `${indent}- ${item(depth, indent)}`).join('\n')))();
  const separator = (): string => (chance(10) ? choose(['\n---\n', '\n# c\n', '\n\n', '\n...\n', '\r\n', '\n--- # c\n']) : '\n');
  const start = chance(5) ? choose(['---\n', '\ufeff', '%YAML 1.1\n---\n', '# c\n', '&x']) : '';
  return `${start}${map(3, '')}${separator()}${map(2, '')}${chance(90) ? '\n' : ''}`;
});

const names = ['a', 'b', 'c', 'global', 'sub', 'al', 'enabled', 'tags', 't1', 'exports', 'data', 'grand', 'x.y'];
const leaves = [null, null, 1, 's', true, false, [1, { a: null }], {}, 'x', 1000000, 2.5];
const parentDependencies = [
  undefined,
  '- {name: sub, version: 0.1.0}',
  '- {name: sub, version: 0.1.0, alias: al}',
  "- {name: sub, version: 0.1.0, condition: 'sub.enabled,a'}",
  "- {name: sub, version: '>=0.1.0', tags: [t1]}",
  '- {name: sub, version: 0.1.0, condition: sub.enabled, tags: [t1, t2]}',
  '- {name: sub, version: 0.1.0, import-values: [data]}',
  '- {name: sub, version: 0.1.0, import-values: [{child: a, parent: b}, {child: exports, parent: .}]}',
  '- {name: sub, version: 0.1.0}\n- {name: sub, version: 0.x, alias: al}',
  '- {name: sub, version: 0.1.0, alias: c, import-values: [{child: a.b, parent: a.c}]}\n- {name: sub, version: ^0.1, alias: al, condition: al.enabled}',
  '- {name: sub, version: 1.0.0}',
];
const subDependencies = [
  undefined,
  '- {name: grand, version: 0.1.0}',
  '- {name: grand, version: 0.1.0, condition: grand.enabled}',
  '- {name: grand, version: 0.1.0, alias: b, import-values: [data]}',
  '- {name: grand, version: 0.1.0, import-values: [{child: a, parent: a}]}',
];
const setArguments = [
  ...['a=1', 'a.b=2', 'sub.a=null', 'al.a=x', 'global.a.b=3', 'a=null', 'sub.enabled=false', 'al.enabled=true', 'tags.t1=false'],
  ...[
    'l={a,b}',
    'a[0]=1',
    'a[1].b=x',
    'a[0].b.c=null',
    'sub.global.a=1',
    'a.b.c=',
    'a[0][1]=x',
    'x\\.y=1',
    'a=1,b=2',
    'a={',
    'a[1',
  ],
  ...[
    'a[-1]=1',
    'a[x]=1',
    'a.=1',
    '.a=1',
    '=1',
    'a',
    'a,b=1',
    'a={1},b=2',
    'a={1}b=2',
    'a[2]={x,null}',
    'a=true,b=0,c=007',
    'a=b=c',
  ],
  ...[
    'c=9223372036854775807',
    'c=9223372036854775808',
    'a.b[0]',
    'a[0].',
    'a[0]b=1',
    'a[0].b=',
    'a\\',
    'b={,}',
    'a=FALSE',
    'data=+5',
  ],
];
const jsonArguments = [
  ...['a={"b":1,"c":null}', 'a=[1,2]', 'a=', 'a= ,b=1', 'a=1 , b=2', 'a="x"y=1', 'a=nul', 'a=1e400', 'a={"a":1', 'a[0]={"x":1}'],
  ...[
    'a[1]= ',
    'sub={"a":1}',
    'a=01',
    'a=-0',
    'a=1.5e3,b=[{}]',
    'a=tru',
    'a.b={"c":null}',
    'global={"a":{"b":null}}',
    ' a=1',
    'a=1x=2',
  ],
];
const literalArguments = [
  'a=x,y',
  'a.b=\\n',
  'a[0]=x=y',
  'a={x}',
  'a',
  'a=',
  'a[1',
  'a[0].b',
  'a[0]x=1',
  'a\\.b=1',
  '=x',
  '[0]=1',
];

/** A chart with subcharts, values files, and arguments of the `--set` flags. */
export interface MergeCase {
  readonly chart: ChartText;
  readonly files: readonly string[];
  readonly sources: Pick<ValueSources, 'set' | 'setString' | 'setJson' | 'setLiteral'>;
}

/** Cases of values that meet: user, chart, subcharts, nulls, globals, aliases, conditions and imports. */
export const mergeCases: Arbitrary<MergeCase> = choosing((choose, chance) => {
  const value = (depth: number): unknown => (depth > 0 && chance(45) ? map(depth - 1) : choose(leaves));
  const map = (depth: number): Record<string, unknown> =>
    Object.fromEntries(Array.from({ length: choose([0, 1, 2, 3, 4]) }, () => [choose(names), value(depth)]));
  const text = (depth: number): string => JSON.stringify(map(depth));
  const some = (values: readonly string[]): string[] => (chance(15) ? [choose(values)] : []);
  const grand: ChartText = { name: 'grand', values: text(3) };
  const sub: ChartText = { name: 'sub', values: text(3), dependencies: choose(subDependencies), subcharts: [grand] };
  return {
    chart: { name: 'parent', values: text(4), dependencies: choose(parentDependencies), subcharts: [sub] },
    files: choose([[], [text(4)], [text(4), text(4)]]),
    sources: {
      set: some(setArguments),
      setString: some(setArguments),
      setJson: some(jsonArguments),
      setLiteral: some(literalArguments),
    },
  };
});
