import { Buffer } from 'node:buffer';
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHelmVersion } from '../../../src/helm/version.ts';
import { helms } from '../../support/repository.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { type MergeCase, mergeCases, yamlTexts } from './generators.ts';
import { type ChartText, chartYaml, compute } from './support.ts';

const run = promisify(execFile);
const temp = tempFolder();

/** The same cases every time, unless asked for others: HELM_SEED=7 HELM_CASES=2000. */
const parameters = { seed: Number(process.env['HELM_SEED'] ?? 1), numRuns: Number(process.env['HELM_CASES'] ?? 30) };

function writeChart(dir: string, chart: ChartText, template: string): void {
  mkdirSync(join(dir, 'templates'), { recursive: true });
  writeFileSync(join(dir, 'Chart.yaml'), chartYaml(chart));
  writeFileSync(join(dir, 'values.yaml'), chart.values);
  writeFileSync(join(dir, 'templates', 'values.yaml'), template);
  for (const subchart of chart.subcharts ?? []) writeChart(join(dir, 'charts', subchart.name), subchart, '');
}

/** The values that a template sees, undefined when helm refuses the case. */
async function templateValues(helm: string, { chart, files, sources }: MergeCase): Promise<unknown> {
  const dir = mkdtempSync(join(temp.path, 'case-'));
  try {
    writeChart(dir, chart, 'values: {{ .Values | toJson | b64enc }}\n');
    const args = files.flatMap((text, index) => {
      writeFileSync(join(dir, `file-${index}.yaml`), text);
      return ['--values', join(dir, `file-${index}.yaml`)];
    });
    const flags = { setJson: '--set-json', set: '--set', setString: '--set-string', setLiteral: '--set-literal' } as const;
    for (const name of ['setJson', 'set', 'setString', 'setLiteral'] as const) {
      for (const argument of sources[name]) args.push(flags[name], argument);
    }
    const { stdout } = await run(helm, ['template', 'release', dir, ...args], { maxBuffer: 1e7 });
    const encoded = /^values: (\S+)$/m.exec(stdout)?.[1] ?? '';
    return JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as unknown;
  } catch (error) {
    if (error instanceof Error && 'stderr' in error) return undefined;
    throw error;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

describe.each(helms)('$name and we agree', ({ name, path }) => {
  const helm = process.env[name.toUpperCase()] ?? path;
  const version = parseHelmVersion(execFileSync(helm, ['version', '--template', '{{.Version}}'], { encoding: 'utf8' }));

  async function agree(one: MergeCase): Promise<void> {
    const expected = await templateValues(helm, one);
    const { final, errors } = await compute(one.chart, one.files, one.sources, version);
    // The text behind the end of a map is dropped by helm without a word; we call that an error and still agree on the values.
    const refused = errors.filter(({ code }) => code !== 'yaml-trap');
    if (expected === undefined) expect(refused).not.toEqual([]);
    else expect({ final, refused }).toEqual({ final: expected, refused: [] });
  }

  it('on what a values file says', { timeout: 600_000 }, async () => {
    const sources = { set: [], setString: [], setJson: [], setLiteral: [] };
    const property = fc.asyncProperty(yamlTexts, (text) =>
      agree({ chart: { name: 'parent', values: '' }, files: [text], sources }),
    );
    await fc.assert(property, parameters);
  });

  it('on values that meet those of a chart and its subcharts', { timeout: 600_000 }, async () => {
    await fc.assert(fc.asyncProperty(mergeCases, agree), parameters);
  });
});
