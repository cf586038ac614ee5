import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadChart } from '../../src/helm/chart.ts';
import { packMap, unpackMap } from '../../src/helm/packed-values.ts';
import { newestHelm } from '../../src/helm/version.ts';
import { readYamlValues } from '../../src/helm/yaml.ts';
import { root } from '../support/repository.ts';

const awkward = `a: {b: [1, 2.5, "x", null, {c: on}], d: }
e: |
  text
__proto__: 'quoted'
`;

describe('values that were packed', () => {
  it.each(['registry', 'mcp-gateway-registry-stack', undefined])('come back as they were: %s', (chart) => {
    const file = 'values.yaml';
    const text = chart === undefined ? awkward : readFileSync(join(root, 'charts', chart, file), 'utf8');
    const { root: map } = readYamlValues(text, file, { helmVersion: newestHelm, kind: 'chart' });
    expect(map).toBeDefined();
    if (map === undefined) return;
    expect(unpackMap(JSON.parse(JSON.stringify(packMap(map))) as ReturnType<typeof packMap>, file)).toEqual(map);
  });

  it('are none that JSON would change', () => {
    const { root: map } = readYamlValues('n: -0.0\n', '', { helmVersion: newestHelm });
    expect(() => map && packMap(map)).toThrow(TypeError);
  });

  it('count only for the very same text', () => {
    const dir = join(root, 'charts', 'registry');
    const text = readFileSync(join(dir, 'values.yaml'), 'utf8');
    const { root: other } = readYamlValues('only: this\n', '', { helmVersion: newestHelm, kind: 'chart' });
    if (other === undefined) throw new Error('not read');
    const known = (forText: string) => [{ text: forText, root: packMap(other) }];
    expect([...loadChart(dir, newestHelm, known(text)).values.entries.keys()]).toEqual(['only']);
    expect(loadChart(dir, newestHelm, known(`${text}\n`))).toEqual(loadChart(dir));
  });
});
