import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors/usage-error.ts';
import { formatHelmVersion, isAtLeast, newestHelm, parseHelmVersion } from '../../src/helm/version.ts';

describe('parseHelmVersion', () => {
  it.each([
    ['4.2.4', '4.2.4'],
    ['v3.21.4', '3.21.4'],
    [' 3.19 ', '3.19.0'],
    ['3.14.0', '3.14.0'],
    ['4.99.0', '4.99.0'],
  ])('reads %s', (text, expected) => {
    expect(formatHelmVersion(parseHelmVersion(text))).toBe(expected);
  });

  it.each(['', '4', 'latest', '3.13.9', '2.17.0', '5.0.0', '4.2.4-rc.1', '4.2.4.1', '-1.0'])('refuses %s', (text) => {
    expect(() => parseHelmVersion(text)).toThrow(UsageError);
  });
});

it('isAtLeast compares part by part', () => {
  expect(isAtLeast(newestHelm, 3, 99, 99)).toBe(true);
  expect(isAtLeast(newestHelm, 4, 2, 4)).toBe(true);
  expect(isAtLeast(newestHelm, 4, 2, 5)).toBe(false);
  expect(isAtLeast(newestHelm, 4, 3, 0)).toBe(false);
  expect(isAtLeast(newestHelm, 5, 0, 0)).toBe(false);
});
