import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyName, isSecretName } from '../../src/settings/secret-names.ts';

const parts = (
  'secret Secrets password passwd pwd passphrase passcode credential Creds token tokens jwt apikey key keys api private access ' +
  'signing encryption account bearer cookie cookies passkey sessionid session id authorization connection string max url name ' +
  'authtoken db user service hmac ssh'
).split(' ');

describe('a name that means a secret', () => {
  it('is told with and without the look that spares most names', () => {
    const names = fc
      .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 4 })
      .chain((words) => fc.constantFrom('_', '-', '', ' ', '.').map((between) => words.join(between)));
    fc.assert(
      fc.property(names, (name) => {
        expect(isSecretName(name)).toBe(classifyName(name) === 'secret');
      }),
      { numRuns: 5000, seed: 1 },
    );
  });

  it.each(['PATH', 'TEAM_7_VARIABLE_3', 'max_tokens', 'tokenUrl', 'auth_scheme'])('%s is none', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});
