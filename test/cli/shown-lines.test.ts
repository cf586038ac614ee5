import { describe, expect, it } from 'vitest';
import { gatectl } from '../support/cli.ts';

const HEAD = 'app:\n  registrationGateEnabled: yes\n';

/** What `--fix --dry-run` shows of some lines: they stand within the context of the one line that it changes. */
async function shown(lines: readonly string[]): Promise<string[]> {
  const { stdout } = await gatectl(['lint', '--fix', '--dry-run', '-'], { stdin: `${HEAD}${lines.join('\n')}\n` });
  const all = stdout.split('\n');
  const from = all.indexOf('+  registrationGateEnabled: true') + 1;
  return all.slice(from, from + lines.length).map((line) => line.slice(1));
}

describe('a line of values as gatectl shows it', () => {
  it.each<[string, string[], string[]]>([
    [
      'keys, and values that are no secrets',
      ['  registryLogLevel: debug', '  registryPort: 8081', 'service: {port: 80}'],
      ['  registryLogLevel: debug', '  registryPort: 8081', 'service: {port: 80}'],
    ],
    [
      'no secret, however it is written, nor its length',
      [
        '  registrationGateAuthCredential: s3cret',
        '  registryApiKeys: "s3cret with \\" and : "',
        "  registryEncryptionKey: 's3cret # and more'",
      ],
      ['  registrationGateAuthCredential: ********', '  registryApiKeys: ********', '  registryEncryptionKey: ********'],
    ],
    [
      'no comment',
      ['  # registryApiKeys: s3cret', '  registryLogLevel: debug # s3cret', '#s3cret'],
      ['  # ********', '  registryLogLevel: debug # ********', '# ********'],
    ],
    [
      'nothing of the first of two equal keys',
      ['  registryAdminGroup: s3cret', '  registryAdminGroup: admins'],
      ['  ******************: ********', '  registryAdminGroup: admins'],
    ],
    [
      'no line of a block scalar',
      ['  registrationGateOauth2PrivateKey: |', '    -----BEGIN s3cret-----', '    s3cret: # s3cret'],
      ['  registrationGateOauth2PrivateKey: ********', '    ********', '    ********'],
    ],
    [
      'no entry of a flow map, and the others where they stand',
      ['podLabels: {registryApiKeys: s3cret, registryLogLevel: debug}'],
      ['podLabels: {registryApiKeys: ******, registryLogLevel: debug}'],
    ],
    [
      'no key below a secret',
      ['  registrationGateSigningKeys:', '    s3cret-name: {k1: s3cret}'],
      ['  registrationGateSigningKeys:', '    ***********: {**: ******}'],
    ],
    [
      'no list below a secret',
      ['  registryApiKeys:', '    - s3cret', '    - {s3cret}'],
      ['  registryApiKeys:', '    - ********', '    - {******}'],
    ],
    [
      'no secret that is glued to its key',
      ['extra: {registrationGateOauth2ClientSecret:s3cret}', 'more: [registryApiKeys:s3cret, CLIENT_SECRET=s3cret]'],
      ['extra: {*****************************************}', 'more: [**********************, ********************]'],
    ],
    [
      'no value of a key that nobody knows among the settings: it may be a misspelt secret',
      ['  colour: s3cret', '  registryAdminGroops: {a: s3cret}'],
      ['  colour: ********', '  registryAdminGroops: {a: ******}'],
    ],
    [
      'neither user nor query of a URL',
      ['  registrationGateUrl: https://me:s3cret@gate.example.com/?key=s3cret', '  httpsProxy: http://me:s3cret@proxy:3128'],
      ['  registrationGateUrl: ********', '  httpsProxy: ********'],
    ],
    [
      'no value of a variable whose name says that it is secret',
      ['extraEnv:', '  - {name: API_TOKEN, value: s3cret}', '  - {name: TZ, value: UTC}'],
      ['extraEnv:', '  - {name: API_TOKEN, value: ******}', '  - {name: TZ, value: UTC}'],
    ],
    [
      'no secret in another place',
      ['  registryApiKeys: s3cret-4711', '  registryAdminGroup: s3cret-4711', 'note: see s3cret-4711'],
      ['  registryApiKeys: ********', '  registryAdminGroup: ********', 'note: ********'],
    ],
    [
      'an anchor and an alias of a secret as little as the secret',
      ['  registryApiKeys: &s3cret s3cret-4711', '  registryEncryptionKey: *s3cret'],
      ['  registryApiKeys: ******* ********', '  registryEncryptionKey: ********'],
    ],
  ])('shows %s', async (_name, lines, expected) => {
    expect(await shown(lines)).toEqual(expected);
  });

  it('shows nothing of a file that cannot be read', async () => {
    const { status, stdout } = await gatectl(['lint', '-'], { stdin: `${HEAD}  registryApiKeys: "s3cret\n` });
    expect(status).toBe(1);
    expect(stdout).toContain('[yaml-syntax]');
    expect(stdout).not.toMatch(/s3cret|^ +\d+ \|/m);
  });

  it('has its columns where the file has them', async () => {
    const { stdout } = await gatectl(['lint', '-'], {
      stdin: 'app: {registryApiKeys: s3cret-long-and-longer, registrationGateEnabled: yes}\n',
    });
    expect(stdout).toContain(`    1 | app: {registryApiKeys: **********************, registrationGateEnabled: yes}
      |                                                                         ^^^`);
  });
});
