import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadChart } from '../../src/helm/chart.ts';
import { coalesce } from '../../src/helm/coalesce.ts';
import { emptyMap } from '../../src/helm/mutable-map.ts';
import { nodeAt, toPlain } from '../../src/helm/value-tree.ts';
import { newestHelm, parseHelmVersion } from '../../src/helm/version.ts';
import { helms, root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';

const temp = tempFolder();
const metadata = 'apiVersion: v2\nname: parent\nversion: 1.0.0\n';
const subMetadata = 'apiVersion: v2\nname: sub\nversion: 1.0.0\n';

function chartOf(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(temp.path, 'chart-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return dir;
}

function thrownBy(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

describe('a chart', () => {
  it('is loaded with its metadata, values, schema and subcharts', async () => {
    const dependencies =
      'dependencies:\n- {name: sub, version: ^1, alias: al, condition: al.enabled, tags: [t], import-values: [data, {child: a, parent: b}]}\n';
    const dir = chartOf({
      'Chart.yaml': metadata + dependencies,
      'values.yaml': 'a: 1\n',
      'values.schema.json': '{"type":"object"}',
      'charts/sub/Chart.yaml': subMetadata,
      'charts/sub/values.yaml': 'b: 2\n',
      'charts/_ignored/x': '',
      'charts/.git/x': '',
    });
    const chart = loadChart(dir);
    expect(chart).toMatchObject({ name: 'parent', dir, schema: '{"type":"object"}', findings: [] });
    expect(chart.metadata.dependencies).toEqual([
      {
        name: 'sub',
        version: '^1',
        alias: 'al',
        condition: 'al.enabled',
        tags: ['t'],
        importValues: [
          { child: 'exports.data', parent: '.' },
          { child: 'a', parent: 'b' },
        ],
      },
    ]);
    expect(toPlain(chart.values)).toEqual({ a: 1 });
    expect(nodeAt(chart.values, ['a'])?.origin).toMatchObject({
      kind: 'chart',
      range: { file: join(dir, 'values.yaml'), line: 1 },
    });
    expect(chart.subcharts.map((subchart) => [subchart.name, toPlain(subchart.values)])).toEqual([['sub', { b: 2 }]]);
  });

  it('may have subcharts behind symbolic links', async () => {
    const sub = chartOf({ 'Chart.yaml': subMetadata, 'values.yaml': 'b: 2\n' });
    const dir = chartOf({ 'Chart.yaml': metadata, 'charts/_keep': '' });
    symlinkSync(sub, join(dir, 'charts', 'sub'));
    expect(loadChart(dir).subcharts).toMatchObject([{ name: 'sub' }]);
  });

  it('needs neither values nor a schema', async () => {
    const chart = loadChart(chartOf({ 'Chart.yaml': metadata }));
    expect(toPlain(chart.values)).toEqual({});
    expect(chart.schema).toBeUndefined();
  });

  it('of apiVersion v1 has its dependencies in requirements.yaml', async () => {
    const files = {
      'Chart.yaml': 'name: old\nversion: 1.0.0\n',
      'requirements.yaml': 'dependencies:\n- {name: sub, version: 1.x}\n',
    };
    expect(loadChart(chartOf(files)).metadata).toMatchObject({
      apiVersion: 'v1',
      dependencies: [{ name: 'sub', version: '1.x' }],
    });
  });

  it("reports values that Helm cannot read, its subcharts' too", () => {
    const files = { 'Chart.yaml': metadata, 'charts/sub/Chart.yaml': subMetadata, 'charts/sub/values.yaml': 'a: [' };
    expect(loadChart(chartOf(files)).findings).toMatchObject([{ code: 'yaml-syntax' }]);
  });

  it('of this repository is loaded', async () => {
    expect(loadChart(join(root, 'charts', 'registry')).findings).toEqual([]);
  });
});

describe('a folder that is refused', () => {
  it.each([
    ['without Chart.yaml', { 'values.yaml': '' }, 'it has no Chart.yaml'],
    ['whose Chart.yaml is no YAML', { 'Chart.yaml': 'a: [' }, 'is not YAML'],
    ['with a packed dependency that is none', { 'Chart.yaml': metadata, 'charts/sub-1.0.0.tgz': '' }, 'it is no gzip file'],
    ['with another file among its charts', { 'Chart.yaml': metadata, 'charts/README.md': 'x' }, 'is not a chart'],
    [
      'with a folder among its charts that is none',
      { 'Chart.yaml': metadata, 'charts/sub/values.yaml': '' },
      'it has no Chart.yaml',
    ],
  ])('%s', (_, files, message) => {
    const error = thrownBy(() => loadChart(chartOf(files)));
    expect(error).toMatchObject({ name: 'UsageError', message: expect.stringContaining(message) as string });
    expect((error as Error).message).not.toContain('CANARY');
  });

  it('because it contains itself', async () => {
    const dir = chartOf({ 'Chart.yaml': metadata, 'charts/_keep': '' });
    symlinkSync(dir, join(dir, 'charts', 'loop'));
    expect(() => loadChart(dir)).toThrow('contains itself');
  });
});

describe.each(helms)('metadata that Helm refuses ($name)', ({ name, path }) => {
  const four = name === 'helm4';
  const version = four ? newestHelm : parseHelmVersion('3.21.4');
  const dependency = (entry: string): string => `${metadata}dependencies: [{name: other, version: '1'}, ${entry}]\n`;

  it.each<[string, string, string[]]>([
    ['none', metadata, []],
    ['no apiVersion', 'name: x\nversion: 1.0.0\n', []],
    ['an unknown apiVersion', 'apiVersion: v9\nname: x\nversion: 1.0.0\n', four ? ['1 apiVersion'] : []],
    ['an apiVersion that is a number', 'apiVersion: 2\nname: x\nversion: 1.0.0\n', four ? ['1 apiVersion'] : []],
    ['an empty file', '{}', ['1 name', '1 version']],
    ['no version', 'apiVersion: v2\nname: x\n', ['1 version']],
    ['null for the name', 'apiVersion: v2\nname:\nversion: 1.0.0\n', ['2 name']],
    ['a name that is a path', 'apiVersion: v2\nname: a/b\nversion: 1.0.0\n', ['2 name']],
    ['a name that is a list', 'apiVersion: v2\nname: [a]\nversion: 1.0.0\n', ['2 name']],
    ['a name that is a number', 'apiVersion: v2\nname: 7\nversion: 1.0.0\n', []],
    ['two numbers as version', 'apiVersion: v2\nname: x\nversion: 1.5\n', []],
    ['a v before the version', 'apiVersion: v2\nname: x\nversion: v1.2.3\n', []],
    ['zeros before the version', 'apiVersion: v2\nname: x\nversion: 01.2.3\n', []],
    ['zeros before a pre-release', 'apiVersion: v2\nname: x\nversion: 1.2.3-01\n', ['3 version']],
    ['a version in words', 'apiVersion: v2\nname: x\nversion: latest\n', ['3 version']],
    ['a version in four parts', 'apiVersion: v2\nname: x\nversion: 1.2.3.4\n', ['3 version']],
    ['a long version', `apiVersion: v2\nname: x\nversion: 1.0.0-${'a'.repeat(300)}\n`, ['3 version']],
    ['an application', `${metadata}type: application\n`, []],
    ['a library', `${metadata}type: library\n`, ['4 type']],
    ['another type', `${metadata}type: service\n`, ['4 type']],
    ['text for a boolean', `${metadata}deprecated: "yes"\n`, ['4 deprecated']],
    ['yes for a boolean', `${metadata}deprecated: yes\n`, []],
    ['text for a list', `${metadata}keywords: foo\n`, ['4 keywords']],
    ['a number in an annotation', `${metadata}annotations: {a: 1}\n`, []],
    ['a map in an annotation', `${metadata}annotations: {a: {}}\n`, ['4 annotations.a']],
    ['a maintainer that is null', `${metadata}maintainers: [null]\n`, ['4 maintainers[0]']],
    ['an unknown key', `${metadata}frobnicate: {a: 1}\n`, []],
    ['text for the dependencies', `${metadata}dependencies: foo\n`, ['4 dependencies']],
    ['a map for the dependencies', `${metadata}dependencies: {}\n`, ['4 dependencies']],
    ['null for the dependencies', `${metadata}dependencies:\n`, []],
    ['a dependency that is null', `${metadata}dependencies: [null]\n`, ['4 dependencies[0]']],
    ['a dependency that is text', `${metadata}dependencies: [foo]\n`, ['4 dependencies[0]']],
    ['tags that are text', dependency("{name: a, version: '1', tags: t}"), ['4 dependencies[1].tags']],
    ['an alias with a dot', dependency("{name: a, version: '1', alias: a.b}"), ['4 dependencies[1].alias']],
    ['an alias given twice', dependency("{name: a, version: '1', alias: other}"), ['4 dependencies[1]']],
  ])('%s', (_name, chartYaml, expected) => {
    const dir = chartOf({ 'Chart.yaml': chartYaml, 'charts/_keep': '', 'templates/x.yaml': 'a: 1\n' });
    const chart = loadChart(dir, version);
    const { findings } = coalesce(chart, emptyMap(chart.values.origin), version);
    const refused = findings.filter(({ path: at }) => !/^other$|^a$/.test(at));
    expect(refused.map(({ code, path: at, source }) => `${source?.line} ${code === 'helm-refuses' ? '' : code}${at}`)).toEqual(
      expected,
    );
    const { status, stderr } = spawnSync(path, ['template', 'r', dir], { encoding: 'utf8' });
    // Helm misses the dependencies of the cases only after it took the metadata.
    if (!stderr.includes('missing in charts/')) expect(status === 0).toBe(expected.length === 0);
  });

  it('in a chart within another, which may be a library', () => {
    const of = (lines: string): string =>
      chartOf({ 'Chart.yaml': metadata, 'templates/x.yaml': 'a: 1\n', 'charts/sub/Chart.yaml': `${subMetadata}${lines}` });
    for (const [lines, expected] of [
      ['type: library\n', []],
      ['type: service\n', ['type']],
    ] as const) {
      const dir = of(lines);
      expect(loadChart(dir, version).findings.map(({ path: at }) => at)).toEqual(expected);
      expect(spawnSync(path, ['template', 'r', dir]).status === 0).toBe(expected.length === 0);
    }
  });

  it('in requirements.yaml', () => {
    const dir = chartOf({ 'Chart.yaml': 'name: old\nversion: 1.0.0\n', 'requirements.yaml': 'dependencies: foo\n' });
    expect(loadChart(dir).findings).toMatchObject([
      { code: 'helm-refuses', message: 'dependencies in requirements.yaml must be a list' },
    ]);
    expect(spawnSync(path, ['template', 'r', dir]).status).not.toBe(0);
  });
});
