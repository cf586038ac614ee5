import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHelmVersion } from '../../../src/helm/version.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { type ChartText, withCase } from './cases.ts';
import { compute } from './ours.ts';

interface Inputs {
  readonly parentValues: string;
  readonly subchart: boolean;
  readonly subchartValues: string | null;
  readonly dependencies: string | null;
  readonly parentSchema: string | null;
  readonly subchartSchema: string | null;
  readonly valuesFiles: readonly string[];
  readonly setJson: readonly string[];
  readonly set: readonly string[];
  readonly setString: readonly string[];
}

interface Result {
  readonly user?: unknown;
  readonly final?: unknown;
  readonly log?: string;
  /** What Helm says of the schemas, when the case has any and the values do not fit. */
  readonly schemaError?: string;
  readonly error?: { readonly stage: 'set' | 'set-json' | 'dependencies'; readonly message: string };
}

interface Case {
  readonly name: string;
  readonly inputs: Inputs;
  readonly results: Readonly<Record<string, Result>>;
}

const cases = JSON.parse(readFileSync(new URL('data/helm-merge-cases.json', import.meta.url), 'utf8')) as Case[];

function chartOf(inputs: Inputs): ChartText {
  const parent = { name: 'parent', values: inputs.parentValues, schema: inputs.parentSchema ?? undefined };
  if (!inputs.subchart) return parent;
  const dependencies = inputs.dependencies ?? '[{name: sub, version: 0.1.0}]';
  return {
    ...parent,
    dependencies: dependencies === 'none' ? undefined : dependencies,
    subcharts: [{ name: 'sub', values: inputs.subchartValues ?? '', schema: inputs.subchartSchema ?? undefined }],
  };
}

const temp = tempFolder();

/** Code of the finding that stands for an error of Helm at each stage. */
const codeOfStage = { set: 'set-argument', 'set-json': 'set-argument', dependencies: 'helm-refuses' };

describe.each(['3.19.0', '3.21.4', '4.2.4'])('values as Helm %s merges them', (version) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_, { inputs, results }) => {
    const expected = results[version];
    expect(expected).toBeDefined();
    const { valuesFiles, setJson, set, setString } = inputs;
    const one = { chart: chartOf(inputs), files: valuesFiles, sources: { setJson, set, setString } };
    const actual = await withCase(join(temp.path, version), one, (folder) => compute(folder, parseHelmVersion(version)));
    if (expected?.error !== undefined) {
      expect(actual.errors.map((found) => found.code)).toEqual([codeOfStage[expected.error.stage]]);
      if (expected.error.stage !== 'dependencies')
        expect(actual.errors[0]?.message).toMatch(new RegExp(`^--${expected.error.stage}[ :]`));
      return;
    }
    expect(actual.errors.length > 0).toBe(expected?.schemaError !== undefined);
    expect(actual.user).toEqual(expected?.user);
    expect(actual.final).toEqual(expected?.final);
  });
});
