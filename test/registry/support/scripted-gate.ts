import { createHash } from 'node:crypto';
import type { Gate, GateActivity, GateDecision, GateQuestion } from '../../../src/gate/decision.ts';

/** A gate that decides as a test says, and remembers what it was asked. */
export interface ScriptedGate extends Gate {
  readonly questions: GateQuestion[];
  /** Decides the questions to come. */
  answer: (question: GateQuestion) => Partial<GateDecision> | Promise<Partial<GateDecision>>;
  /** What the next token acquisitions come to. */
  token: { reason: string; hint: string } | null;
  /** What it says that it is doing. */
  doing: GateActivity;
}

const ALLOWED: GateDecision = {
  outcome: 'allowed',
  proceed: true,
  mode: 'enforce',
  code: null,
  detail: '',
  reason: '',
  retryAfterSeconds: null,
  attempts: 1,
  tokenRequests: 1,
  gateStatus: 200,
  durations: { token: 1, gate: 2, total: 3 },
  payloadSha256: '',
};

/** Makes a gate that allows everything until told otherwise. */
export function createScriptedGate(): ScriptedGate {
  const gate: ScriptedGate = {
    questions: [],
    answer: () => ({}),
    token: null,
    doing: { usable: true, breaker: 'closed', inFlight: 0, queued: 0 },
    async decide(question) {
      gate.questions.push(question);
      const payloadSha256 = createHash('sha256').update(JSON.stringify(question.payload)).digest('hex');
      return { ...ALLOWED, payloadSha256, ...(await gate.answer(question)) };
    },
    async tryToken() {
      return gate.token;
    },
    activity: () => gate.doing,
    async close() {},
  };
  return gate;
}
