/**
 * An operator's trial of the gate: the same call as for a write, marked `dry_run`, and nothing is registered.
 *
 * @module
 */
import type { Finding } from '../errors/finding.ts';
import { PROXY_REFUSES_HINT } from '../http/failure.ts';
import type { AppSettings } from '../settings/generated/settings.ts';
import type { GateDecision, JsonObject } from './decision.ts';

/** One step of a trial. `skipped` steps did not have to, or could not, be taken. */
export interface DryRunStep {
  readonly step: 'settings' | 'token' | 'gate';
  readonly outcome: 'ok' | 'failed' | 'skipped';
  readonly detail: string;
  readonly hint?: string;
}

/** What `source_api` says in a trial. */
export const DRY_RUN_API = '/api/gate/test';

/** An asset for a trial that names none. */
export const SAMPLE_ASSET: JsonObject = {
  name: 'gate-test',
  description: 'A trial by an operator: nothing is registered.',
  url: 'https://agent.example.com/',
  version: '1.0.0',
  path: '/gate-test',
};

/** The step that looks at the settings of the gate, as they were read. */
export function settingsStep(state: 'on' | 'off' | 'misconfigured', findings: readonly Finding[]): DryRunStep {
  if (state !== 'misconfigured') {
    const detail = state === 'off' ? 'the gate is switched off' : 'the settings are usable';
    return { step: 'settings', outcome: 'ok', detail };
  }
  const errors = findings.filter(({ severity }) => severity === 'error');
  return {
    step: 'settings',
    outcome: 'failed',
    detail: errors.map(({ message }) => message).join('; '),
    hint: errors.map(({ hint }) => hint).join('; '),
  };
}

/** The gate's own word, in a trial: a denial is an answer like any other. */
const DENIAL_HINT = 'the gate works: it was reached, took the call, and refuses this sample';

const REFUSED_HINTS: Readonly<Record<AppSettings['registrationGateAuthType'], string>> = {
  oauth2_client_credentials: "compare the token's iss, aud, and scope or roles with what the gate expects",
  bearer: 'set REGISTRATION_GATE_AUTH_CREDENTIAL to the token that the gate expects',
  api_key: 'set REGISTRATION_GATE_AUTH_CREDENTIAL and REGISTRATION_GATE_AUTH_HEADER_NAME to what the gate expects',
  none: 'the gate asks for credentials: set REGISTRATION_GATE_AUTH_TYPE',
};

function hintForUnavailable(reason: string): string {
  if (/HTTP 5\d\d/.test(reason)) return "the gate, or something in front of it, fails: look into the gate's log";
  if (/HTTP (408|429)/.test(reason)) return 'the gate wants fewer calls: try again later, or raise its limit';
  if (reason.includes('ERR_PROXY_TUNNEL')) return PROXY_REFUSES_HINT;
  if (reason.includes('timeout')) return 'see why the gate is slow, or raise REGISTRATION_GATE_TIMEOUT_SECONDS';
  if (/CERT|SELF_SIGNED|ISSUER|VERIFY/.test(reason))
    return "the gate's certificate is not trusted: add its authority with REGISTRATION_GATE_CA_FILE";
  if (reason.includes('dns:')) return "the gate's host name is not known: check REGISTRATION_GATE_URL, and the name service";
  return 'check REGISTRATION_GATE_URL, and that the network and proxy let the registry reach it';
}

function hintForBadResponse(reason: string): string {
  if (/HTTP 3\d\d/.test(reason))
    return 'set REGISTRATION_GATE_URL to the address that the redirect leads to, unless that is a login page';
  if (reason.includes('HTTP 404') || reason.includes('HTTP 405'))
    return 'the gate takes no POST at this address: check the path of REGISTRATION_GATE_URL';
  if (reason.includes('HTTP 407')) return 'the proxy asks for a password: write user and password into HTTP_PROXY';
  if (reason.includes('HTML'))
    return 'a page answers in place of the gate, such as a login or a proxy: check REGISTRATION_GATE_URL';
  return 'the gate may answer 200 or 403: see docs/writing-a-gate.md';
}

function hintForFailure({ code, reason }: GateDecision, authType: AppSettings['registrationGateAuthType']): string {
  switch (code) {
    case 'gate_unavailable':
      return hintForUnavailable(reason);
    case 'gate_bad_response':
      return hintForBadResponse(reason);
    case 'gate_rejected_token':
      return REFUSED_HINTS[authType];
    case 'gate_token_unavailable':
      return 'the token was refused this time: try again, and look into the log of the identity provider';
    case 'gate_overloaded':
      return 'try again later, or raise REGISTRATION_GATE_MAX_CONCURRENCY';
    default:
      return 'correct it; gatectl lint tells more';
  }
}

/** The step that called the gate. */
export function gateStep(decision: GateDecision, authType: AppSettings['registrationGateAuthType']): DryRunStep {
  const { outcome, detail, reason } = decision;
  const said = detail === '' ? outcome : `${outcome}: ${detail}`;
  switch (outcome) {
    case 'bypassed':
      return { step: 'gate', outcome: 'skipped', detail: said };
    case 'allowed':
      return { step: 'gate', outcome: 'ok', detail: said };
    case 'denied':
      return { step: 'gate', outcome: 'ok', detail: said, hint: DENIAL_HINT };
    case 'failed':
      return { step: 'gate', outcome: 'failed', detail: reason, hint: hintForFailure(decision, authType) };
  }
}
