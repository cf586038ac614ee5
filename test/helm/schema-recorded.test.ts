import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findings, parentWith, sub } from './schema-support.ts';

interface Recorded {
  readonly name: string;
  readonly inputs: {
    readonly parentValues: string;
    readonly subchart: boolean;
    readonly subchartValues: string | null;
    readonly dependencies: string | null;
    readonly parentSchema: string | null;
    readonly subchartSchema: string | null;
    readonly valuesFiles: readonly string[];
  };
  readonly results: Readonly<Record<string, { readonly schemaOk?: boolean; readonly schemaError?: string }>>;
}

const recorded = JSON.parse(
  readFileSync(new URL('../conformance/helm/data/schema-cases.json', import.meta.url), 'utf8'),
) as Recorded[];

function filesOf(inputs: Recorded['inputs']): Record<string, string> {
  const { parentValues, subchart, subchartValues, dependencies, parentSchema, subchartSchema } = inputs;
  const ofSub = {
    'values.yaml': subchartValues ?? '',
    ...(subchartSchema === null ? {} : { 'values.schema.json': subchartSchema }),
  };
  const declared = subchart ? (dependencies ?? '[{name: sub, version: 1.0.0}]').replaceAll('0.1.0', '1.0.0') : '[]';
  return {
    'Chart.yaml': parentWith(declared),
    'values.yaml': parentValues,
    ...(parentSchema === null ? {} : { 'values.schema.json': parentSchema }),
    ...(subchart ? sub('sub', ofSub) : {}),
  };
}

/** Where Helm's report says that something is wrong, in its innermost lines. */
function placesIn(report: string): string[] {
  const chart = report.split(':', 1)[0] ?? '';
  const lines = report.includes('metaschema') ? [] : [...report.matchAll(/^ *- at '(.*?)': (?!'oneOf'|validation failed)/gm)];
  return lines.map(([, place = '']) => [chart === 'parent' ? '' : chart, ...place.split('/')].filter(Boolean).join('.'));
}

describe.each(['3.19.0', '3.21.4', '4.2.4'])('recorded results of Helm %s', (version) => {
  it.each(recorded.map((one) => [one.name, one] as const))('%s', async (_, { inputs, results }) => {
    const { found } = await findings({ files: filesOf(inputs), valuesFiles: inputs.valuesFiles, version });
    const report = results[version]?.schemaError;
    expect(found.length > 0).toBe(report !== undefined);
    // A key that is missing or unknown has a path of its own, where Helm names the map that it stands in.
    const paths = found.flatMap(({ path }) => [path, path.split('.').slice(0, -1).join('.')]);
    expect(placesIn(report ?? '').filter((place) => !paths.includes(place))).toEqual([]);
  });
});
