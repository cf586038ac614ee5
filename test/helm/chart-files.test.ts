import { Buffer } from 'node:buffer';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadChart } from '../../src/helm/chart.ts';
import { noSources } from '../../src/helm/sources.ts';
import { nodeAt } from '../../src/helm/value-tree.ts';
import { newestHelm, parseHelmVersion } from '../../src/helm/version.ts';
import type { CaseFolder } from '../conformance/helm/cases.ts';
import { helmTemplate } from '../conformance/helm/helm-template.ts';
import { ourAnswer } from '../conformance/helm/ours.ts';
import { gatectl } from '../support/cli.ts';
import { helms } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { tar, type TarEntry, tgz } from './tar.ts';

type Files = Readonly<Record<string, string | Buffer>>;

const temp = tempFolder();
const chartYaml = (name: string): string => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`;
const parent = {
  'Chart.yaml': chartYaml('parent'),
  'values.yaml': 'a: 1\n',
  'templates/print.yaml': 'values: {{ .Values | toJson | b64enc }}\n',
};
const chartEntries = (name: string, values: string): TarEntry[] => [
  { name: `${name}/Chart.yaml`, data: chartYaml(name) },
  { name: `${name}/values.yaml`, data: values },
];
const LONG = `${'deep/'.repeat(30)}x.txt`;

function folderOf(files: Files, prepare: (chart: string) => void = () => undefined): CaseFolder {
  const dir = mkdtempSync(join(temp.path, 'case-'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(dir, 'chart', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  prepare(join(dir, 'chart'));
  return { dir, sources: noSources };
}

const packed = (entries: readonly TarEntry[], more: Files = {}): Files => ({
  ...parent,
  'charts/sub-1.0.0.tgz': tgz(entries),
  ...more,
});

/** A record of POSIX's extended header, whose length counts itself. */
function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const length = rest.length + 2;
  return `${String(rest.length + String(length).length)}${rest}`;
}

/** What Helm makes of it: the values, null where it refuses. */
type Expected = Readonly<Record<string, unknown>> | null;
const both = { a: 1, sub: { b: 2, global: {} } };

const cases: readonly (readonly [string, Files, Expected])[] = [
  ['a packed chart', packed(chartEntries('sub', 'b: 2\n')), both],
  ['a byte order mark in it', packed(chartEntries('sub', '\ufeffb: 2\n')), both],
  ['folders in it', packed([{ name: 'sub/', type: '5' }, ...chartEntries('sub', 'b: 2\n')]), both],
  [
    'a global header in front',
    packed([{ name: 'x', type: 'g', data: record('comment', 'c') }, ...chartEntries('sub', 'b: 2\n')]),
    both,
  ],
  ['the folder of another name', packed(chartEntries('other', 'b: 2\n')), { a: 1, other: { b: 2, global: {} } }],
  [
    'values for it',
    packed(chartEntries('sub', 'b: 2\n'), { 'values.yaml': 'a: 1\nsub: {b: 3}\n' }),
    { a: 1, sub: { b: 3, global: {} } },
  ],
  [
    'a chart in a packed chart',
    packed([...chartEntries('sub', 'b: 2\n'), { name: 'sub/charts/inner/Chart.yaml', data: chartYaml('inner') }]),
    { a: 1, sub: { b: 2, global: {}, inner: { global: {} } } },
  ],
  [
    'a packed chart in a packed chart',
    packed([...chartEntries('sub', 'b: 2\n'), { name: 'sub/charts/inner.tgz', data: tgz(chartEntries('inner', 'c: 3\n')) }]),
    { a: 1, sub: { b: 2, global: {}, inner: { c: 3, global: {} } } },
  ],
  [
    'a schema in it that refuses',
    packed([
      ...chartEntries('sub', 'b: 2\n'),
      { name: 'sub/values.schema.json', data: '{"properties":{"b":{"type":"string"}}}' },
    ]),
    null,
  ],
  [
    'a name in two parts',
    packed([{ name: 'Chart.yaml', prefix: 'sub', data: chartYaml('sub') }, ...chartEntries('sub', 'b: 2\n').slice(1)]),
    both,
  ],
  [
    "a long name in GNU's way",
    packed([...chartEntries('sub', 'b: 2\n'), { name: 'L', type: 'L', data: `sub/${LONG}\0` }, { name: 'cut', data: 'x' }]),
    both,
  ],
  [
    "a long name in POSIX's way",
    packed([
      { name: 'x', type: 'x', data: record('path', 'sub/values.yaml') },
      { name: 'cut', data: 'b: 2\n' },
      ...chartEntries('sub', '').slice(0, 1),
    ]),
    both,
  ],
  [
    'backslashes for slashes',
    packed(chartEntries('sub', 'b: 2\n').map(({ name, data = '' }) => ({ name: name.replaceAll('/', '\\'), data }))),
    both,
  ],
  [
    'a link for the values',
    packed([...chartEntries('sub', '').slice(0, 1), { name: 'sub/values.yaml', type: '2' }]),
    { a: 1, sub: { global: {} } },
  ],
  ['a path that leads out', packed([...chartEntries('sub', 'b: 2\n'), { name: 'sub/../../x', data: '' }]), null],
  ['an absolute path', packed([...chartEntries('sub', 'b: 2\n'), { name: 'sub//x', data: '' }]), null],
  ['the path of a drive', packed([...chartEntries('sub', 'b: 2\n'), { name: 'sub/c:/x', data: '' }]), null],
  ['a file beside the folder', packed([...chartEntries('sub', 'b: 2\n'), { name: 'x', data: '' }]), null],
  ['a Chart.yaml without a folder', packed([{ name: 'Chart.yaml', data: chartYaml('sub') }]), null],
  ['no Chart.yaml', packed(chartEntries('sub', 'b: 2\n').slice(1)), null],
  ['no files', packed([]), null],
  ['a large file', packed([...chartEntries('sub', 'b: 2\n'), { name: 'sub/x', data: 'x'.repeat(5 * 1024 * 1024 + 1) }]), null],
  ['no gzip file', { ...parent, 'charts/sub.tgz': tar(chartEntries('sub', 'b: 2\n')) }, null],
  ['an empty file', { ...parent, 'charts/sub.tgz': '' }, null],
  ['half an archive', { ...parent, 'charts/sub.tgz': tgz(chartEntries('sub', 'b: 2\n')).subarray(0, 100) }, null],
  ['half a tar file', { ...parent, 'charts/sub.tgz': gzipSync(tar(chartEntries('sub', 'b: 2\n')).subarray(0, 1030)) }, null],
  [
    'a tar file without its end',
    { ...parent, 'charts/sub.tgz': gzipSync(tar(chartEntries('sub', 'b: 2\n')).subarray(0, 2048)) },
    both,
  ],
  ['no tar file', { ...parent, 'charts/sub.tgz': gzipSync('x'.repeat(2048)) }, null],
  ['a folder that is named like an archive', { ...parent, 'charts/sub.tgz/Chart.yaml': chartYaml('sub') }, null],
  ['a signature beside it', packed(chartEntries('sub', 'b: 2\n'), { 'charts/sub-1.0.0.tgz.prov': 'x' }), both],

  ['.helmignore: values.yaml', { ...parent, '.helmignore': 'values.yaml\n' }, {}],
  ['.helmignore: /values.yaml', { ...parent, '.helmignore': ' /values.yaml \r\n' }, {}],
  ['.helmignore: values.yaml of a subchart', { ...parent, ...nested(), '.helmignore': 'values.yaml\n' }, { sub: { global: {} } }],
  ['.helmignore: a path', { ...parent, ...nested(), '.helmignore': 'charts/*/values.yaml\n' }, { a: 1, sub: { global: {} } }],
  ['.helmignore: charts/', { ...parent, ...nested(), '.helmignore': '# c\n\ncharts/\n' }, { a: 1 }],
  ['.helmignore: a folder of a subchart', { ...parent, ...nested(), '.helmignore': '\ufeffsub/' }, { a: 1 }],
  ['.helmignore: a folder that is a file', { ...parent, '.helmignore': 'values.yaml/\n' }, { a: 1 }],
  ['.helmignore: a file among the charts', { ...parent, 'charts/README.md': '', '.helmignore': '*.md\n' }, { a: 1 }],
  ['.helmignore: a class', { ...parent, '.helmignore': 'v[^b-z]lues.y?ml\n' }, {}],
  ['.helmignore: an escape', { ...parent, '.helmignore': 'v\\alues.[x\\y]aml\n' }, {}],
  ['.helmignore: a range that is turned round', { ...parent, '.helmignore': 'v[z-a]lues.yaml\n' }, { a: 1 }],
  ['.helmignore: what a rule does not match', { ...parent, ...nested(), '.helmignore': '!*a*\n' }, { a: 1 }],
  ['.helmignore: two stars', { ...parent, '.helmignore': '**/values.yaml\n' }, null],
  ['.helmignore: half a class', { ...parent, '.helmignore': 'v[alues.yaml\n' }, null],
  ['.helmignore: an empty class', { ...parent, '.helmignore': 'v[]lues.yaml\n' }, null],
  ['.helmignore: an escape of nothing', { ...parent, '.helmignore': 'values\\\n' }, null],
  ['.helmignore of a subchart', { ...parent, ...nested(), 'charts/sub/.helmignore': 'values.yaml\n' }, both],
  [
    'a folder for the values',
    { 'Chart.yaml': parent['Chart.yaml'], 'templates/print.yaml': parent['templates/print.yaml'], 'values.yaml/x': '' },
    {},
  ],
  ['a file for the charts', { ...parent, charts: '' }, { a: 1 }],
  ['values of 5 MiB', { ...parent, 'values.yaml': `a: ${'x'.repeat(5 * 1024 * 1024)}\n` }, null],
];

function nested(): Files {
  return { 'charts/sub/Chart.yaml': chartYaml('sub'), 'charts/sub/values.yaml': 'b: 2\n' };
}

describe.each(helms)('the files of a chart, as $name finds them', ({ name, path }) => {
  const version = name === 'helm4' ? newestHelm : parseHelmVersion('3.21.4');

  it.each(cases)('%s', async (_name, files, expected) => {
    const folder = folderOf(files);
    const [helm, ours] = await Promise.all([helmTemplate(path, folder), ourAnswer(folder, version)]);
    for (const answer of [helm, ours]) {
      expect('values' in answer ? answer.values : 'refused' in answer ? null : answer).toEqual(expected);
    }
  });
});

describe('a packed chart', () => {
  it('is the place of its values, and the chart itself where it is named', async () => {
    const { dir } = folderOf(packed(chartEntries('sub', 'b: 2\n')));
    const archive = join(dir, 'chart/charts/sub-1.0.0.tgz');
    const chart = loadChart(join(dir, 'chart'));
    expect(chart.subcharts[0]).toMatchObject({ name: 'sub', dir: archive });
    expect(chart.subcharts[0] && nodeAt(chart.subcharts[0].values, ['b'])?.origin.range.file).toBe(`${archive}/values.yaml`);
    const { status, stdout } = await gatectl(['values', '--chart', archive, '--set', 'c=1', '-o', 'json']);
    expect(JSON.parse(stdout)).toEqual({ b: 2, c: 1 });
    expect(status).toBe(0);
  });

  it('that cannot be read is wrong usage, which says why', async () => {
    const { dir } = folderOf({ ...parent, 'charts/sub.tgz': 'CANARY' });
    const { status, stderr } = await gatectl(['lint', '--chart', join(dir, 'chart')]);
    expect(stderr).toBe(
      `gatectl: ${join(dir, 'chart/charts/sub.tgz')} cannot be read: it is no gzip file, or not complete\n    hint: pack the chart anew with helm package\n`,
    );
    expect(status).toBe(2);
  });

  it('is not unpacked beyond all bounds', async () => {
    const bomb = Array.from({ length: 25 }, (_, at) => ({ name: `sub/${at}`, data: Buffer.alloc(5 * 1024 * 1024) }));
    const { dir } = folderOf({ ...parent, 'charts/sub.tgz': tgz([...chartEntries('sub', ''), ...bomb]) });
    expect(() => loadChart(join(dir, 'chart'))).toThrow('it is over 100 MiB when it is unpacked');
  });
});

describe('a folder of a chart', () => {
  it.each([
    [
      'a link to nothing among its charts',
      (chart: string) => symlinkSync('nothing', join(chart, 'charts/x')),
      'charts/x cannot be read (ENOENT)',
    ],
    [
      'a device for its values',
      (chart: string) => symlinkSync('/dev/zero', join(chart, 'values.yaml')),
      'values.yaml is no regular file, and Helm refuses it',
    ],
  ])('with %s is refused', (_name, prepare, message) => {
    const files = { 'Chart.yaml': parent['Chart.yaml'], 'charts/_keep': '' };
    expect(() => loadChart(join(folderOf(files, prepare).dir, 'chart'))).toThrow(message);
  });
});
