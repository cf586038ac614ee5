import { describe, expect, it } from 'vitest';
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
