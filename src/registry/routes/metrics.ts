import { waitWithin } from '../../token/single-flight.ts';
import type { StartupCheckResult } from '../observability/metrics.ts';
import { StoreUnavailableError } from '../store/store.ts';
import type { Answer, AppDeps, Exchange } from './handler.ts';

/** Milliseconds for which the database may keep the metrics waiting: they matter most when it does not answer. */
const STORE_WAIT_MS = 1000;

function startupCheckResult({ gateState, settings, lifecycle }: AppDeps): StartupCheckResult {
  if (gateState === 'off' || settings.registrationGateStartupCheck === 'off') return 'off';
  if (lifecycle.startupCheck === null) return 'pending';
  return lifecycle.startupCheck.ok ? 'passed' : 'failed';
}

/** Shows the metrics to Prometheus. */
export async function metrics({ deps, signal }: Exchange): Promise<Answer> {
  const pending = deps.store.pendingDeliveries().catch((error: unknown) => {
    if (error instanceof StoreUnavailableError) return null;
    throw error;
  });
  const { type, text } = await deps.metrics.expose({
    gateState: deps.gateState,
    activity: deps.gate.activity(),
    startupCheck: startupCheckResult(deps),
    outbox: await waitWithin(pending, { signal, timeoutMs: STORE_WAIT_MS }),
  });
  return { status: 200, headers: { 'content-type': type }, body: text };
}
