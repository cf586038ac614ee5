/**
 * The identity provider's side: its hosts, discovery, and one token.
 *
 * @module
 */
import { probeConnection } from '../http/probe.ts';
import { displayUrl } from '../settings/display.ts';
import type { AppSettings } from '../settings/generated/settings.ts';
import { systemClock } from '../token/clock.ts';
import { Discovery } from '../token/discovery.ts';
import type { TokenFailure } from '../token/outcome.ts';
import { TokenClient } from '../token/token-client.ts';
import { connectionSteps, type Endpoint } from './connection.ts';
import { skipped, step, type VerifyStep } from './report.ts';
import { secretsInUse, type Tools, type VerifyInput } from './settings.ts';
import { findTokenTrouble, readTokenFacts, type TokenFacts } from './token-facts.ts';

const isFailed = (steps: readonly VerifyStep[]): boolean => steps.some(({ outcome }) => outcome === 'failed');

/** Connects to a host, as the calls would. */
export async function tryConnection(tools: Tools, endpoint: Endpoint, timeoutSeconds: number): Promise<VerifyStep[]> {
  const start = performance.now();
  const probe = await probeConnection(endpoint.url, tools.connection, timeoutSeconds * 1000);
  return connectionSteps(endpoint, probe, performance.now() - start, Date.now());
}

const ISSUER = 'REGISTRATION_GATE_OAUTH2_ISSUER_URL';

/** The steps, and the token endpoint when the token can be asked for. */
interface Way {
  readonly steps: readonly VerifyStep[];
  readonly isOpen: boolean;
}

async function tryIssuer(settings: AppSettings, tools: Tools, issuer: string): Promise<Way> {
  const seconds = settings.registrationGateOauth2TimeoutSeconds;
  const url = new URL(issuer);
  const connection = await tryConnection(tools, { target: 'issuer', url, variable: ISSUER }, seconds);
  if (isFailed(connection)) {
    return { steps: [...connection, skipped('discovery', 'issuer', 'there is no connection')], isOpen: false };
  }
  const start = performance.now();
  const timeoutMs = seconds * 1000;
  const found = await new Discovery(issuer, tools.http, systemClock, timeoutMs).find(new AbortController().signal, timeoutMs);
  const ms = performance.now() - start;
  if (!found.ok) {
    const { reason, hint } = found.failure;
    const detail = reason.replace(/^discovery: /, '');
    return { steps: [...connection, step('discovery', 'issuer', 'failed', { ms, detail, hint })], isOpen: false };
  }
  const { endpoint } = found;
  const discovery = step('discovery', 'issuer', 'ok', { ms, detail: `the token endpoint is ${displayUrl(endpoint.text)}` });
  if (endpoint.url.origin === url.origin) return { steps: [...connection, discovery], isOpen: true };
  const onward = await tryConnection(tools, { target: 'token_endpoint', url: endpoint.url, variable: ISSUER }, seconds);
  return { steps: [...connection, discovery, ...onward], isOpen: !isFailed(onward) };
}

async function tryWay(settings: AppSettings, tools: Tools): Promise<Way> {
  const issuer = settings.registrationGateOauth2IssuerUrl;
  if (issuer !== '') return tryIssuer(settings, tools, issuer);
  const url = new URL(settings.registrationGateOauth2TokenUrl);
  const endpoint: Endpoint = { target: 'token_endpoint', url, variable: 'REGISTRATION_GATE_OAUTH2_TOKEN_URL' };
  const steps = await tryConnection(tools, endpoint, settings.registrationGateOauth2TimeoutSeconds);
  return { steps, isOpen: !isFailed(steps) };
}

/** The reason, with what the provider's support asks for. */
function describeTokenFailure({ reason, diagnostics }: TokenFailure): string {
  const ids = Object.entries(diagnostics).map(([name, value]) => `${name} ${[value].flat().join(' ')}`);
  return ids.length === 0 ? reason : `${reason}, ${ids.join(', ')}`;
}

function tokenStep(settings: AppSettings, facts: TokenFacts, ms: number): VerifyStep {
  const { format, lifetimeSeconds } = facts;
  const life = lifetimeSeconds === null ? 'without a lifetime' : `for ${lifetimeSeconds} s`;
  const detail = `${format === 'jwt' ? 'a JWT' : 'an opaque token'} ${life}`;
  const trouble = findTokenTrouble(facts, Date.now());
  if (trouble !== null) {
    const outcome = trouble.isFatal ? 'failed' : 'warning';
    return {
      ...step('token', null, outcome, { ms, detail: `${detail}, but ${trouble.detail}`, hint: trouble.hint }),
      token: facts,
    };
  }
  if (lifetimeSeconds === null && settings.registrationGateOauth2TokenCache === 'on') {
    const hint = 'have the provider send expires_in, or set REGISTRATION_GATE_OAUTH2_TOKEN_CACHE to off';
    return { ...step('token', null, 'warning', { ms, detail: `${detail}: it is not used again`, hint }), token: facts };
  }
  return { ...step('token', null, 'ok', { ms, detail }), token: facts };
}

async function tryToken(settings: AppSettings, tools: Tools, { environment }: VerifyInput): Promise<VerifyStep> {
  const tokens = new TokenClient({ settings, http: tools.http, environment, clock: systemClock });
  const start = performance.now();
  const timeoutMs = settings.registrationGateOauth2TimeoutSeconds * 1000;
  const result = await tokens.acquire({ signal: new AbortController().signal, timeoutMs });
  const ms = performance.now() - start;
  if (!result.ok) {
    return step('token', null, 'failed', { ms, detail: describeTokenFailure(result.failure), hint: result.failure.hint });
  }
  // A provider may put into a claim what it was sent. The secret was read for the request just now.
  const secret = await settings.registrationGateOauth2ClientSecret.read().catch(() => '');
  return tokenStep(settings, readTokenFacts(result.token.reveal(), result.token.lifetimeSeconds, [secret]), ms);
}

/** Everything that leads to a token, and whether the gate can be called with one. */
export async function tryProvider(input: VerifyInput, tools: Tools): Promise<{ steps: VerifyStep[]; hasToken: boolean }> {
  const { settings } = input.reading;
  const { steps, isOpen } = await tryWay(settings, tools);
  const unknown = secretsInUse(settings).token.find((used) => input.unresolved.some(({ variable }) => variable === used));
  if (!isOpen || unknown !== undefined) {
    const reason = isOpen ? `${String(unknown)} is not known here` : 'there is no connection to a token endpoint';
    return { steps: [...steps, skipped('token', null, reason)], hasToken: false };
  }
  const token = await tryToken(settings, tools, input);
  return { steps: [...steps, token], hasToken: token.token !== undefined };
}
