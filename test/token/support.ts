import { createHttpClient } from '../../src/http/client.ts';
import { readAppSettings } from '../../src/settings/app-settings.ts';
import type { Environment } from '../../src/settings/environment.ts';
import { type Clock, systemClock } from '../../src/token/clock.ts';
import { TokenClient } from '../../src/token/token-client.ts';
import { closing } from '../http/support.ts';

/** The settings of a client with a secret, and what else the variables say. */
export function tokenSettings(env: Environment) {
  return readAppSettings({
    REGISTRATION_GATE_ENABLED: 'true',
    REGISTRATION_GATE_URL: 'http://127.0.0.1/check',
    REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
    REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
    REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: env.REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE === undefined ? 'canary-secret' : '',
    ...env,
  }).settings;
}

/** A token client over real sockets. */
export function tokenClient(env: Environment, clock: Clock = systemClock): TokenClient {
  const http = closing(createHttpClient({ ca: undefined, environment: {} }));
  return new TokenClient({ settings: tokenSettings(env), http, environment: env, clock });
}

export const patience = (signal = new AbortController().signal) => ({ signal, timeoutMs: 20_000 });

/** A clock that stands still until it is moved. */
export function movableClock(): Clock & { move(ms: number): void } {
  let at = 1_000_000;
  return { now: () => at, wall: () => 1_700_000_000_000 + at, move: (ms) => (at += ms) };
}
