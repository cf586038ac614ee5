import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import type { Finding } from '../../src/errors/finding.ts';
import { loadChart } from '../../src/helm/chart.ts';
import { coalesce } from '../../src/helm/coalesce.ts';
import { mergeSources, noSources, type ValueSources } from '../../src/helm/sources.ts';
import { newestHelm } from '../../src/helm/version.ts';
import { lint } from '../../src/lint/lint.ts';
import { appPath, type ChartKind, type LintInput } from '../../src/lint/subject.ts';
import { appSettings } from '../../src/settings/setting.ts';
import { root } from '../support/repository.ts';

/** Values to lint in memory. */
export interface TestValues extends Partial<Omit<ValueSources, 'values'>> {
  /** Values files by name, in the order of `-f`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Texts for `--set-file`, by name. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly chart?: ChartKind;
  /** Names of the files that git tracks. */
  readonly tracked?: readonly string[];
}

const folders = { registry: 'registry', stack: 'mcp-gateway-registry-stack' } as const;
const charts = {
  registry: loadChart(join(root, 'charts', folders.registry), newestHelm),
  stack: loadChart(join(root, 'charts', folders.stack), newestHelm),
};

/** What the linter gets for some values. */
export async function lintInput(test: TestValues): Promise<LintInput> {
  const { files: named = {}, texts = {}, chart = 'registry', tracked = [], ...flags } = test;
  const io = {
    readFile: (path: string) => Promise.resolve(Buffer.from(named[path] ?? texts[path] ?? '')),
    readStdin: () => Promise.resolve(Buffer.from('')),
  };
  const { user, files } = await mergeSources({ ...noSources, ...flags, values: Object.keys(named) }, io, newestHelm);
  const values = chart === 'any' ? user : coalesce(charts[chart], user, newestHelm).values;
  const settings = chart === 'any' ? appSettings.filter(({ area }) => area === 'gate') : appSettings;
  return { chart, values, path: chart === 'any' ? ['app'] : appPath[chart], settings, files, tracked: new Set(tracked) };
}

/** All that the linter finds. */
export async function lintValues(test: TestValues): Promise<readonly Finding[]> {
  return lint(await lintInput(test)).findings;
}

/** All that the linter finds in one file of settings under `app`, given as its lines. */
export function lintApp(lines: string, more: TestValues = {}): Promise<readonly Finding[]> {
  const text = lines.replaceAll(/^(?=.)/gm, '  ');
  return lintValues({ files: { 'values.yaml': `app:\n${text}\n` }, ...more });
}

/** What a setting lacks beside it; the tests look at one setting at a time. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set(['gate-not-enabled', 'unused-setting', 'required-key']);

/** Findings about single settings as `line:column code key`; one without a place has `-`. */
export function shown(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ code }) => !ABOUT_OTHERS.has(code))
    .map(({ code, path, source }) => {
      const place = source === null ? '-' : `${source.line}:${source.column}`;
      return `${place} ${code} ${path.replace(/^app\./, '')}`;
    });
}
