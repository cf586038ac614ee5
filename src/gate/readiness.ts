/**
 * Whether the gate can be asked at all, and what it is asked with.
 *
 * @module
 */
import { UsageError } from '../errors/usage-error.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import { readTrust } from '../http/trust.ts';
import { parseSigningKeys } from '../settings/checks/keys.ts';
import type { Environment } from '../settings/environment.ts';
import type { AppSettings } from '../settings/generated/settings.ts';
import { SecretUnreadableError } from '../settings/secret.ts';
import type { Clock } from '../token/clock.ts';
import { type Patience, waitWithin } from '../token/single-flight.ts';
import { TokenClient } from '../token/token-client.ts';
import { findImpossible } from './configuration.ts';

/** What readiness depends on. */
export interface ReadinessInput {
  readonly settings: AppSettings;
  /** As the settings were read: `misconfigured` blocks every write. */
  readonly state: 'on' | 'off' | 'misconfigured';
  /** For the proxy variables and `AZURE_FEDERATED_TOKEN_FILE`. */
  readonly environment: Environment;
}

/** What a gate is asked with. */
export interface Ready {
  readonly ready: true;
  readonly http: HttpClient;
  readonly tokens: TokenClient;
  readonly url: URL;
}

/** A gate that can be asked, or why it cannot. */
export type Readiness = Ready | { readonly ready: false; readonly reason: string; readonly hint: string };

/** Makes ready what the gate is asked with; says why where that cannot be. Does not throw. */
export async function makeReady({ settings, state, environment }: ReadinessInput, clock: Clock): Promise<Readiness> {
  const not = (reason: string, hint: string): Readiness => ({ ready: false, reason, hint });
  if (state === 'off') return not('the gate is off', '');
  if (state === 'misconfigured') return not('the settings of the gate are wrong', 'correct what the log of the start names');
  const impossible = findImpossible(settings, environment);
  if (impossible !== null) return not(impossible, 'correct it; gatectl lint tells more');
  const trust = await readTrust(settings.registrationGateCaFile);
  if (!trust.ok) return not(trust.reason, 'check REGISTRATION_GATE_CA_FILE');
  try {
    const http = createHttpClient({ ca: trust.ca, environment });
    const tokens = new TokenClient({ settings, http, environment, clock });
    return { ready: true, http, tokens, url: new URL(settings.registrationGateUrl) };
  } catch (error) {
    // Only our own error's words may be shown; whatever else it is, the gate cannot be asked.
    const { message, hint } = error instanceof UsageError ? error : new UsageError('the calls of the gate cannot be set up');
    return not(message, hint);
  }
}

/** The keys that the calls of the gate are signed with, none when they are not signed; or why they cannot be had. */
export async function readSigningKeys(settings: AppSettings, patience: Patience): Promise<readonly Buffer[] | string> {
  if (!settings.registrationGateSigningKeys.isSet) return [];
  try {
    const text = await waitWithin(settings.registrationGateSigningKeys.read(), patience);
    if (text === null) return 'REGISTRATION_GATE_SIGNING_KEYS cannot be read in time';
    const result = parseSigningKeys(text);
    return result.ok ? result.keys : `REGISTRATION_GATE_SIGNING_KEYS: ${result.expected}`;
  } catch (error) {
    return error instanceof SecretUnreadableError ? error.message : 'REGISTRATION_GATE_SIGNING_KEYS cannot be read';
  }
}
