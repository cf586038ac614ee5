import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatQuoted, formatScalar } from '../../../src/helm/format-scalar.ts';
import { emptyMap } from '../../../src/helm/mutable-map.ts';
import { parseSetArgument } from '../../../src/helm/strvals.ts';
import { nodeAt, type ScalarNode, toPlain, type ValueNode } from '../../../src/helm/value-tree.ts';
import { newestHelm } from '../../../src/helm/version.ts';
import { readYamlValues } from '../../../src/helm/yaml.ts';

interface Recorded {
  readonly lit: string;
  readonly json?: string;
  readonly plain?: string;
  readonly quote?: string;
  readonly type?: string;
  readonly set: string;
  readonly err?: string;
}

const recorded = readFileSync(new URL('data/yaml-scalars.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);

function scalar(node: ValueNode | undefined): ScalarNode {
  if (node?.kind !== 'scalar') throw new Error('not a scalar');
  return node;
}

function goType(node: ScalarNode): string {
  if (node.value === null) return '<nil>';
  return { string: 'string', boolean: 'bool', number: 'float64', bigint: 'int64' }[typeof node.value as 'string'];
}

describe.each(recorded.map((one) => [one.lit, one] as const))('the literal %s', (literal, expected) => {
  it('reads from a values file as Helm reads it', () => {
    const { root, findings } = readYamlValues(`k: ${literal}\n`, 'values.yaml', { helmVersion: newestHelm });
    if (expected.err !== undefined) {
      expect(root).toBeUndefined();
      expect(findings.map((found) => found.code)).toEqual(['yaml-syntax']);
      return;
    }
    expect(findings).toEqual([]);
    const node = scalar(root && nodeAt(root, ['k']));
    expect(goType(node)).toBe(expected.type);
    expect(toPlain(node)).toEqual(JSON.parse(expected.json ?? ''));
    // Go's template engine prints <no value> for null, which helm blanks.
    expect(formatScalar(node)).toBe(expected.plain === '<no value>' ? '' : expected.plain);
    expect(formatQuoted(node)).toBe(expected.quote);
  });

  it('reads from --set as Helm reads it', () => {
    const data = emptyMap({ kind: 'set', range: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 } });
    parseSetArgument(`k=${literal}`, data, { flag: '--set', cutIndexEnds: true });
    const node = scalar(nodeAt(data, ['k']));
    const printed = node.value === null ? '<nil>' : formatScalar(node);
    expect(`${goType(node)} ${printed}`).toBe(expected.set);
  });
});
