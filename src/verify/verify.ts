/**
 * What an operator runs first: the settings, the way to a token, and a dry run of the gate, step by step and with the
 * registry's own code.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import type { AssetType, Log, Operation } from '../gate/decision.ts';
import { DRY_RUN_API, gateStep, SAMPLE_ASSET } from '../gate/dry-run.ts';
import { createGate } from '../gate/gate.ts';
import { tryConnection, tryProvider } from './provider.ts';
import { skipped, step, type VerifyReport, type VerifyStep } from './report.ts';
import { secretsInUse, type Tools, trySettings, type VerifyInput } from './settings.ts';

/** The steps say it all. */
const silence: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

async function callGate({ reading, environment }: VerifyInput): Promise<VerifyStep> {
  const { settings, gateState } = reading;
  const start = performance.now();
  const gate = await createGate({ settings, state: gateState, log: silence, environment });
  const requestId = `gatectl-${randomUUID()}`;
  try {
    const decision = await gate.decide({
      // Something that the gate is asked about.
      assetType: (settings.registrationGateAssetTypes[0] ?? 'agent') as AssetType,
      operation: (settings.registrationGateOperations[0] ?? 'register') as Operation,
      sourceApi: DRY_RUN_API,
      payload: SAMPLE_ASSET,
      requestHeaders: { 'x-request-id': requestId },
      requestId,
      actor: { subject: 'gatectl', groups: [], method: 'anonymous' },
      dryRun: true,
      signal: new AbortController().signal,
    });
    const { outcome, detail, hint = '' } = gateStep(decision, settings.registrationGateAuthType);
    const { outcome: decided, gateStatus: status, attempts } = decision;
    const words = { ms: performance.now() - start, detail: detail.replace(/^gate: /, ''), hint };
    return { ...step('gate', 'gate', outcome, words), decision: { outcome: decided, status, attempts } };
  } finally {
    await gate.close();
  }
}

async function tryGate(input: VerifyInput, tools: Tools, hasToken: boolean): Promise<VerifyStep[]> {
  const { settings } = input.reading;
  const url = new URL(settings.registrationGateUrl);
  const connection = await tryConnection(
    tools,
    { target: 'gate', url, variable: 'REGISTRATION_GATE_URL' },
    settings.registrationGateTimeoutSeconds,
  );
  const not = (reason: string): VerifyStep[] => [...connection, skipped('gate', 'gate', `not called: ${reason}`)];
  if (!input.callGate) return not('--no-gate');
  if (connection.some(({ outcome }) => outcome === 'failed')) return not('there is no connection');
  if (!hasToken) return not('there is no token');
  const unknown = secretsInUse(settings).gate.find((used) => input.unresolved.some(({ variable }) => variable === used));
  return unknown === undefined ? [...connection, await callGate(input)] : not(`${unknown} is not known here`);
}

async function takeSteps(input: VerifyInput): Promise<VerifyStep[]> {
  const settings = await trySettings(input);
  const { tools } = settings;
  if (tools === null) {
    return [settings.step, skipped('token', null, 'not tried'), skipped('gate', 'gate', 'not called')];
  }
  try {
    const type = input.reading.settings.registrationGateAuthType;
    const provider =
      type === 'oauth2_client_credentials'
        ? await tryProvider(input, tools)
        : { steps: [skipped('token', null, `none is needed: the authentication type is ${type}`)], hasToken: true };
    const calls = [...provider.steps, ...(await tryGate(input, tools, provider.hasToken))];
    const name = (one: VerifyStep): VerifyStep => ({ ...one, detail: input.name(one.detail), hint: input.name(one.hint) });
    return [settings.step, ...calls.map(name)];
  } finally {
    tools.http.close();
  }
}

/** Takes the steps. Never throws for what settings, network, provider or gate can do. */
export async function verify(input: VerifyInput): Promise<VerifyReport> {
  const start = performance.now();
  const steps = await takeSteps(input);
  return { source: input.source, ms: performance.now() - start, steps, at: Date.now() };
}
