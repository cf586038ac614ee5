/** Every behaviour of an identity provider with every behaviour of a gate: real registry, real sockets. */
import { describe, expect, it } from 'vitest';
import { travelAgent } from './support/cards.ts';
import { type Ending, gateFaults, providerFaults } from './support/faults.ts';
import { type RunningRegistry, startRegistry } from './support/registry.ts';
import { type ScriptedServer, startServer } from './support/servers.ts';
import { KEYS } from './support/test-app.ts';

const REGISTER = '/api/agents/register';
const SECRET = 'canary-client-secret';
const admin = { authorization: `Bearer ${KEYS.admin}` };

/** Seconds within which even what hangs has to be answered: generous, because no test may depend on speed. */
const BOUND_SECONDS = 30;

interface Combination {
  readonly provider: string;
  readonly gate: string;
  readonly expected: Ending & { readonly retryAfter: string | null };
}

function expectedOf(provider: string, gate: string): Combination['expected'] {
  const supply = providerFaults[provider]!;
  const fault = gateFaults[gate]!;
  const ending =
    supply.supply === 'none'
      ? { status: 503, code: 'gate_token_unavailable', calls: 0, tokens: 1 }
      : fault.endings[supply.supply];
  const passes = ending.code === 'gate_unavailable' || ending.code === 'gate_token_unavailable';
  const told = supply.retryAfter ?? (supply.supply === 'none' ? undefined : fault.retryAfter);
  return { ...ending, retryAfter: passes ? (told ?? '5') : null };
}

const rows = Object.keys(providerFaults).map((provider) => ({
  provider,
  combinations: Object.keys(gateFaults).map((gate): Combination => ({ provider, gate, expected: expectedOf(provider, gate) })),
}));

interface Setup {
  readonly registry: RunningRegistry;
  readonly gate: ScriptedServer;
  readonly token: ScriptedServer;
  readonly issued: string[];
}

async function setUp({ provider, gate: gateName }: Combination): Promise<Setup> {
  const supply = providerFaults[provider]!;
  const fault = gateFaults[gateName]!;
  const issued: string[] = [];
  const issue = (): string => {
    issued.push(`canary-token-${issued.length + 1}`);
    return issued.at(-1)!;
  };
  const token = await startServer(supply.script(issue));
  const gate = await startServer(fault.script());
  const registry = await startRegistry({
    REGISTRATION_GATE_ENABLED: 'true',
    REGISTRATION_GATE_URL: `${gate.url}/gate`,
    REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
    REGISTRATION_GATE_OAUTH2_TOKEN_URL: `${token.url}/token`,
    REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
    REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: SECRET,
    REGISTRATION_GATE_STARTUP_CHECK: 'off',
    // Only what hangs is to meet the end of its time.
    REGISTRATION_GATE_OAUTH2_TIMEOUT_SECONDS: supply.hangs ? '1' : '60',
    REGISTRATION_GATE_TIMEOUT_SECONDS: fault.hangs ? '1' : '60',
    REGISTRATION_GATE_MAX_RETRIES: fault.hangs ? '0' : '1',
    REGISTRATION_GATE_DEADLINE_SECONDS: '120',
    REGISTRY_LOG_LEVEL: 'debug',
  });
  return { registry, gate, token, issued };
}

const register = (registry: RunningRegistry): Promise<Response> => registry.send('POST', REGISTER, travelAgent);

/** Registers once and looks at everything that comes of it. */
async function observe(setup: Setup, bound: Promise<never>) {
  const { registry, gate, token, issued } = setup;
  const response = await Promise.race([register(registry), bound]);
  const body = await response.text();
  const stored = (await registry.send('GET', '/api/agents/travel-assistant')).status === 200;
  const decisions = await (await registry.send('GET', '/api/gate/decisions', undefined, admin)).text();
  const bearers = gate.received.map(({ headers }) => headers.authorization ?? 'none');
  return {
    ending: {
      status: response.status,
      code: (JSON.parse(body) as { code?: string }).code ?? null,
      calls: gate.received.length,
      tokens: token.received.length,
      retryAfter: response.headers.get('retry-after'),
    },
    stored,
    recorded: (JSON.parse(decisions) as { decisions: object[] }).decisions,
    withoutToken: bearers.filter((bearer) => !issued.includes(bearer.replace('Bearer ', ''))),
    said: [body, decisions, registry.stderr(), registry.stdout()].join('\n'),
  };
}

function boundedWait(): { readonly promise: Promise<never>; readonly stop: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  const timer = setTimeout(() => reject(new Error(`no answer within ${BOUND_SECONDS} s`)), BOUND_SECONDS * 1000);
  return { promise, stop: () => clearTimeout(timer) };
}

describe('the fault matrix', () => {
  it('has a row for each provider and a column for each gate', () => {
    expect(rows.reduce((sum, { combinations }) => sum + combinations.length, 0)).toBeGreaterThanOrEqual(80);
  });

  it.each(rows)('a provider that $provider', async ({ provider, combinations }) => {
    // All wait together; what is measured does not depend on their order.
    const setups: (readonly [Combination, Setup])[] = [];
    for (const combination of combinations) setups.push([combination, await setUp(combination)]);
    const bound = boundedWait();
    const observed = await Promise.all(
      setups.map(async ([combination, setup]) => ({ ...combination, ...(await observe(setup, bound.promise)) })),
    );
    bound.stop();
    expect(observed.map(({ gate, ending }) => ({ gate, ...ending }))).toEqual(
      combinations.map(({ gate, expected }) => ({ gate, ...expected })),
    );
    for (const { gate, expected, stored, recorded, withoutToken, said } of observed) {
      const approved = expected.status === 201;
      expect({ gate, stored, withoutToken }).toEqual({ gate, stored: approved, withoutToken: [] });
      expect(recorded).toMatchObject([
        { code: expected.code, stored: approved, attempts: expected.calls, token_requests: expected.tokens },
      ]);
      expect(recorded).toHaveLength(1);
      expect(said).not.toMatch(/canary/);
    }

    const { after } = providerFaults[provider]!;
    const [, second] = setups[0]!;
    if (after === undefined) return;
    expect((await register(second.registry)).status).toBe(503);
    expect([second.token.received.length, second.gate.received.length]).toEqual([after, 0]);
  });
});
