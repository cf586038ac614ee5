import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/errors/nearest-name.ts';
import { appSettings } from '../../src/settings/setting.ts';

const keys = appSettings.map(({ key }) => key);

describe('the name that was meant', () => {
  it.each<[string, string, string]>([
    ['two neighbours swapped', 'registryProt', 'registryPort'],
    ['two swaps', 'regsitryProt', 'registryPort'],
    ['a letter too many', 'registryPortt', 'registryPort'],
    ['a letter too few', 'registrPort', 'registryPort'],
    ['another letter', 'registryPost', 'registryPort'],
    ['the variable in place of the key', 'REGISTRY_PORT', 'registryPort'],
    ['other case and separators', 'Registration-gate-URL', 'registrationGateUrl'],
    ['more slips in a long name', 'registrationGateOaut2ClientSecrt', 'registrationGateOauth2ClientSecret'],
    ['the very name', 'registrationGateMode', 'registrationGateMode'],
  ])('%s: %s', (_what, name, meant) => {
    expect(
      nearestName(
        name,
        keys.filter((key) => key !== 'registryHost'),
      ),
    ).toBe(meant);
  });

  it.each<[string, string, readonly string[]]>([
    ['three edits', 'registryPath', ['registryPort']],
    ['two edits in a short name', 'tole', ['rules', 'role2x']],
    ['a swap and an edit in a short name', 'rlue', ['rules']],
    ['two that are equally near', 'registryPost', ['registryPort', 'registryHost']],
    ['an empty name', '', ['rules', 'baseline']],
    ['letters of another script', 'правило', ['rules', 'baseline']],
    ['no names', 'rules', []],
  ])('is none with %s', (_what, name, names) => {
    expect(nearestName(name, names)).toBeUndefined();
  });

  it('costs little for a name without end', () => {
    expect(nearestName('registryPort'.repeat(100_000), keys)).toBeUndefined();
  });
});
