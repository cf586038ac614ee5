import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHelmVersion } from '../../../src/helm/version.ts';
import { type ChartText, compute } from './support.ts';

interface Inputs {
  readonly parentValues: string;
  readonly subchart: boolean;
  readonly subchartValues: string | null;
  readonly dependencies: string | null;
  readonly valuesFiles: readonly string[];
  readonly setJson: readonly string[];
  readonly set: readonly string[];
  readonly setString: readonly string[];
}

interface Result {
  readonly user?: unknown;
  readonly final?: unknown;
  readonly log?: string;
  readonly error?: { readonly stage: 'set' | 'set-json' | 'dependencies'; readonly message: string };
}

interface Case {
  readonly name: string;
  readonly inputs: Inputs;
  readonly results: Readonly<Record<string, Result>>;
}

const cases = JSON.parse(readFileSync(new URL('data/helm-merge-cases.json', import.meta.url), 'utf8')) as Case[];

function chartOf(inputs: Inputs): ChartText {
  if (!inputs.subchart) return { name: 'parent', values: inputs.parentValues };
  const dependencies = inputs.dependencies ?? '[{name: sub, version: 0.1.0}]';
  return {
    name: 'parent',
    values: inputs.parentValues,
    dependencies: dependencies === 'none' ? undefined : dependencies,
    subcharts: [{ name: 'sub', values: inputs.subchartValues ?? '' }],
  };
}

/** Code of the finding that stands for an error of Helm at each stage. */
const codeOfStage = { set: 'set-argument', 'set-json': 'set-argument', dependencies: 'helm-refuses' };

describe.each(['3.19.0', '3.21.4', '4.2.4'])('values as Helm %s merges them', (version) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_, { inputs, results }) => {
    const expected = results[version];
    expect(expected).toBeDefined();
    const { valuesFiles, setJson, set, setString } = inputs;
    const actual = await compute(chartOf(inputs), valuesFiles, { setJson, set, setString }, parseHelmVersion(version));
    if (expected?.error !== undefined) {
      expect(actual.errors.map((found) => found.code)).toEqual([codeOfStage[expected.error.stage]]);
      if (expected.error.stage !== 'dependencies')
        expect(actual.errors[0]?.message).toMatch(new RegExp(`^--${expected.error.stage}[ :]`));
      return;
    }
    expect(actual.errors).toEqual([]);
    expect(actual.user).toEqual(expected?.user);
    expect(actual.final).toEqual(expected?.final);
  });
});
