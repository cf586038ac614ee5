/** Signatures of the gate call, taken or refused by the receiver that the authors of Standard Webhooks publish. */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { signatureHeaders } from '../../src/gate/signature.ts';
import { systemTiming } from '../../src/gate/timing.ts';
import { closeAll, type ReceivedRequest } from '../http/support.ts';
import { makeGate, oauthEnv, question, startGateServer, startProvider } from './support.ts';

afterEach(closeAll);

const [former, current, foreign] = [24, 64, 32].map((bytes) => `whsec_${randomBytes(bytes).toString('base64')}`) as [
  string,
  string,
  string,
];

const text = (value: unknown): string => String(value);

/** What a receiver that knows one key says of a call. */
function verify(key: string, { headers, body }: Pick<ReceivedRequest, 'headers' | 'body'>): unknown {
  return new Webhook(key).verify(body, {
    'webhook-id': text(headers['webhook-id']),
    'webhook-timestamp': text(headers['webhook-timestamp']),
    'webhook-signature': text(headers['webhook-signature']),
  });
}

async function callsOf(env: Record<string, string>, wall = systemTiming.clock.wall): Promise<ReceivedRequest[]> {
  const gateServer = await startGateServer((_request, response, index) =>
    response.writeHead([503, 401, 200][index] ?? 500).end(),
  );
  const { gate } = await makeGate(oauthEnv(gateServer, await startProvider(), env), {
    timing: { ...systemTiming, clock: { ...systemTiming.clock, wall }, sleep: () => Promise.resolve() },
  });
  const payload = { name: 'Grüße 😀', description: 'a\u2028b' };
  expect(await gate.decide(question({ payload }))).toMatchObject({ outcome: 'allowed', attempts: 3 });
  return gateServer.requests;
}

describe('a receiver of signed calls', () => {
  it('takes every attempt with either of the keys, while they are rotated', async () => {
    const calls = await callsOf({ REGISTRATION_GATE_SIGNING_KEYS: `${current} ${former}` });
    expect(calls).toHaveLength(3);
    for (const call of calls) {
      for (const key of [current, former])
        expect(verify(key, call)).toMatchObject({ registration_payload: { name: 'Grüße 😀' } });
    }
    // Attempts of one decision are one message.
    expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('refuses what another has signed or changed', async () => {
    const [call] = await callsOf({ REGISTRATION_GATE_SIGNING_KEYS: current });
    if (call === undefined) throw new Error('no call');
    const { headers, body } = call;
    expect(() => verify(foreign, call)).toThrow();
    expect(() => verify(current, { headers, body: body.replace('agent', 'skill') })).toThrow();
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
      const [first = '', ...rest] = text(headers[name]);
      const last = rest.pop() === '1' ? '2' : '1';
      expect(() => verify(current, { body, headers: { ...headers, [name]: [first, ...rest, last].join('') } }), name).toThrow();
    }
  });

  it.each([-600_000, 600_000])('refuses a call by a clock that is %i ms off', async (off) => {
    const [call] = await callsOf({ REGISTRATION_GATE_SIGNING_KEYS: current }, () => Date.now() + off);
    expect(() => call && verify(current, call)).toThrow(/timestamp/i);
  });
});

it('any body is signed as the published library signs it', () => {
  const key = fc.uint8Array({ minLength: 24, maxLength: 64 });
  const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(
      key,
      moment,
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^msg_[a-z0-9-]{1,36}$/),
      (bytes, wall, body, id) => {
        const theirs = new Webhook(Buffer.from(bytes).toString('base64')).sign(id, new Date(wall), body);
        const ours = signatureHeaders(id, wall, body, [Buffer.from(bytes)]);
        expect(ours).toEqual({
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(wall / 1000)),
          'webhook-signature': theirs,
        });
      },
    ),
  );
});
