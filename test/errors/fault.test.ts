import { expect, it } from 'vitest';
import { describeFault } from '../../src/errors/fault.ts';

it('a fault is its kind and where it came from, without its message, whatever that looks like', () => {
  const error = Object.assign(new TypeError('canary\n    at canary (canary.ts:1:1)\n    at canary'), { code: 'E_X' });
  const fault = describeFault(error);
  expect(fault).toMatchObject({ name: 'TypeError', code: 'E_X' });
  expect(fault.at[0]).toMatch(/fault\.test\.ts/);
  expect(JSON.stringify(fault)).not.toContain('canary');
});

it.each([['canary'], [null], [{ message: 'canary' }], [42]])('of %j nothing is said but its type', (thrown) => {
  expect(describeFault(thrown)).toEqual({ name: typeof thrown, at: [] });
});
