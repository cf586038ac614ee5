import type { EventEmitter } from 'node:events';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { UsageError } from '../errors/usage-error.ts';
import { createHttpClient } from '../http/client.ts';
import { readTrust } from '../http/trust.ts';
import { openIssuerKeys } from '../idp/issuer-keys.ts';
import { createLog, type JsonLog, type TextSink } from '../log/log.ts';
import { readPolicyGateSettings } from '../settings/app-settings.ts';
import type { Environment } from '../settings/environment.ts';
import type { PolicyGateSettings } from '../settings/generated/settings.ts';
import { runCheck } from './check-command.ts';
import { policyVersion, readPolicy, watchPolicy } from './policy-file.ts';
import { createPolicyGate } from './server.ts';
import { createTokenVerifier } from './token-verifier.ts';

const HELP = `Usage: policy-gate                    serve; settings from the environment (docs/settings.md)
       policy-gate --check URL        tell whether a gate keeps the contract

Options of --check:
  --token-file FILE    access token for the gate (or POLICY_GATE_CHECK_TOKEN); without one
                       the probes that need it are skipped
  --format FORMAT      text or json (default: text)

Exit status: 0 stopped, or the contract is kept; 1 it is not; 2 wrong usage or wrong settings.
`;

const DEFAULT_DRAIN_MS = 5000;

/** What the program takes from its process. */
export interface ProgramInput {
  readonly args: readonly string[];
  readonly env: Environment;
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  /** Emits `SIGTERM`, `SIGINT`, `SIGHUP`: `process`, or a test's emitter. */
  readonly events: EventEmitter;
}

async function waitForStop(events: EventEmitter): Promise<void> {
  await new Promise<void>((resolve) => {
    events.once('SIGTERM', resolve);
    events.once('SIGINT', resolve);
  });
}

async function serve(input: ProgramInput, settings: PolicyGateSettings, log: JsonLog, drainMs: number): Promise<void> {
  const trust = await readTrust(settings.policyGateCaFile);
  if (!trust.ok) throw new UsageError(`POLICY_GATE_CA_FILE: ${trust.reason}`, 'name a file of certificates in PEM');
  const version = policyVersion(settings.policyGatePolicyFile);
  let policy = await readPolicy(settings.policyGatePolicyFile);
  const http = createHttpClient({ ca: trust.ca, environment: input.env });
  const verifier = createTokenVerifier(
    settings.policyGateIssuerUrl,
    {
      audiences: settings.policyGateAudience,
      allowedClients: settings.policyGateAllowedClients,
      allowedTenants: settings.policyGateAllowedTenants,
      requiredRoles: settings.policyGateRequiredRoles,
    },
    openIssuerKeys(http, settings.policyGateIssuerUrl, settings.policyGateJwksUrl),
  );
  const reload = async (): Promise<void> => {
    try {
      policy = await readPolicy(settings.policyGatePolicyFile);
      log.info('policy read anew');
    } catch (error) {
      const reason = error instanceof UsageError ? error.message : 'unexpected fault';
      log.error({ reason }, 'the new policy is not usable; the old one stays in force');
    }
  };
  const stop = new AbortController();
  const app = createPolicyGate({ verifier, policy: () => policy, log, stopping: () => stop.signal.aborted });
  const stopped = waitForStop(input.events);
  try {
    await app.listen({ host: settings.policyGateHost, port: settings.policyGatePort });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `cannot listen on ${settings.policyGateHost} port ${settings.policyGatePort}: ${String(code)}`,
      'change POLICY_GATE_HOST or POLICY_GATE_PORT',
    );
  }
  watchPolicy(settings.policyGatePolicyFile, version, () => void reload(), stop.signal);
  input.events.on('SIGHUP', () => void reload());
  const { port } = app.server.address() as AddressInfo;
  const host = settings.policyGateHost.includes(':') ? `[${settings.policyGateHost}]` : settings.policyGateHost;
  log.info({ address: `http://${host}:${port}` }, 'policy gate listening');
  input.stdout.write(`policy-gate listening on http://${host}:${port}\n`);
  await stopped;
  stop.abort();
  const cut = setTimeout(() => app.server.closeAllConnections(), drainMs);
  await app.close();
  clearTimeout(cut);
  http.close();
  log.info('policy gate stopped');
}

async function runServer(input: ProgramInput, drainMs: number): Promise<number> {
  const { settings, findings } = readPolicyGateSettings(input.env);
  const log = createLog(settings.policyGateLogLevel, input.stderr);
  // What ends the start is told at every level, silent included.
  const refusal = createLog('error', input.stderr);
  for (const { severity, code, message, hint } of findings) {
    if (severity === 'error') refusal.error({ code, hint }, message);
    else log[severity === 'warning' ? 'warn' : severity]({ code, hint }, message);
  }
  if (findings.some(({ severity }) => severity === 'error')) return 2;
  try {
    await serve(input, settings, log, drainMs);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    refusal.fatal({ hint: error.hint }, error.message);
    return 2;
  }
}

/** What is wrong with the arguments. An argument that is no option is not shown: it may be a token. */
function wrongArguments(error: unknown): UsageError | null {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code?.startsWith('ERR_PARSE_ARGS') !== true) return null;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
    return new UsageError(
      'an argument is not an option',
      "give the gate's URL behind --check, and an access token with --token-file or as POLICY_GATE_CHECK_TOKEN",
    );
  }
  const option = /--?[a-z][a-z-]*/i.exec(message)?.[0] ?? '';
  const wrong = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? 'is not known' : 'is not used correctly';
  return new UsageError(`the option ${option} ${wrong}`, 'policy-gate --help shows what there is');
}

/**
 * Runs the policy gate, or the check of another one.
 *
 * @param drainMs milliseconds that requests in flight get to end when the gate stops
 * @returns exit status
 */
export async function runPolicyGate(input: ProgramInput, drainMs = DEFAULT_DRAIN_MS): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...input.args],
      options: {
        check: { type: 'string' },
        'token-file': { type: 'string' },
        format: { type: 'string', default: 'text' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) {
      input.stdout.write(HELP);
      return 0;
    }
    if (values.check === undefined) return await runServer(input, drainMs);
    const { report, kept } = await runCheck(
      { url: values.check, tokenFile: values['token-file'], format: values.format },
      input.env,
    );
    input.stdout.write(report);
    return kept ? 0 : 1;
  } catch (error) {
    const usage = error instanceof UsageError ? error : wrongArguments(error);
    if (usage === null) throw error;
    input.stderr.write(`policy-gate: ${usage.message}\n    hint: ${usage.hint}\n`);
    return 2;
  }
}
