import { readFile } from 'node:fs/promises';
import { UsageError } from '../errors/usage-error.ts';
import { isSafeHeaderValue } from '../http/header-value.ts';
import { createHttpClient } from '../http/client.ts';
import { readTrust } from '../http/trust.ts';
import { checkUrl } from '../settings/checks/url.ts';
import type { Environment } from '../settings/environment.ts';
import { checkContract, type ProbeResult } from './contract-check.ts';

/** Options of `--check`. */
export interface CheckOptions {
  readonly url: string;
  readonly tokenFile: string | undefined;
  readonly format: string;
}

async function readToken({ tokenFile }: CheckOptions, env: Environment): Promise<string | null> {
  let token = env['POLICY_GATE_CHECK_TOKEN'] ?? '';
  if (tokenFile !== undefined) {
    try {
      token = await readFile(tokenFile, 'utf8');
    } catch (error) {
      throw new UsageError(
        `the token file cannot be read (${String((error as NodeJS.ErrnoException).code)})`,
        'check --token-file',
      );
    }
  }
  token = token.trim();
  if (/\s/.test(token) || !isSafeHeaderValue(token))
    throw new UsageError('the token cannot be sent in a header', 'give the access token alone');
  return token === '' ? null : token;
}

function renderText(results: readonly ProbeResult[]): string {
  const lines = results.map(
    ({ id, outcome, expected, got }) =>
      `${outcome.padEnd(7)}  ${id}\n         expected ${expected}${got === '' ? '' : `\n         got ${got}`}`,
  );
  const count = (outcome: string): number => results.filter((result) => result.outcome === outcome).length;
  const skipped = count('skipped');
  const hint = skipped > 0 ? '\nskipped for want of a token: give one with --token-file, or as POLICY_GATE_CHECK_TOKEN' : '';
  return `${lines.join('\n')}\n${count('passed')} passed, ${count('failed')} failed, ${skipped} skipped${hint}\n`;
}

/**
 * Checks a gate.
 *
 * @returns the report, and whether the gate keeps the contract as far as it was probed
 * @throws UsageError for a URL or a token that cannot be used
 */
export async function runCheck(options: CheckOptions, env: Environment): Promise<{ report: string; kept: boolean }> {
  const unsafe = checkUrl(options.url, { isSet: () => false }).find(({ code }) => code === 'unsafe-url');
  if (unsafe !== undefined) throw new UsageError(`the URL of --check ${unsafe.message}`, unsafe.hint);
  const render = {
    text: renderText,
    json: (results: readonly ProbeResult[]) => `${JSON.stringify({ version: 1, probes: results }, undefined, 2)}\n`,
  };
  if (options.format !== 'text' && options.format !== 'json')
    throw new UsageError(`--format ${options.format} is not known`, 'use text or json');
  const token = await readToken(options, env);
  const trust = await readTrust(env['POLICY_GATE_CA_FILE'] ?? '');
  if (!trust.ok) throw new UsageError(`POLICY_GATE_CA_FILE: ${trust.reason}`, 'name a file of certificates in PEM');
  const http = createHttpClient({ ca: trust.ca, environment: env });
  const results = await checkContract(http, new URL(options.url), token);
  http.close();
  return { report: render[options.format](results), kept: results.every(({ outcome }) => outcome !== 'failed') };
}
