/** The program that `helm test` runs in a pod, against a registry and a gate. */
import { execFile } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../policy-gate/support.ts';
import { startRegistry } from '../registry/support/registry.ts';
import { KEYS } from '../registry/support/test-app.ts';
import { charts } from './render.ts';

const program = join(charts.registry, 'files/helm-test.mjs');

const allowed = { name: 'Somebody', provider: { organization: 'Example' } };
const denied = { name: 'Nobody' };

interface Run {
  readonly status: number;
  readonly output: string;
}

function run(env: Record<string, string>): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program], { env }, (error, stdout) => {
      resolve({ status: error === null ? 0 : Number(error.code), output: stdout });
    });
  });
}

/** A gate that wants to know who provides an agent, unless its answer is fixed. */
async function startGate(fixed?: number): Promise<string> {
  const gate = await listen((request, response) => {
    void text(request).then((body) => {
      const { registration_payload: card } = JSON.parse(body) as { registration_payload: { provider?: object } };
      response.writeHead(fixed ?? (card.provider === undefined ? 403 : 200)).end();
    });
  });
  onTestFinished(() => gate.close());
  return `${gate.url}/check`;
}

async function tryOut(gateEnv: Record<string, string>, payloads: Record<string, object>, key: string = KEYS.admin): Promise<Run> {
  const registry = await startRegistry({ REGISTRATION_GATE_MAX_RETRIES: '0', ...gateEnv });
  const texts = Object.fromEntries(Object.entries(payloads).map(([name, value]) => [name, JSON.stringify(value)]));
  return run({ REGISTRY_URL: registry.url, API_KEY: key, ...texts });
}

const on = async (fixed?: number) => ({ REGISTRATION_GATE_ENABLED: 'true', REGISTRATION_GATE_URL: await startGate(fixed) });

describe('the program of helm test', () => {
  it('passes where the gate allows the one card and denies the other', async () => {
    const { status, output } = await tryOut(await on(), { ALLOWED_PAYLOAD: allowed, DENIED_PAYLOAD: denied });
    expect(output).toContain('ok      dry run of the gate: allowed\n');
    expect(output).toContain('ok      dry run of what the gate denies: denied\n');
    expect(output).toContain('ok      a call without valid credentials is refused: 401\n');
    expect(output).not.toContain(KEYS.admin);
    expect(status).toBe(0);
  });

  it.each<[string, number, Record<string, object>, string]>([
    ['allows what it should deny', 200, { ALLOWED_PAYLOAD: allowed, DENIED_PAYLOAD: denied }, 'what the gate denies: allowed'],
    ['denies what it should allow', 403, { ALLOWED_PAYLOAD: allowed }, 'dry run of the gate: denied'],
    ['answers what is no decision', 418, { ALLOWED_PAYLOAD: allowed }, 'dry run of the gate: failed'],
    ['fails where it should deny', 418, { DENIED_PAYLOAD: denied }, 'what the gate denies: failed'],
  ])('fails where the gate %s', async (_what, answer, payloads, said) => {
    const { status, output } = await tryOut(await on(answer), payloads);
    expect(output).toMatch(new RegExp(`^FAILED  .*${said}$`, 'm'));
    expect(status).toBe(1);
  });

  it('passes where the gate is off, unless something is to be denied', async () => {
    expect(await tryOut({}, {})).toMatchObject({ status: 0, output: expect.stringContaining('bypassed') as unknown });
    expect((await tryOut({}, { DENIED_PAYLOAD: denied })).status).toBe(1);
  });

  it('leaves the gate out without a key, and fails with one that is no admin', async () => {
    const { status, output } = await tryOut(await on(), {}, '');
    expect(output).toContain('skipped  the gate');
    expect(status).toBe(0);
    expect((await tryOut(await on(), {}, KEYS.alice)).status).toBe(1);
  });

  it('fails where nothing answers', async () => {
    const { status, output } = await run({ REGISTRY_URL: 'http://127.0.0.1:9', API_KEY: KEYS.admin });
    expect(output).toContain('FAILED  the registry answers');
    expect(status).toBe(1);
  });
});
