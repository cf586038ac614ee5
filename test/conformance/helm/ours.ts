import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Finding } from '../../../src/errors/finding.ts';
import { UsageError } from '../../../src/errors/usage-error.ts';
import { loadChart } from '../../../src/helm/chart.ts';
import { coalesce } from '../../../src/helm/coalesce.ts';
import { validateAgainstSchemas } from '../../../src/helm/schema.ts';
import { mergeSources } from '../../../src/helm/sources.ts';
import { toPlain } from '../../../src/helm/value-tree.ts';
import type { HelmVersion } from '../../../src/helm/version.ts';
import type { Answer, CaseFolder } from './cases.ts';

/** What we make of a case: values, and the findings that Helm would stop at. */
export interface Outcome {
  readonly user: unknown;
  readonly final: unknown;
  readonly errors: readonly Finding[];
}

/**
 * Computes the values of a case.
 *
 * @throws UsageError when a file or the chart cannot be read
 */
export async function compute({ dir, sources }: CaseFolder, helmVersion: HelmVersion): Promise<Outcome> {
  const io = { readFile: (path: string) => readFile(resolve(dir, path)), readStdin: () => Promise.reject(new Error('no stdin')) };
  const { user, findings } = await mergeSources(sources, io, helmVersion);
  const chart = loadChart(join(dir, 'chart'), helmVersion);
  const effective = coalesce(chart, user, helmVersion);
  const invalid = validateAgainstSchemas(effective.values, effective.charts);
  const errors = [...findings, ...effective.findings, ...invalid].filter(({ severity }) => severity === 'error');
  return { user: toPlain(user), final: toPlain(effective.values), errors };
}

/** Our answer, in the words of Helm's. */
export async function ourAnswer(folder: CaseFolder, helmVersion: HelmVersion): Promise<Answer> {
  try {
    const { final, errors } = await compute(folder, helmVersion);
    // Helm drops the text behind the end of a map without a word; we call that an error and still agree on the values.
    const refusal = errors.find(({ code }) => code !== 'yaml-trap');
    return refusal === undefined ? { values: final } : { refused: `${refusal.code}: ${refusal.message}` };
  } catch (error) {
    if (error instanceof UsageError) return { refused: error.message };
    throw error;
  }
}
