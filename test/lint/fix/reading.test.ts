import { expect, it } from 'vitest';
import { newestHelm } from '../../../src/helm/version.ts';
import { type PlacedChange, proves, readByBoth } from '../../../src/lint/fix/reading.ts';
import { file } from './support.ts';

function prove(before: string, after: string, changes: readonly PlacedChange[] = []): boolean {
  const [old, fresh] = [before, after].map((text) => readByBoth(text, file, newestHelm));
  if (old === undefined || fresh === undefined || 'refusedBy' in old || 'refusedBy' in fresh) throw new Error('not YAML');
  return proves(old, fresh, changes);
}

it.each([
  ['other white space', 'a: 1\n', 'a:   1 # c\n', true],
  ['another value', 'a: 1\n', 'a: 2\n', false],
  ['another type', 'a: 1\n', 'a: "1"\n', false],
  ['another zero', 'a: 0.0\n', 'a: -0.0\n', false],
  ['one key more', 'a: 1\n', 'a: 1\nb:\n', false],
  ['a key that stands twice', 'a: 1\n', 'a: 2\na: 1\n', false],
  ['a second document that says the same', 'a: 1\n', 'a: 1\n---\na: 1\n', false],
  ['a value that Helm 3 alone reads otherwise', 'a: |-\n  b', 'a: |\n  b', false],
  ['a value that Helm 4 alone reads otherwise', 'a: 1\n---\nb: 1\n', 'a: 1\n---\nb: 2\n', false],
])('the same values are proven of %s: %s to %s', (_, before, after, expected) => {
  expect(prove(before, after)).toBe(expected);
});

it('a change counts for the versions that read the changed place', () => {
  const set = (offset: number): PlacedChange => ({ change: { kind: 'set', path: ['a'], value: 2 }, offset });
  expect(prove('a: 1\n', 'a: 2\n', [set(0)])).toBe(true);
  expect(prove('a: 1\n', 'a: 2\n', [set(1)])).toBe(false);
  expect(prove('a: 0\n---\na: 1\n', 'a: 0\n---\na: 2\n', [set(9)])).toBe(true);
  expect(prove('a: 0\n---\na: 1\n', 'a: 2\n---\na: 1\n', [set(0)])).toBe(true);
});

it('an entry that has nowhere to go is not proven to be moved', () => {
  const change = { kind: 'move', path: ['b'], to: ['a', 'b'], removed: ['b'] } as const;
  expect(prove('a: 1\nb: 2\n', 'a: 1\n', [{ change, offset: 5 }])).toBe(false);
});
