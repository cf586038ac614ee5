import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadChart } from '../../src/helm/chart.ts';
import { nodeAt, toPlain } from '../../src/helm/value-tree.ts';
import { root } from '../support/repository.ts';
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
    ['whose chart has no version', { 'Chart.yaml': 'name: x\n' }, 'needs a name and a version'],
    ['with a packed dependency', { 'Chart.yaml': metadata, 'charts/sub-1.0.0.tgz': '' }, 'is a packed chart'],
    ['with another file among its charts', { 'Chart.yaml': metadata, 'charts/README.md': 'x' }, 'is not a chart'],
    [
      'with a folder among its charts that is none',
      { 'Chart.yaml': metadata, 'charts/sub/values.yaml': '' },
      'it has no Chart.yaml',
    ],
    [
      'with an alias given twice',
      { 'Chart.yaml': `${metadata}dependencies: [{name: a, version: '1'}, {name: b, version: '1', alias: a}]\n` },
      'more than one dependency',
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
