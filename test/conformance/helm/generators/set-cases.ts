import type { Arbitrary } from 'fast-check';
import type { HelmCase, SetSources } from '../cases.ts';
import { choosing, type Draw } from './choosing.ts';

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

const tokens = [
  ...[
    'a',
    'b',
    'c',
    'd',
    'l',
    'm',
    'n',
    'é',
    '\u{1f600}',
    'x y',
    '-',
    '.',
    '.',
    '[0]',
    '[1]',
    '[2]',
    '[',
    ']',
    '=',
    '=',
    '=',
    ',',
    '{',
    '}',
    '\\',
    '\\,',
    '\\.',
  ],
  ...[
    '1',
    '0',
    '007',
    '-1',
    '1e3',
    '0x1F',
    'true',
    'FALSE',
    'null',
    '~',
    '""',
    "'",
    '"',
    ':',
    '[]',
    '{}',
    '{"a":1}',
    '[1,{"b":null}]',
    '"q"',
    '1.50',
    ' ',
  ],
  ...[
    '9223372036854775807',
    '-9223372036854775808',
    '99999999999999999999',
    '+5',
    '[65536]',
    '[65537]',
    '[-1]',
    '[+1]',
    '[007]',
    'ſ',
    'K',
    '\n',
    '\t',
  ],
];

const starts = ['a=', 'a.b=', 'l[0]=', 'l[1].b=', 'm.a=', 'm.l[0]=', 'a={', 'n=', 'l[0][0]=', 'a=1,b='];
const json = [
  '1',
  'null',
  '"a"',
  '{}',
  '[]',
  '{"a":{"b":null}}',
  '[{"a":1},[2]]',
  '1.0',
  '-0',
  '1e5',
  '1E400',
  'tru',
  '{"a":1,"a":2}',
  ' 1 ',
  '"\\u00e9"',
  '"\\ud800"',
  '{"a"',
];
const fileNames = ['data-0.txt', 'data-1.txt', 'data-2.txt', '', '.'];

const argument = ({ choose, chance, list }: Draw): string =>
  (chance(60) ? choose(starts) : '') + list(1, 7, () => choose(tokens)).join('');

/** Arguments of all `--set...` flags: each written by hand, or strung together from what means something to them. */
export function setSources(draw: Draw, percent: number): SetSources {
  const { choose, chance, list } = draw;
  const some = (known: readonly string[], make: () => string): string[] =>
    chance(percent) ? list(1, 2, () => (chance(40) ? choose(known) : make())) : [];
  const jsonArgument = (): string =>
    chance(20)
      ? choose([`{"a":${choose(json)}}`, '{"m":{"a":null},"x":1}', '{', ' {"a":1} x'])
      : `${choose(starts).replace('={', '=')}${choose(json)}`;
  return {
    set: some(setArguments, () => argument(draw)),
    setString: some(setArguments, () => argument(draw)),
    setJson: some(jsonArguments, () => (chance(70) ? jsonArgument() : argument(draw))),
    setLiteral: some(literalArguments, () => argument(draw)),
    // A hyphen alone would be the standard input.
    setFile: some(
      ['a=data-0.txt', 'a=data-1.txt,b=data-2.txt', 'l[1]=data-0.txt', 'a={data-0.txt,data-2.txt}', 'a=none.txt'],
      () =>
        chance(70)
          ? `${choose(starts)}${choose(fileNames)}${chance(20) ? choose([',b=1', '}', ',']) : ''}`
          : argument(draw).replaceAll('-', '_'),
    ),
  };
}

const bases = [
  '',
  '{a: s, l: [1, {b: 2}, [3]], m: {a: {b: c}, l: [x]}, n: null}',
  '{a: {b: null}, l: null, m: 1, n: {}}',
  '{a: [], l: [null, null], m: {}}',
];

/** Values files that `--set...` arguments meet. */
export const setCases: Arbitrary<HelmCase> = choosing((draw) => ({
  chart: { name: 'parent', values: draw.choose(bases) },
  files: draw.chance(60) ? [draw.choose(bases)] : [],
  sources: setSources(draw, 35),
  dataFiles: ['text\n', '', 'a,b={c}\r\n\u00e9'],
}));
