/** Runs schemathesis against a registry of its own, with a provider and a gate that allow everything. */
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oauthEnv } from '../../gate/support.ts';
import { makeTempFolder } from '../../registry/support/folder.ts';
import { type RunningRegistry, startRegistryProcess } from '../../registry/support/registry.ts';
import { json, startServer, startTokenEndpoint } from '../../registry/support/servers.ts';
import { ENCRYPTION_KEY, KEYS } from '../../registry/support/test-app.ts';
import { root } from '../../support/repository.ts';

const PROGRAM = join(root, '.tools/bin/schemathesis');

/** False on a machine without Python. */
export const hasSchemathesis = existsSync(PROGRAM);

/** What schemathesis says of a run. */
export interface Report {
  readonly operations: { readonly total: number; readonly selected: number; readonly tested: number; readonly errored: number };
  readonly phases: Readonly<Record<string, { readonly status: string }>>;
  readonly test_cases: { readonly generated: number; readonly with_failures: number };
}

/** A run that ended. */
export interface Run {
  readonly status: number;
  readonly output: string;
  readonly report: Report;
  /** What the registry logged as errors. */
  readonly errors: readonly string[];
  /** Asset types and operations that the gate allowed at least once. */
  readonly allowed: readonly string[];
}

const FOLDER = join(root, 'test/conformance/openapi');

/** What was allowed, from the record of decisions. */
async function allowedBy({ send }: RunningRegistry): Promise<string[]> {
  const asked = ['agent', 'server', 'skill'].flatMap((type) =>
    ['register', 'update'].map((operation) => [type, operation] as const),
  );
  const found = await Promise.all(
    asked.map(async ([type, operation]) => {
      const path = `/api/gate/decisions?limit=1&outcome=allowed&asset_type=${type}&operation=${operation}`;
      const response = await send('GET', path, undefined, { authorization: `Bearer ${KEYS.admin}` });
      const { decisions } = (await response.json()) as { decisions: readonly object[] };
      return decisions.length > 0 ? [`${type} ${operation}`] : [];
    }),
  );
  return found.flat();
}

/** Requests are made of the seed alone, not of what earlier answers hold: request ids and times. */
const REPEATABLE = ['examples', 'coverage', 'fuzzing']
  .map((phase) => `[phases.${phase}]\nextra-data-sources.responses = false\n`)
  .join('\n');

/**
 * Tests the API with all checks, as an admin.
 *
 * @param repeatable makes the same requests at each run
 */
export async function runSchemathesis(repeatable: boolean, ...args: readonly string[]): Promise<Run> {
  const gate = await startServer(json(200, { status: 'allowed' }));
  const tokens = await startTokenEndpoint();
  const registry = await startRegistryProcess({
    REGISTRATION_GATE_ENABLED: 'true',
    ...oauthEnv(gate, tokens),
    REGISTRY_ENCRYPTION_KEY: ENCRYPTION_KEY,
    REGISTRY_LOG_LEVEL: 'error',
  });
  const directory = makeTempFolder();
  const reportFile = join(directory, 'report.json');
  copyFileSync(join(FOLDER, 'hooks.py'), join(directory, 'hooks.py'));
  writeFileSync(
    join(directory, 'schemathesis.toml'),
    readFileSync(join(FOLDER, 'schemathesis.toml'), 'utf8') + (repeatable ? `\n${REPEATABLE}` : ''),
  );
  const { status, output } = await new Promise<Pick<Run, 'status' | 'output'>>((resolve) => {
    execFile(
      PROGRAM,
      [
        ...['run', `${registry.url}/openapi.json`, '--no-color', '--checks', 'all'],
        ...['--report', 'json', '--report-json-path', reportFile],
        // Slow machines, and paths of which no text is wrong.
        ...['--suppress-health-check', 'filter_too_much,too_slow,data_too_large'],
        ...args,
      ],
      {
        // It leaves files of its own where it runs.
        cwd: directory,
        env: { ...process.env, REGISTRY_KEY: KEYS.admin },
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => resolve({ status: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    );
  });
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  const errors = registry.lines().map((line) => JSON.stringify(line));
  return { status, output, report, errors, allowed: await allowedBy(registry) };
}
