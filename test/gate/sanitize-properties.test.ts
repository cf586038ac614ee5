/** Properties of sanitising for real cards with a secret somewhere in them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/gate/decision.ts';
import { findSecrets, sanitizePayload } from '../../src/gate/sanitize.ts';
import { docsServer, pdfSkill, travelAgent } from '../registry/support/cards.ts';

const CANARY = 'canary-5f3a91c7';
const MEMBER = 'planted_member';
const cards: readonly JsonObject[] = [travelAgent, docsServer, pdfSkill];

/** Ways to carry a secret, whatever the member that holds them is called. */
const ways: Readonly<Record<string, JsonValue>> = {
  'a member': { password: CANARY },
  'a member in other letters': { 'X-API-Key': CANARY },
  'a member deep down': { a: [{ b: { c: [[{ clientSecret: CANARY }]] } }] },
  'a number': { pin_code: 'harmless', access_token: 987_654_321 },
  'a list of secrets': { tokens: [CANARY, CANARY] },
  'a structure': { credentials: { user: 'me', value: CANARY } },
  'a header list': { headers: [{ name: 'Authorization', value: CANARY }] },
  'a header list of pairs': { headers: [['X-Api-Key', CANARY]] },
  'a flat header list': { headers: ['Authorization', `Bearer ${CANARY}`] },
  'a header line': `Authorization: Bearer ${CANARY}`,
  'header lines': `Accept: */*\r\nX-Api-Key: ${CANARY}\r\nHost: x`,
  'a bearer token': `Bearer ${CANARY}`,
  'an environment': { env: { API_KEY: CANARY, LANG: 'C' } },
  'a variable': { environment: [`CLIENT_SECRET=${CANARY}`] },
  'an option': { args: ['--api-key', CANARY] },
  'an option with its value': { args: [`--token=${CANARY}`] },
  'a user in a URL': `https://user:${CANARY}@api.example.com/`,
  'a token in a URL': `https://${CANARY}@api.example.com/`,
  'a query': `https://api.example.com/?a=1&api_key=${CANARY}&b=2`,
  'a fragment': `https://api.example.com/#access_token=${CANARY}`,
  'a URL within prose': `see https://user:${CANARY}@api.example.com/ for more`,
  'a connection string': `Server=db;User Id=me;Password=${CANARY}`,
  'a database address': `postgres://me:${CANARY}@db/x`,
  'an entry that says so': { variables: [{ name: 'X', isSecret: true, value: CANARY }] },
};

/** Puts the member into one of the objects of a value. */
function plant(value: JsonValue, steps: readonly number[], secret: JsonValue): JsonValue {
  const [step = 0, ...rest] = steps;
  if (Array.isArray(value)) {
    const at = value.findIndex((entry: JsonValue) => typeof entry === 'object' && entry !== null && !Array.isArray(entry));
    return value.map((entry: JsonValue, index) => (index === at ? plant(entry, rest, secret) : entry));
  }
  const object = value as JsonObject;
  const inner = Object.keys(object).filter((name) => {
    const member = object[name];
    return typeof member === 'object' && member !== null && JSON.stringify(member).includes('{');
  });
  const chosen = inner[step % Math.max(1, inner.length)];
  return steps.length === 0 || chosen === undefined
    ? { ...object, [MEMBER]: secret }
    : { ...object, [chosen]: plant(object[chosen] ?? null, rest, secret) };
}

function deepFreeze<T extends JsonValue>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}

const without = (value: JsonValue): string =>
  JSON.stringify(value, (name, inner: JsonValue) => (name === MEMBER ? undefined : inner));

const anyCard = fc.constantFrom(...cards);
const steps = fc.array(fc.nat(20), { maxLength: 5 });

describe.each(Object.entries(ways))('a card with %s', (_name, secret) => {
  it('loses the secret and nothing else, is not changed, and is clean from then on', () => {
    fc.assert(
      fc.property(anyCard, steps, (card, where) => {
        const planted = deepFreeze(plant(card, where, secret) as JsonObject);
        const before = JSON.stringify(planted);
        expect(before).toMatch(/canary|987654321/);
        const clean = sanitizePayload(planted);
        expect(JSON.stringify(clean)).not.toMatch(/canary|987654321/);
        expect(without(clean)).toBe(without(sanitizePayload(card)));
        expect(without(clean)).toBe(JSON.stringify(card));
        expect(JSON.stringify(planted)).toBe(before);
        expect(sanitizePayload(deepFreeze(clean))).toEqual(clean);
        expect(findSecrets(planted).every((pointer) => pointer.includes(`/${MEMBER}`))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

it('a card without a secret reaches the gate as it is', () => {
  for (const card of cards) {
    expect(JSON.stringify(sanitizePayload(deepFreeze(structuredClone(card))))).toBe(JSON.stringify(card));
    expect(findSecrets(card)).toEqual([]);
  }
});
