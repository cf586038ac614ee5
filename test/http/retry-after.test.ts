import { describe, expect, it, vi } from 'vitest';
import { describeAddress } from '../../src/http/address.ts';
import { parseRetryAfter, readRetryAfter } from '../../src/http/retry-after.ts';

const NOW = Date.parse('Tue, 24 Nov 2026 10:00:00 GMT');

describe('Retry-After', () => {
  it.each([
    ['120', 120],
    [' 3 ', 3],
    ['0', 0],
    ['999999999999999999999', 86_400],
    ['Tue, 24 Nov 2026 10:01:30 GMT', 90],
    ['Tuesday, 24-Nov-26 10:00:01 GMT', 1],
    ['Tue, 24 Nov 2026 09:00:00 GMT', 0],
    ['Tue, 24 Nov 2099 09:00:00 GMT', 86_400],
    [undefined, null],
    ['', null],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
    ['2026-11-24', null],
    ['Tue, later', null],
  ])('%j is %j', (value, seconds) => expect(parseRetryAfter(value, NOW)).toBe(seconds));

  it.each([
    ['Tue, 24 Nov 2026 12:00:00 GMT', 'Tue, 24 Nov 2026 12:00:30 GMT', 30],
    ['Mon, 01 Jan 2001 00:00:00 GMT', 'Mon, 01 Jan 2001 00:00:05 GMT', 5],
    [undefined, 'Tue, 24 Nov 2026 10:00:07 GMT', 7],
    ['no date', 'Tue, 24 Nov 2026 10:00:07 GMT', 7],
    ['Tue, 24 Nov 2026 12:00:00 GMT', '9', 9],
    ['Tue, 24 Nov 2026 12:00:00 GMT', undefined, null],
  ])('is counted by the clock of the server (%s): %s is %j seconds', (date, value, seconds) => {
    const headers = { ...(date !== undefined && { date }), ...(value !== undefined && { 'retry-after': value }) };
    expect(readRetryAfter(headers, NOW)).toBe(seconds);
  });

  it.each(['Tue Nov 24 10:02:00 2026', 'Tue, 24 Nov 2026 10:02:00'])('%j, which has no zone, is in GMT', (value) => {
    vi.stubEnv('TZ', 'America/New_York');
    try {
      expect(new Date(NOW).getHours()).toBe(5);
      expect(parseRetryAfter(value, NOW)).toBe(120);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

it('an address for the log has neither credentials nor query', () => {
  expect(describeAddress(new URL('https://user:pw@gate.example.com:8443/check/it?key=secret#part'))).toBe(
    'https://gate.example.com:8443/check/it',
  );
});
