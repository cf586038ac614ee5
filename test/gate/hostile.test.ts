/** A hostile gate: bounded time, bounded size, the right code, one call, nothing left behind. */
import { afterEach, describe, expect, it } from 'vitest';
import { readAppSettings } from '../../src/settings/app-settings.ts';
import { hostilities, startHostileServer, type Verdict } from '../http/hostile.ts';
import { closeAll } from '../http/support.ts';
import { makeGate, oauthEnv, question, startProvider } from './support.ts';

afterEach(closeAll);

const CODES: Readonly<Record<Verdict, string | null>> = {
  good: null,
  'bad answer': 'gate_bad_response',
  'too large': 'gate_bad_response',
  broken: 'gate_unavailable',
  timeout: 'gate_unavailable',
};

describe('a gate that', () => {
  it.each(hostilities)('$name: $verdict', async (hostility) => {
    const server = await startHostileServer(hostility);
    const provider = await startProvider();
    const env = oauthEnv(server, provider, {
      REGISTRATION_GATE_ENABLED: 'true',
      REGISTRATION_GATE_MAX_RETRIES: '0',
      REGISTRATION_GATE_REQUIRE_EXPLICIT_ALLOW: 'true',
      REGISTRATION_GATE_TIMEOUT_SECONDS: '60',
      REGISTRATION_GATE_DEADLINE_SECONDS: '120',
    });
    const { settings } = readAppSettings(env);
    // Shorter than a setting can say, for what never ends.
    const limits = hostility.verdict === 'timeout' ? { registrationGateTimeoutSeconds: 0.15 } : {};
    const { gate, log } = await makeGate(env, { settings: { ...settings, ...limits } });
    const decision = await gate.decide(question());
    expect(decision).toMatchObject({ code: CODES[hostility.verdict], proceed: hostility.verdict === 'good', attempts: 1 });
    if (hostility.verdict === 'too large')
      expect(decision.reason).toBe('gate: the body is too large or cannot be decoded (HTTP 200)');
    if (hostility.verdict === 'timeout') expect(decision.reason).toMatch(/^gate: timeout \((headers|body)\)$/);
    expect([server.connections(), provider.requests.length]).toEqual([1, 1]);
    // What is read until the time is over is not kept.
    if (hostility.verdict !== 'timeout') expect(server.sent()).toBeLessThan(32 * 1024 * 1024);
    expect(JSON.stringify([decision, log.lines])).not.toMatch(/canary|token-\d/);

    const { gate: patient } = await makeGate(env);
    expect(await patient.decide(question())).toMatchObject({ outcome: 'allowed' });
    if (limits.registrationGateTimeoutSeconds === undefined) {
      expect(await gate.decide(question())).toMatchObject({ outcome: 'allowed', tokenRequests: 1 });
    }
  });
});
