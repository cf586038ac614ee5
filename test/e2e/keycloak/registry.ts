/** The registry and the policy gate, both real, with a realm between them. */
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { startGate } from '../../policy-gate/support.ts';
import { travelAgent } from '../../registry/support/cards.ts';
import { type RunningRegistry, startRegistry } from '../../registry/support/registry.ts';
import { KEYS } from '../../registry/support/test-app.ts';
import { AUDIENCE, type Realm, type RealmClient, SCOPE } from './realm.ts';

/** What came of one registration, seen from all sides. */
export interface Registration {
  readonly status: number;
  readonly code: string | undefined;
  /** The record of the decision. */
  readonly tokenRequests: number;
  readonly attempts: number;
  readonly gateStatus: number | null;
  /** True when the agent can be read afterwards. */
  readonly stored: boolean;
  /** Requests that the gate logged. */
  readonly gateCalls: number;
  /** What the log says about the token, empty when nothing. */
  readonly reason: string;
  readonly hint: string;
}

/** A registry with its gate. */
export interface GatedRegistry {
  readonly registry: RunningRegistry;
  readonly gateUrl: string;
  /** All that the two printed. */
  output(): string;
  register(): Promise<Registration>;
}

/** Settings of the policy gate for a realm. */
export const gateEnv = (realm: Realm, clients: readonly string[]): Record<string, string> => ({
  POLICY_GATE_ISSUER_URL: realm.url,
  POLICY_GATE_AUDIENCE: AUDIENCE,
  POLICY_GATE_ALLOWED_CLIENTS: clients.join(','),
  POLICY_GATE_POLICY_FILE: 'examples/policy.json',
});

/** Settings of the registry for a client of a realm, found by its issuer, as the provider's page has them. */
export const clientEnv = (realm: Realm, { clientId, secret }: RealmClient): Record<string, string> => ({
  REGISTRATION_GATE_ENABLED: 'true',
  REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
  REGISTRATION_GATE_OAUTH2_ISSUER_URL: realm.url,
  REGISTRATION_GATE_OAUTH2_CLIENT_ID: clientId,
  REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: secret,
  REGISTRATION_GATE_OAUTH2_SCOPE: SCOPE,
});

/** The token endpoint in the issuer's place. */
export const byTokenUrl = (url: string): Record<string, string> => ({
  REGISTRATION_GATE_OAUTH2_ISSUER_URL: '',
  REGISTRATION_GATE_OAUTH2_TOKEN_URL: url,
});

/** An agent that the example policy allows, with a path of its own. */
export const agent = () => ({ ...travelAgent, path: `/${randomUUID()}` });

interface Decision {
  readonly token_requests: number;
  readonly attempts: number;
  readonly gate_status: number | null;
}

/** Starts both in this process for one test. Variables of either may be given; those of the gate begin with POLICY_GATE. */
export async function startGated(realm: Realm, client: RealmClient, env: Record<string, string> = {}): Promise<GatedRegistry> {
  const forGate = Object.entries(env).filter(([name]) => name.startsWith('POLICY_GATE'));
  const gate = await startGate({ ...gateEnv(realm, [client.clientId]), ...Object.fromEntries(forGate) });
  onTestFinished(() => void gate.stop());
  // Has the keys fetched, where the realm can be asked: a call that waits for them on a slow machine would be retried.
  await fetch(`${gate.url}/readyz`);
  const forRegistry = Object.entries(env).filter(([name]) => !name.startsWith('POLICY_GATE'));
  const registry = await startRegistry({
    REGISTRATION_GATE_URL: `${gate.url}/check`,
    // Its token request would be counted among those of the decisions.
    REGISTRATION_GATE_STARTUP_CHECK: 'off',
    REGISTRATION_GATE_OAUTH2_TIMEOUT_SECONDS: '60',
    REGISTRATION_GATE_TIMEOUT_SECONDS: '60',
    REGISTRATION_GATE_DEADLINE_SECONDS: '120',
    ...clientEnv(realm, client),
    ...Object.fromEntries(forRegistry),
  });
  const gateCalls = (): number => gate.output().match(/"event":"(decision|token not accepted|no bearer token)"/g)?.length ?? 0;
  return {
    registry,
    gateUrl: gate.url,
    output: () => registry.stderr() + gate.output(),
    async register() {
      const card = agent();
      const [callsBefore, linesBefore] = [gateCalls(), registry.lines().length];
      const response = await registry.send('POST', '/api/agents/register', card);
      const { code } = (await response.json()) as { code?: string };
      const page = await registry.send('GET', '/api/gate/decisions?limit=1', undefined, {
        authorization: `Bearer ${KEYS.admin}`,
      });
      const [decision] = ((await page.json()) as { decisions: Decision[] }).decisions;
      const line = registry
        .lines()
        .slice(linesBefore)
        .find(({ event }) => event.startsWith('no access token'));
      return {
        status: response.status,
        code,
        tokenRequests: decision?.token_requests ?? -1,
        attempts: decision?.attempts ?? -1,
        gateStatus: decision?.gate_status ?? null,
        stored: (await registry.send('GET', `/api/agents${card.path}`)).status === 200,
        gateCalls: gateCalls() - callsBefore,
        reason: (line?.['reason'] ?? '') as string,
        hint: (line?.['hint'] ?? '') as string,
      };
    },
  };
}

/** A registration that was allowed with one token request and one call of the gate. */
export const ALLOWED = { status: 201, stored: true, tokenRequests: 1, attempts: 1, gateStatus: 200, gateCalls: 1, reason: '' };

/** A registration that was blocked for want of a token. */
export const BLOCKED = {
  status: 503,
  code: 'gate_token_unavailable',
  stored: false,
  attempts: 0,
  gateStatus: null,
  gateCalls: 0,
};

/** A registration whose tokens the gate refused, the renewed one too. */
export const REJECTED = {
  status: 503,
  code: 'gate_rejected_token',
  stored: false,
  tokenRequests: 2,
  attempts: 2,
  gateStatus: 401,
  gateCalls: 2,
};
