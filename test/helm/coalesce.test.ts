import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/helm/chart.ts';
import { coalesce } from '../../src/helm/coalesce.ts';
import { copyMap } from '../../src/helm/mutable-map.ts';
import { type MapNode, nodeAt, toPlain } from '../../src/helm/value-tree.ts';
import { newestHelm, parseHelmVersion } from '../../src/helm/version.ts';
import { readYamlValues } from '../../src/helm/yaml.ts';
import type { ChartText } from '../conformance/helm/cases.ts';
import { makeChart } from './make-chart.ts';

function values(text: string): MapNode {
  const { root } = readYamlValues(text, 'user.yaml', { helmVersion: newestHelm });
  if (root === undefined) throw new Error('not YAML');
  return root;
}

const parent: ChartText = {
  name: 'parent',
  values: 'a: {x: 1, w: 2}\nt: {k: 1}\ns: text\nglobal: {g: 1}\nsub: {b: 5}\n',
  dependencies: '- {name: sub, version: 0.1.0}',
  subcharts: [{ name: 'sub', values: 'b: 1\nc: 2\n' }],
};
const chart = makeChart(parent, newestHelm);

/** Files that supplied the value at a path and those that it replaced. */
function filesOf(root: MapNode, path: string): (string | undefined)[] {
  const node = nodeAt(root, path.split('.'));
  return [node?.origin, ...(node?.overridden ?? [])].map((origin) => origin?.range.file);
}

describe('the origin of an effective value', () => {
  const { values: effective } = coalesce(chart, values('a: {x: 9}\nsub: {c: 7}\nglobal: {g: 2}\n'), newestHelm);

  it.each([
    ['a.x', ['user.yaml', 'parent/values.yaml']],
    ['a.w', ['parent/values.yaml']],
    ['sub.b', ['parent/values.yaml', 'sub/values.yaml']],
    ['sub.c', ['user.yaml', 'sub/values.yaml']],
    ['global.g', ['user.yaml', 'parent/values.yaml']],
    ['sub.global.g', ['user.yaml', 'parent/values.yaml']],
  ])('%s', (path, files) => {
    expect(filesOf(effective, path)).toEqual(files);
  });
});

it("neither the chart nor the user's values are changed", () => {
  const user = values('a: {x: null}\nsub: {global: {h: 1}}\nglobal: {g: {deep: {er: 1}}}\n');
  const before = JSON.stringify([toPlain(user), toPlain(chart.values), toPlain(chart.subcharts[0]?.values ?? user)]);
  const first = toPlain(coalesce(chart, user, newestHelm).values);
  expect(toPlain(coalesce(chart, user, newestHelm).values)).toEqual(first);
  expect(JSON.stringify([toPlain(user), toPlain(chart.values), toPlain(chart.subcharts[0]?.values ?? user)])).toBe(before);
});

describe('findings', () => {
  it.each([
    ['a plain value over a map', 't: 1\n', 't'],
    ['a nested one', 'a: {x: {z: 1}}\n', 'a.x'],
    ['a list over a map', 't: []\n', 't'],
    ['a map over a plain value', 's: {z: 1}\n', 's'],
  ])("%s: the user's value stays", (_, text, path) => {
    const user = values(text);
    const { values: effective, findings } = coalesce(chart, user, newestHelm);
    expect(findings).toMatchObject([
      { code: 'table-conflict', path, source: { file: 'user.yaml' }, overrides: [{ file: 'parent/values.yaml' }] },
    ]);
    expect(nodeAt(effective, path.split('.'))?.origin).toBe(nodeAt(user, path.split('.'))?.origin);
  });

  it('a subchart whose values are no map is refused', () => {
    const { values: effective, findings } = coalesce(chart, values('sub: text\n'), newestHelm);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'helm-refuses',
        path: 'sub',
        source: expect.objectContaining({ file: 'user.yaml', line: 1 }) as unknown,
      }),
    );
    expect(toPlain(effective)).toEqual({ sub: 'text' });
  });

  it('a dependency that does not lie in charts/ is refused', () => {
    const lacking: Chart = { ...chart, subcharts: [] };
    expect(coalesce(lacking, values(''), newestHelm).findings).toMatchObject([{ code: 'helm-refuses', path: 'sub' }]);
  });

  it('tell where versions of Helm differ, by key and not by value', () => {
    const nulling = makeChart(
      { ...parent, values: 'sub: {b: null}\n', subcharts: [{ name: 'sub', values: 'b: CANARY\n' }] },
      newestHelm,
    );
    const { values: effective, findings } = coalesce(nulling, values(''), newestHelm);
    expect(toPlain(effective)).toMatchObject({ sub: { b: 'CANARY' } });
    expect(findings.map(({ code, path }) => [code, path])).toEqual([
      ['helm-versions-differ', 'sub.b'],
      ['helm-versions-differ', 'sub.b'],
    ]);
    expect(JSON.stringify(findings)).not.toContain('CANARY');
    expect(toPlain(coalesce(nulling, values(''), parseHelmVersion('3.21.4')).values)).toEqual({ sub: { global: {} } });
  });

  it('do not count a null and a key that is missing as a difference', () => {
    expect(
      coalesce(makeChart({ name: 'parent', values: 'a: null\nb: {c: null}\n' }, newestHelm), values('z: null\n'), newestHelm)
        .findings,
    ).toEqual([]);
  });
});

describe('nulls of the user, by version', () => {
  const nulls = makeChart({ name: 'parent', values: 'a: {k: null, m: 1}\n' }, newestHelm);
  it.each([
    ['3.14.0', 'a: {k: null}', { a: { m: 1 } }],
    ['3.19.0', 'a: {z: null}', { a: { m: 1, k: null, z: null } }],
    ['3.20.0', 'a: {z: null}', { a: { m: 1, k: null } }],
    ['4.1.2', 'a: {z: null}', { a: { m: 1, k: null } }],
    ['3.20.1', 'a: {k: null}', { a: { m: 1, k: null } }],
    ['4.1.3', 'a: {k: null}', { a: { m: 1, k: null } }],
    ['4.1.4', '', { a: { m: 1, k: null } }],
    ['4.2.0', '', { a: { m: 1 } }],
    ['4.2.4', 'a: {k: null}', { a: { m: 1, k: null } }],
  ])('Helm %s with %s', (version, text, expected) => {
    expect(toPlain(coalesce(nulls, values(text), parseHelmVersion(version)).values)).toEqual(expected);
  });
});

it('Helm 4.1 keeps a null without a default when other tables do not meet', () => {
  expect(toPlain(coalesce(chart, copyMap(values('q: {z: null}\n')), parseHelmVersion('4.1.1')).values)).toMatchObject({
    q: { z: null },
  });
});

describe('globals', () => {
  const globals = makeChart(
    {
      name: 'parent',
      values: 'global: {g: {in: {a: 1}}}\n',
      subcharts: [{ name: 'sub', values: 'global: {g: {in: {b: 2}, k: {x: 1}}}\n' }],
    },
    newestHelm,
  );

  it("of a subchart reach its parent's nested maps, because Helm shares them", () => {
    const { values: effective } = coalesce(globals, values(''), newestHelm);
    const shared = { a: 1, b: 2 };
    expect(toPlain(effective)).toEqual({ global: { g: { in: shared } }, sub: { global: { g: { in: shared, k: { x: 1 } } } } });
  });

  it('that are null delete in the subchart, and stay null in the parent', () => {
    const user = values('global: {g: {k: null}}\nsub: {global: {g: {k: 5, m: 6}}}\n');
    expect(toPlain(coalesce(globals, user, newestHelm).values)).toEqual({
      global: { g: { in: { a: 1, b: 2 }, k: null } },
      sub: { global: { g: { in: { a: 1, b: 2 }, m: 6 } } },
    });
  });
});

describe('import-values of two aliases of one chart', () => {
  const importing = (grandValues: string): Chart =>
    makeChart(
      {
        name: 'parent',
        values: '',
        dependencies: [
          '- {name: sub, version: 0.1.0, alias: b, import-values: [{child: global, parent: a}]}',
          '- {name: sub, version: 0.1.0, alias: al, import-values: [{child: global, parent: a.b}, {child: a, parent: a}]}',
        ].join('\n'),
        subcharts: [{ name: 'sub', values: grandValues }],
      },
      newestHelm,
    );

  it('share a table with the subchart that it comes from', () => {
    const { values: effective } = coalesce(importing('global: {k: {}}\n'), values(''), newestHelm);
    expect(toPlain(effective)).toMatchObject({ a: { k: {}, b: { k: {} } }, b: { global: { k: {}, b: { k: {} } } } });
  });

  it('do not share an empty table', () => {
    const { values: effective } = coalesce(importing('a: {x: 1}\n'), values(''), newestHelm);
    expect(toPlain(effective)).toEqual({ a: { b: {}, x: 1 }, b: { a: { x: 1 }, global: {} }, al: { a: { x: 1 }, global: {} } });
  });
});

it('refuses import-values that put a table within itself, where Helm does not come to an end', () => {
  const looping = makeChart(
    {
      name: 'parent',
      values: '',
      subcharts: [
        {
          name: 'sub',
          values: '',
          dependencies: [
            '- {name: grand, version: 0.1.0, alias: b, import-values: [{child: global, parent: a}]}',
            '- {name: grand, version: 0.1.0, alias: al, import-values: [{child: global, parent: a.b}, {child: a, parent: a}]}',
          ].join('\n'),
          subcharts: [{ name: 'grand', values: 'global: {a: {a: {}}}\n' }],
        },
      ],
    },
    newestHelm,
  );
  expect(coalesce(looping, values(''), newestHelm).findings).toMatchObject([
    { code: 'helm-refuses', message: 'import-values put a table within itself' },
  ]);
});

it('says that the values of a chart cannot be read, as Helm refuses such a chart', () => {
  const { findings } = readYamlValues('a: {{ .b }}\n', 'sub/values.yaml', { helmVersion: newestHelm, kind: 'chart' });
  const result = coalesce({ ...chart, findings }, values('a: {x: 9}\n'), newestHelm);
  expect(result.findings).toMatchObject([{ code: 'yaml-syntax', source: { file: 'sub/values.yaml', line: 1 } }]);
  expect(toPlain(result.values)).toEqual({ a: { x: 9 } });
});
