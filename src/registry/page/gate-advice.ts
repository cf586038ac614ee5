import type { GateStatus } from '../routes/gate.ts';

/** How the gate is, in words for the operator. */
export interface GateAdvice {
  readonly level: 'good' | 'warn' | 'bad';
  readonly summary: string;
  /** What to do, the most important first. */
  readonly steps: readonly string[];
}

const TRY = 'To find the cause step by step, send POST /api/gate/test as an admin, or run gatectl verify.';

const sentence = (reason: string, hint: string): string => [reason, hint].filter((text) => text !== '').join(' — ');

/** What the findings of the settings ask for. */
const advised = ({ findings }: GateStatus): string[] =>
  findings.filter(({ severity }) => severity !== 'info').map(({ message, hint }) => sentence(message, hint));

const isNewer = (at: string, than: string | null): boolean => than === null || at > than;

/** What is going wrong at the moment, beside the settings. */
function troubles({ startup_check: check, token, breaker, last_decision: last }: GateStatus): string[] {
  const { last_failure: failure, last_success_at: success } = token;
  const checkFailed = check !== null && !check.ok && isNewer(check.at, success);
  return [
    ...(failure !== null && isNewer(failure.at, success) ? [`No access token: ${sentence(failure.reason, failure.hint)}`] : []),
    ...(checkFailed && failure === null ? [`The check at the start failed: ${sentence(check.reason, check.hint)}`] : []),
    ...(breaker === 'closed'
      ? []
      : ['The gate failed many times in a row: calls are held back, and one is let through now and then.']),
    ...(last?.outcome === 'failed' ? [`The last decision could not be had: ${last.detail || (last.code ?? '')}`] : []),
  ];
}

/** Says whether the gate does its work, and what to do when it does not. */
export function adviseGate(status: GateStatus): GateAdvice {
  if (status.state === 'misconfigured') {
    return { level: 'bad', summary: 'Every write is refused: the settings of the gate are wrong.', steps: advised(status) };
  }
  if (status.state === 'off') {
    const step = 'To have every write decided, set REGISTRATION_GATE_ENABLED to true and REGISTRATION_GATE_URL to the gate.';
    return {
      level: 'warn',
      summary: 'The gate is off: writes are stored without a decision.',
      steps: [step, ...advised(status)],
    };
  }
  const trouble = troubles(status);
  if (status.mode === 'audit') {
    const step = 'When the decisions are as they should be, set REGISTRATION_GATE_MODE to enforce.';
    const summary = 'The gate is asked and recorded, but blocks nothing (audit).';
    return { level: 'warn', summary, steps: [...trouble, ...(trouble.length > 0 ? [TRY] : [step]), ...advised(status)] };
  }
  if (trouble.length > 0) {
    return {
      level: 'bad',
      summary: 'Writes are being refused: the gate cannot decide.',
      steps: [...trouble, TRY, ...advised(status)],
    };
  }
  const steps = advised(status);
  return steps.length > 0
    ? { level: 'warn', summary: 'The gate decides about writes, with warnings about its settings.', steps }
    : { level: 'good', summary: 'The gate decides about every write.', steps };
}
