import { expect, it } from 'vitest';
import { fitsRange } from '../../src/helm/semver.ts';

it.each([
  ['1.2.3', '1.2.3', true],
  ['1.2.3', '1.2.4', false],
  ['v1.2', '1.2.9', true],
  ['1.x', '1.9.0', true],
  ['1.x', '2.0.0', false],
  ['*', '9.9.9', true],
  ['^1.2.3', '1.9.0', true],
  ['^1.2.3', '1.2.2', false],
  ['^0.2.3', '0.3.0', false],
  ['^0.0.3', '0.0.4', false],
  ['~1.2.3', '1.2.9', true],
  ['~1.2.3', '1.3.0', false],
  ['~1', '1.9.9', true],
  ['>=1.0.0, <2.0.0', '1.5.0', true],
  ['>=1.0.0 <2.0.0', '2.0.0', false],
  ['>1.x', '1.9.0', false],
  ['<=1.2', '1.2.9', true],
  ['!=1.x', '1.2.3', false],
  ['1.0.0 || 2.0.0', '2.0.0', true],
  ['1.2 - 1.4', '1.3.0', true],
  ['>=1.0.0', '2.0.0-rc.1', false],
  ['>=1.0.0-0', '2.0.0-rc.1', true],
  ['>1.0.0-alpha.2', '1.0.0-alpha.10', true],
  ['>1.0.0-alpha', '1.0.0-alpha.1', true],
  ['1.0.0', '1.0.0+build', true],
  ['', '1.0.0', false],
  ['text', '1.0.0', false],
  ['1.0.0', 'text', false],
])('%s takes %s: %s', (constraint, version, expected) => {
  expect(fitsRange(constraint, version)).toBe(expected);
});
