import type { AssetType, JsonObject, Operation } from '../../gate/decision.ts';
import { DRY_RUN_API, type DryRunStep, gateStep, SAMPLE_ASSET, settingsStep } from '../../gate/dry-run.ts';
import { invalidAsset } from '../problem.ts';
import { displayUrl } from '../../settings/display.ts';
import { decisionView } from './decisions.ts';
import type { Answer, AppDeps, Exchange } from './handler.ts';

const settingsProblems = (deps: AppDeps): { code: string; severity: string; message: string; hint: string }[] =>
  deps.gateFindings.map(({ code, severity, message, hint }) => ({ code, severity, message, hint }));

/** How the gate is set, what it is doing, and what came of the last token and the last decision. */
export async function readGateStatus(deps: AppDeps) {
  const { settings, metrics } = deps;
  const { breaker, inFlight, queued } = deps.gate.activity();
  const [last] = await deps.store.decisions({ before: null, limit: 1 });
  return {
    state: deps.gateState,
    mode: settings.registrationGateMode,
    auth_type: settings.registrationGateAuthType,
    url: displayUrl(settings.registrationGateUrl),
    asset_types: settings.registrationGateAssetTypes,
    operations: settings.registrationGateOperations,
    findings: settingsProblems(deps),
    startup_check: deps.lifecycle.startupCheck,
    breaker,
    decisions: { in_flight: inFlight, queued },
    token: { last_success_at: metrics.tokens.lastSuccessAt, last_failure: metrics.tokens.lastFailure },
    last_decision: last === undefined ? null : decisionView(last),
  };
}

/** What {@link readGateStatus} says. */
export type GateStatus = Awaited<ReturnType<typeof readGateStatus>>;

/** Shows the gate's state. */
export async function gateStatus({ deps }: Exchange): Promise<Answer> {
  return { status: 200, body: await readGateStatus(deps) };
}

const ASSET_TYPES: readonly unknown[] = ['agent', 'server', 'skill'];
const OPERATIONS: readonly unknown[] = ['register', 'update'];

function readTrial(body: unknown): { assetType: AssetType; operation: Operation; payload: JsonObject } {
  const {
    asset_type: type = 'agent',
    operation = 'register',
    registration_payload: payload = SAMPLE_ASSET,
  } = (body ?? {}) as JsonObject;
  const errors = [
    ...(ASSET_TYPES.includes(type) ? [] : [{ pointer: '/asset_type', message: 'must be agent, server or skill' }]),
    ...(OPERATIONS.includes(operation) ? [] : [{ pointer: '/operation', message: 'must be register or update' }]),
    ...(typeof payload === 'object' && payload !== null && !Array.isArray(payload)
      ? []
      : [{ pointer: '/registration_payload', message: 'must be an object' }]),
  ];
  if (errors.length > 0) throw invalidAsset(errors);
  return { assetType: type as AssetType, operation: operation as Operation, payload: payload as JsonObject };
}

async function trySteps({ deps, request, caller, signal }: Exchange, trial: ReturnType<typeof readTrial>): Promise<DryRunStep[]> {
  const settings = settingsStep(deps.gateState, deps.gateFindings);
  const skipped = (step: DryRunStep['step'], detail: string): DryRunStep => ({ step, outcome: 'skipped', detail });
  if (settings.outcome === 'failed' || deps.gateState === 'off') {
    return [settings, skipped('token', 'not tried'), skipped('gate', 'not called')];
  }
  const failure =
    deps.settings.registrationGateAuthType === 'oauth2_client_credentials' ? await deps.gate.tryToken(signal) : undefined;
  if (failure) {
    return [
      settings,
      { step: 'token', outcome: 'failed', detail: failure.reason, hint: failure.hint },
      skipped('gate', 'not called'),
    ];
  }
  const token: DryRunStep =
    failure === undefined
      ? skipped('token', 'none is needed')
      : { step: 'token', outcome: 'ok', detail: 'an access token was had' };
  const decision = await deps.gate.decide({
    ...trial,
    sourceApi: DRY_RUN_API,
    requestHeaders: { ...request.headers, 'x-request-id': request.id },
    requestId: request.id,
    actor: caller.actor,
    dryRun: true,
    signal,
  });
  return [settings, token, gateStep(decision, deps.settings.registrationGateAuthType)];
}

/** Tries settings, token and gate without registering anything. */
export async function gateTest(exchange: Exchange): Promise<Answer> {
  const steps = await trySteps(exchange, readTrial(exchange.request.body));
  return { status: 200, body: { ok: steps.every(({ outcome }) => outcome !== 'failed'), steps } };
}
