/**
 * What the registry says and checks at start.
 *
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { finding, type Finding } from '../errors/finding.ts';
import type { Gate } from '../gate/decision.ts';
import type { AppSettingsReading } from '../settings/app-settings.ts';
import type { Environment } from '../settings/environment.ts';
import { checkValue } from '../settings/checks/index.ts';
import type { AppSettings } from '../settings/generated/settings.ts';
import { Secret } from '../settings/secret.ts';
import { appSettings } from '../settings/setting.ts';
import { hasCallers, NO_CALLERS_HINT } from './callers/authenticate.ts';
import type { JsonLog } from '../log/log.ts';
import { relistServers } from './mcp/relist.ts';
import type { Lifecycle } from './routes/handler.ts';
import { type Store, StoreUnavailableError } from './store/store.ts';

/** Milliseconds between two attempts to prepare the database. */
const PREPARE_PAUSE_MS = 2000;

/**
 * Finds what is wrong with the registry's own secrets that stand in files: those are read when they are used, so that
 * reading the settings has not looked at them.
 */
export async function findSecretFileProblems(settings: AppSettings): Promise<Finding[]> {
  const findings: Finding[] = [];
  const values = settings as unknown as Readonly<Record<string, unknown>>;
  for (const setting of appSettings.filter(({ area, secret }) => area === 'registry' && secret)) {
    const value = values[setting.key];
    if (!(value instanceof Secret) || !value.isFile) continue;
    const about = { path: setting.key, env: setting.env };
    try {
      for (const { code, severity, message, hint } of checkValue(setting, await value.read(), { isSet: () => false })) {
        findings.push(
          finding(code, { ...about, message: `${setting.env}_FILE ${message}`, hint, ...(severity && { severity }) }),
        );
      }
    } catch (error) {
      const message = (error as Error).message;
      findings.push(finding('wrong-value', { ...about, message, hint: `mount the file, or correct ${setting.env}_FILE` }));
    }
  }
  return findings;
}

const fieldsOf = ({ code, env, message, hint }: Finding): object => ({ code, variable: env, finding: message, hint });

/**
 * Logs every finding of the settings. What is wrong with the gate is a warning, because the registry runs on and blocks
 * the writes; what is wrong with the registry itself is an error, because it does not start.
 */
export function logFindings(log: JsonLog, gateFindings: readonly Finding[], registryFindings: readonly Finding[]): void {
  for (const one of gateFindings) log[one.severity === 'info' ? 'info' : 'warn'](fieldsOf(one), 'setting of the gate');
  const levels = { error: 'error', warning: 'warn', info: 'info' } as const;
  for (const one of registryFindings) log[levels[one.severity]](fieldsOf(one), 'setting of the registry');
}

/**
 * Prepares what the database holds for this registry, once it can be used: lists the servers in their namespace. What fails
 * because the database went away again is tried again.
 *
 * @throws UsageError when the database never will be usable as it is
 */
export async function prepareDatabase(store: Store, namespace: string, log: JsonLog, signal: AbortSignal): Promise<void> {
  await store.ready;
  while (!signal.aborted) {
    try {
      return await relistServers(store, namespace, log, signal);
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      log.warn({ reason: error.message }, 'servers not listed yet, will be tried again');
    }
    await sleep(PREPARE_PAUSE_MS, undefined, { signal }).catch(() => {});
  }
}

/** Warns when nobody can call the registry. */
export async function warnOfNoCallers(log: JsonLog, settings: AppSettings): Promise<void> {
  if (hasCallers(settings, await settings.registryApiKeys.read())) return;
  log.warn({ hint: NO_CALLERS_HINT }, 'no callers configured');
}

/** Settings that name a file which is trusted as much as a secret. */
const TRUSTED_FILES: ReadonlySet<string> = new Set(['registrationGateCaFile', 'registrationGateOauth2FederatedTokenFile']);

/** Warns of files of secrets and authorities that everybody may change: whoever does so is the registry, or its gate. */
export async function warnOfLooseFiles(log: JsonLog, settings: AppSettings): Promise<void> {
  const values = settings as unknown as Readonly<Record<string, unknown>>;
  for (const { key, env } of appSettings) {
    const value = values[key];
    const isPath = TRUSTED_FILES.has(key) && value !== '';
    const secret = isPath ? Secret.file(env, String(value)) : value;
    if (!(secret instanceof Secret) || !(await secret.isWritableByAll())) continue;
    const hint = 'let nobody but its owner write it: chmod go-w';
    log.warn({ variable: isPath ? env : `${env}_FILE`, hint }, 'everybody may change a trusted file');
  }
}

/** Says that a switch of the platform, which would have every certificate taken, is not heard here. */
export function warnOfDeafSwitch(log: JsonLog, env: Environment): void {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0') return;
  const hint = "drop it, and name the authority's certificate in REGISTRATION_GATE_CA_FILE or NODE_EXTRA_CA_CERTS";
  log.warn({ variable: 'NODE_TLS_REJECT_UNAUTHORIZED', hint }, 'certificates are checked all the same');
}

/**
 * Tries the gate's settings and one token acquisition, without calling the gate. Logs a failure.
 *
 * @returns true when nothing failed
 */
export async function checkGate(
  { gateState, gateFindings }: Pick<AppSettingsReading, 'gateState' | 'gateFindings'>,
  gate: Gate,
  lifecycle: Lifecycle,
  log: JsonLog,
  signal: AbortSignal,
): Promise<boolean> {
  if (gateState === 'off') return true;
  const at = new Date().toISOString();
  if (gateState === 'misconfigured') {
    const errors = gateFindings.filter(({ severity }) => severity === 'error');
    const variables = errors.map(({ env, path }) => env ?? path);
    lifecycle.startupCheck = {
      at,
      ok: false,
      reason: 'the settings of the gate are wrong',
      hint: `correct ${variables.join(', ')}`,
    };
    log.warn({ variables }, 'gate misconfigured, writes are blocked');
    return false;
  }
  const failure = await gate.tryToken(signal);
  if (signal.aborted) return false;
  lifecycle.startupCheck = { at, ok: failure === null, reason: failure?.reason ?? '', hint: failure?.hint ?? '' };
  if (failure === null) log.info({}, 'start-up check of the gate passed');
  else log.warn({ reason: failure.reason, hint: failure.hint }, 'start-up check of the gate failed');
  return failure === null;
}
