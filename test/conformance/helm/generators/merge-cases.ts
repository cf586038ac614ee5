import type { Arbitrary } from 'fast-check';
import type { ChartText, HelmCase } from '../cases.ts';
import { choosing, type Draw } from './choosing.ts';
import { setSources } from './set-cases.ts';

const names = ['a', 'b', 'c', 'global', 'sub', 'other', 'al', 'grand', 'enabled', 'tags', 't1', 'exports', 'data', 'x.y'];
const chartNames = ['sub', 'other', 'al', 'grand'];
const leaves = [null, null, null, 1, 's', true, false, [1, { a: null }], {}, 'x', 1000000, 2.5, ''];
const versions = [
  '0.1.0',
  '0.1.0',
  '>=0.1.0',
  '0.x',
  '^0.1',
  '~0.1.0',
  '*',
  '1.0.0',
  '>0.1.0',
  '0.1.0 || 2',
  '0.0.1 - 0.2',
  '0.1.0-0',
  '',
  'x',
];
const conditions = [
  'sub.enabled',
  'al.enabled',
  'other.enabled',
  'grand.enabled',
  'a',
  'sub.enabled,a',
  ' a',
  'b.c,,enabled',
  'global.a',
  'tags.t1',
  'x.y',
];
const paths = ['a', 'b', 'a.b', 'a.c', 'exports', 'exports.data', 'data', 'global', 'grand', 'grand.a', 'global.a', 'sub', 'x.y'];

/** Values: maps of few names, nulls and scalars where others have maps; a chart's name mostly has a map. */
export function valuesMap({ choose, chance, list }: Draw, depth: number): Record<string, unknown> {
  const value = (name: string, left: number): unknown =>
    left > 0 && chance(chartNames.includes(name) ? 95 : 45) ? map(left - 1) : choose(leaves);
  const pair = (left: number): [string, unknown] => {
    const name = choose(names);
    return [name, value(name, left)];
  };
  const map = (left: number): Record<string, unknown> => Object.fromEntries(list(0, 4, () => pair(left)));
  return map(depth);
}

/** One entry of `dependencies`. */
function dependency({ choose, chance, list }: Draw, name: string, aliases: readonly string[]): Record<string, unknown> {
  const importValue = (): unknown =>
    chance(40) ? choose(['data', 'a', 'b.c', 'x.y']) : { child: choose(paths), parent: choose([...paths, '.', '.']) };
  return {
    name,
    version: choose(versions),
    ...(chance(35) && { alias: choose(aliases) }),
    ...(chance(35) && { condition: choose(conditions) }),
    ...(chance(25) && { tags: list(1, 2, () => choose(['t1', 't2', 'a'])) }),
    ...(chance(35) && { 'import-values': list(1, 2, importValue) }),
  };
}

function dependencies(draw: Draw, subcharts: readonly string[], aliases: readonly string[]): string | undefined {
  const drawn = draw.list(0, 3, () => dependency(draw, draw.choose(subcharts), aliases));
  const names = drawn.map(({ name, alias }) => alias ?? name);
  // Helm refuses two of one name; a few such cases are enough.
  const entries = draw.chance(5) ? drawn : drawn.filter((_, index) => names.indexOf(names[index]) === index);
  return entries.length === 0 ? undefined : entries.map((entry) => `- ${JSON.stringify(entry)}`).join('\n');
}

/** A chart with up to two subcharts, one of which has one itself. */
export function chartTree(draw: Draw): ChartText {
  const values = (depth: number): string => JSON.stringify(valuesMap(draw, depth));
  const grand: ChartText = { name: 'grand', values: values(3) };
  const sub: ChartText = {
    name: 'sub',
    values: values(3),
    dependencies: dependencies(draw, ['grand'], ['al', 'b']),
    subcharts: [grand],
  };
  const other: ChartText = { name: 'other', values: values(2) };
  const subcharts = draw.chance(30) ? [sub, other] : [sub];
  return {
    name: 'parent',
    values: values(4),
    dependencies: dependencies(
      draw,
      subcharts.map(({ name }) => name),
      ['al', 'al', 'c', 'other', 'grand'],
    ),
    subcharts,
  };
}

/** Cases of values that meet: user, chart, subcharts, nulls, globals, aliases, conditions and imports. */
export const mergeCases: Arbitrary<HelmCase> = choosing((draw) => ({
  chart: chartTree(draw),
  files: draw.list(0, 2, () => JSON.stringify(valuesMap(draw, 4))),
  sources: setSources(draw, 3),
}));
