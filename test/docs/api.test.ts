import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { parseApiKeys } from '../../src/settings/checks/keys.ts';
import { codeBlockWith } from '../support/docs.ts';

it('the way to make an API key gives one that the registry takes', () => {
  const script = `${codeBlockWith('docs/api.md', 'REGISTRY_API_KEYS=')}\necho "$KEY"`;
  const [line = '', key = ''] = execFileSync('bash', ['-euc', script], { encoding: 'utf8' }).trim().split('\n');
  expect(parseApiKeys(line.replace('REGISTRY_API_KEYS=', ''))).toEqual({
    ok: true,
    keys: [{ key: null, sha256: createHash('sha256').update(key).digest('hex'), name: 'me', groups: ['admins'] }],
  });
});
