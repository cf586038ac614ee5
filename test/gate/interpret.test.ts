import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpretAnswer } from '../../src/gate/interpret.ts';
import { refusesToken } from '../../src/http/challenge.ts';
import { DEFAULT_DENIAL, denialMessage, plainText } from '../../src/gate/denial-message.ts';

describe('a Bearer challenge refuses the token', () => {
  it.each([
    ['Bearer error="invalid_token"', true],
    ['Bearer realm="gate", error="invalid_token", error_description="expired"', true],
    ['bearer error=invalid_token', true],
    ['Bearer  error = "invalid_token"', true],
    ['Basic realm="x", Bearer realm="y", error="invalid_token"', true],
    ['Bearer realm="a, Basic b", error="invalid_token"', true],
    ['Bearer error="invalid_token", Basic realm="x"', true],
    ['Bearer', false],
    ['Bearer error="insufficient_scope"', false],
    ['Bearer error="invalid_token_x"', false],
    ['Bearer error_description="error=invalid_token"', false],
    ['Bearer error_description="say \\"error=\\" error=invalid_token"', false],
    ['Bearer realm="x", DPoP error="invalid_token"', false],
    ['Basic error="invalid_token"', false],
    ['error="invalid_token"', false],
    ['', false],
    [undefined, false],
  ])('%j: %j', (field, refused) => expect(refusesToken(field)).toBe(refused));

  it('takes time in proportion to its length', () => {
    const start = performance.now();
    expect(refusesToken(`${'a'.repeat(1_000_000)}!`)).toBe(false);
    // In proportion it takes some ten milliseconds; in the square, many minutes.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('for any answer', () => {
  const options = { requireExplicitAllow: false, sentBearer: true, sentCredentials: [] };
  const type = fc.constantFrom('application/json', 'text/plain', 'application/problem+json; charset=x', 'text/html', '', 'x');
  const word = fc.constantFrom('denied', 'Denied', 'DENIED', 'allowed', 'ok', 'pending');
  const member = fc.oneof(
    fc.tuple(fc.constant('status'), word),
    fc.tuple(fc.constant('allowed'), fc.boolean()),
    fc.tuple(fc.constantFrom('Status', 'error', 'ALLOWED', '__proto__'), fc.jsonValue({ maxDepth: 2 })),
  );
  const json = fc
    .record({ members: fc.array(member, { maxLength: 5 }), space: fc.constantFrom('', ' ', '\r\n', '\t') })
    .map(({ members, space }) => {
      const written = members.map(([name, value]) => `${JSON.stringify(name)}${space}:${space}${JSON.stringify(value)}`);
      return `${space}{${written.join(`,${space}`)}}${space}`;
    });
  const encoded = fc
    .record({
      text: fc.oneof(json, fc.string()),
      as: fc.constantFrom<BufferEncoding>('utf8', 'utf16le', 'latin1'),
      mark: fc.boolean(),
    })
    .map(({ text, as, mark }) => ({ text, body: Buffer.from(`${mark && as !== 'latin1' ? '\ufeff' : ''}${text}`, as) }));

  /** True when a reader that takes the first, or the last, of two members finds a denial. */
  function mayDeny(text: string): boolean {
    try {
      JSON.parse(text);
    } catch {
      return false;
    }
    return /"status"\s*:\s*"denied"/i.test(text) || /"allowed"\s*:\s*false/.test(text);
  }

  it('only a 200 allows, and none that denies, in whatever encoding, type, case and order', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(200), fc.integer({ min: 100, max: 999 })),
        type,
        encoded,
        (status, contentType, answer) => {
          const headers = contentType === '' ? {} : { 'content-type': contentType };
          const { kind } = interpretAnswer({ status, headers, body: answer.body }, options);
          if (kind === 'allowed')
            expect([status, mayDeny(answer.text), contentType === 'text/html' && answer.body.length > 0]).toEqual([
              200,
              false,
              false,
            ]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('where an explicit word is asked for, only that allows', () => {
    fc.assert(
      fc.property(type, encoded, (contentType, answer) => {
        const headers = contentType === '' ? {} : { 'content-type': contentType };
        const { kind } = interpretAnswer({ status: 200, headers, body: answer.body }, { ...options, requireExplicitAllow: true });
        if (kind === 'allowed') expect(answer.text).toMatch(/"status"\s*:\s*"allowed"|"allowed"\s*:\s*true/i);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the message of a denial', () => {
  it.each([
    [{ error: 'a' }, 'a'],
    [{ status: 'denied', error: 'a' }, 'a'],
    [{ status: 'denied', message: 'b' }, 'b'],
    [{ status: 'denied', reason: 'c' }, 'c'],
    [{ allowed: false, error: '', message: 'b' }, 'b'],
    [{ type: 'about:blank', title: 't', detail: 'd', status: 403 }, 'd'],
    [{ title: 't', status: 403 }, 't'],
    [{ error: { code: 1, message: 'nested' } }, 'nested'],
    ['just text', 'just text'],
    [{ error: 5 }, DEFAULT_DENIAL],
    [{}, DEFAULT_DENIAL],
    [[], DEFAULT_DENIAL],
    [null, DEFAULT_DENIAL],
    [{ error: '\u0000\u200b ' }, DEFAULT_DENIAL],
  ])('%j is %j', (json, message) => expect(denialMessage(json, 'raw')).toBe(message));

  it('is the text when there is no JSON', () => {
    expect(denialMessage(undefined, ' no\tway\r\n')).toBe('no way');
    expect(denialMessage(undefined, '')).toBe(DEFAULT_DENIAL);
  });

  it.each([
    ['refused Bearer tok.en-1!', 'refused Bearer [redacted]!'],
    ['refused to\u200bk.en-1', 'refused [redacted]'],
    ['tok.en-10 and tok.en-1', '[redacted] and [redacted]'],
    ['key "a b"/\\c', 'key [redacted]'],
    ['key \\"a b\\"/\\\\c', 'key [redacted]'],
    ['?k=%22a%20b%22%2F%5Cc', '?k=[redacted]'],
    [`${'x'.repeat(494)}tok.en-10`, `${'x'.repeat(494)}[reda`.slice(0, 497) + '...'],
  ])('shows no credential that was sent: %j', (text, message) => {
    const credentials = ['tok.en-1', 'tok.en-10', '"a b"/\\c'];
    expect(denialMessage(undefined, text, credentials)).toBe(message);
    expect(denialMessage({ error: text }, '', credentials)).toBe(message);
    expect(denialMessage({ error: { message: text } }, '', credentials)).toBe(message);
  });

  it('is one line of at most 500 characters', () => {
    expect(plainText('x'.repeat(500))).toBe('x'.repeat(500));
    expect(plainText('x'.repeat(501))).toBe(`${'x'.repeat(497)}...`);
    expect(plainText(`${'x'.repeat(496)}😀😀😀`)).toHaveLength(500);
    expect(plainText('a\u001b[31mred\u202e\u2028b\ud800')).toBe('a [31mred b\ufffd');
  });
});
