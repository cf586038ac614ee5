import { createGate, type GateOptions } from '../../src/gate/gate.ts';
import type { Gate, GateQuestion, Log } from '../../src/gate/decision.ts';
import { systemTiming, type Timing } from '../../src/gate/timing.ts';
import { readAppSettings } from '../../src/settings/app-settings.ts';
import type { Environment } from '../../src/settings/environment.ts';
import { closing, type Handler, startServer, type TestServer } from '../http/support.ts';

/** A log that keeps its lines as JSON, as pino would write them. */
export interface KeptLog extends Log {
  readonly lines: { readonly level: string; readonly message: string; readonly fields: Record<string, unknown> }[];
}

export function keepLog(): KeptLog {
  const lines: KeptLog['lines'] = [];
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, message, fields: { ...fields } });
  };
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** Timing that waits for nothing and notes how long it should have waited. */
export function instantTiming(): Timing & { readonly waits: number[] } {
  const waits: number[] = [];
  return {
    ...systemTiming,
    waits,
    random: () => 0.5,
    sleep(ms) {
      waits.push(ms);
      return Promise.resolve();
    },
  };
}

/** A question about an agent. */
export function question(overrides: Partial<GateQuestion> = {}): GateQuestion {
  return {
    assetType: 'agent',
    operation: 'register',
    sourceApi: '/api/agents/register',
    payload: { name: 'weather', description: 'tells the weather', url: 'https://agents.example.com/weather', version: '1.0.0' },
    requestHeaders: { 'content-type': 'application/json', authorization: 'Bearer caller-secret', cookie: 'a=b' },
    requestId: 'req-1',
    actor: { subject: 'alice', groups: ['publishers'], method: 'api_key' },
    signal: new AbortController().signal,
    ...overrides,
  };
}

/** Makes a gate from environment variables, as the registry does. */
export async function makeGate(
  env: Environment,
  overrides: Partial<GateOptions> = {},
): Promise<{ readonly gate: Gate; readonly log: KeptLog; readonly timing: ReturnType<typeof instantTiming> }> {
  const log = keepLog();
  const timing = instantTiming();
  const environment: Environment = { REGISTRATION_GATE_ENABLED: 'true', ...env };
  const { settings, gateState } = readAppSettings(environment);
  const gate = closing(await createGate({ settings, state: gateState, log, environment, timing, ...overrides }));
  return { gate, log, timing };
}

/** A token endpoint that gives `token-1`, `token-2`... */
export function startProvider(handler?: Handler): Promise<TestServer> {
  return startServer(
    handler ??
      ((_request, response, index) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ access_token: `token-${index + 1}`, token_type: 'Bearer', expires_in: 300 }));
      }),
  ).then(closing);
}

/** A gate's endpoint. */
export function startGateServer(handler: Handler): Promise<TestServer> {
  return startServer(handler).then(closing);
}

/** The variables of a gate behind OAuth2. */
export function oauthEnv(gate: Pick<TestServer, 'url'>, provider: Pick<TestServer, 'url'>, more: Environment = {}): Environment {
  return {
    REGISTRATION_GATE_URL: `${gate.url}/check`,
    REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
    REGISTRATION_GATE_OAUTH2_TOKEN_URL: `${provider.url}/token`,
    REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
    REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: 'client-secret-canary',
    ...more,
  };
}
