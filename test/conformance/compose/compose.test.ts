/**
 * `compose.yaml` and the `.env` that gatectl writes, as Docker's own loader of compose files reads them (`config/main.go`).
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quote } from '../../../src/dotenv/dialects.ts';
import { codeBlockWith } from '../../support/docs.ts';
import { gatectl } from '../../support/cli.ts';
import { root } from '../../support/repository.ts';
import { makeTempFolder } from '../../registry/support/folder.ts';

const LOADER = join(root, '.tools/bin/compose-config');

interface Service {
  readonly environment: Readonly<Record<string, string | null>>;
  readonly image: string;
  readonly ports?: readonly object[];
  readonly volumes?: readonly { readonly type: string; readonly source: string; readonly target: string }[];
  readonly healthcheck?: object;
}

interface Project {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes?: object;
}

/** What the loader makes of a file; a word on its stderr is one too many. */
function load(file: string, ...args: readonly string[]): Project {
  const output = execFileSync('sh', ['-c', '"$0" "$@" 2>&1', LOADER, ...args, file], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    env: { PATH: process.env['PATH'] },
  });
  return JSON.parse(output) as Project;
}

/** A folder with the compose file, and the `.env` that gatectl makes of values. */
async function composeFolder(app: object): Promise<{ file: string; env: (...args: string[]) => Service['environment'] }> {
  const folder = makeTempFolder();
  const file = join(folder, 'compose.yaml');
  copyFileSync(join(root, 'compose.yaml'), file);
  writeFileSync(join(folder, 'values.json'), JSON.stringify({ app }));
  const run = await gatectl(['env', '-f', 'values.json', '--dialect', 'compose', '-o', '.env'], { cwd: folder });
  expect(run.status, run.stderr).toBe(0);
  return { file, env: (...args) => load(file, ...args).services['registry']?.environment ?? {} };
}

const given = (environment: Service['environment']): object =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== null));

describe.skipIf(!existsSync(LOADER))('compose.yaml', () => {
  const compose = join(root, 'compose.yaml');

  it.each([
    [[], ['registry']],
    [['postgresql'], ['postgresql', 'registry']],
    [['try-out'], ['identity-provider', 'policy-gate', 'registry']],
    [
      ['postgresql', 'try-out'],
      ['identity-provider', 'policy-gate', 'postgresql', 'registry'],
    ],
  ])('with the profiles %j has the services %j', (profiles, services) => {
    const project = load(compose, ...profiles.flatMap((profile) => ['-profile', profile]));
    expect(Object.keys(project.services).toSorted()).toEqual(services);
    for (const { volumes = [] } of Object.values(project.services)) {
      for (const { source } of volumes.filter(({ type }) => type === 'bind'))
        expect([source, existsSync(source)]).toEqual([source, true]);
    }
  });

  it('publishes the registry on this machine alone, and has no setting without a .env', () => {
    const { registry } = load(compose).services;
    expect(registry).toMatchObject({
      image: 'localhost/registration-gate:0.1.0',
      ports: [{ host_ip: '127.0.0.1', published: '8080', target: 8080 }],
      read_only: true,
      stop_grace_period: '1m0s',
      volumes: [{ type: 'volume', source: 'data', target: '/data' }],
    });
    expect(given(registry?.environment ?? {})).toEqual({});
    // Nothing in it that only newer engines know, such as start_interval.
    const test = ['CMD', 'node', '-e', expect.any(String) as unknown];
    expect(registry?.healthcheck).toEqual({ test, interval: '5s', timeout: '5s', start_period: '30s' });
  });

  it('tries out what examples/try-out.env says', () => {
    const { services } = load(compose, '-env-file', join(root, 'examples/try-out.env'), '-profile', 'try-out');
    const { environment } = services['registry']!;
    expect(given(environment)).toMatchObject({
      REGISTRATION_GATE_ENABLED: 'true',
      REGISTRATION_GATE_URL: 'http://policy-gate:8090/check',
      REGISTRATION_GATE_OAUTH2_ISSUER_URL: services['policy-gate']?.environment['POLICY_GATE_ISSUER_URL'],
    });
    expect(JSON.parse(environment['REGISTRY_API_KEYS'] ?? '')).toMatchObject([{ groups: ['admins'] }]);
  });

  it('hands the registry what the .env has that gatectl writes, and nothing else', async () => {
    const keys = JSON.stringify([{ key: 'a"b\\c$d', name: 'me', groups: ['admins'] }]);
    const pem = '-----BEGIN PRIVATE KEY-----\nMIIB+/=\n-----END PRIVATE KEY-----\n';
    const { env } = await composeFolder({
      registrationGateEnabled: true,
      registrationGateUrl: 'https://gate.example.com/check?a=$b&c=%20',
      registrationGateAuthType: 'oauth2_client_credentials',
      registrationGateOauth2TokenUrl: 'https://idp.example.com/token',
      registrationGateOauth2ClientId: 'registry',
      registrationGateOauth2ClientAuthMethod: 'private_key_jwt',
      registrationGateOauth2PrivateKey: pem,
      registrationGateTimeoutSeconds: '7',
      registryApiKeys: keys,
    });
    expect(given(env())).toEqual({
      REGISTRATION_GATE_ENABLED: 'true',
      REGISTRATION_GATE_URL: 'https://gate.example.com/check?a=$b&c=%20',
      REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
      REGISTRATION_GATE_OAUTH2_TOKEN_URL: 'https://idp.example.com/token',
      REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
      REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'private_key_jwt',
      REGISTRATION_GATE_OAUTH2_PRIVATE_KEY: pem,
      REGISTRATION_GATE_TIMEOUT_SECONDS: '7',
      REGISTRY_API_KEYS: keys,
    });
  });

  it("hands on the README's .env", async () => {
    const block = codeBlockWith('README.md', '--dialect compose');
    expect(block).toContain('examples/entra.yaml');
    const run = await gatectl(['env', '-f', 'examples/entra.yaml', '--dialect', 'compose']);
    const file = join(makeTempFolder(), '.env');
    writeFileSync(file, run.stdout);
    const environment = given(load(compose, '-env-file', file).services['registry']?.environment ?? {});
    expect(Object.keys(environment).toSorted()).toEqual([...run.stdout.matchAll(/^(\w+)=/gm)].map(([, name]) => name).toSorted());
  });
});

describe.skipIf(!existsSync(LOADER))('the dialect compose', () => {
  it('is what the loader reads, whatever the value', () => {
    const character = fc.oneof(
      fc.constantFrom(...Array.from(`'"\`\\$ {}#=\n\t~!()a0é%:-?+`)),
      fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
    );
    const value = fc.array(character, { maxLength: 12 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(fc.array(value, { minLength: 200, maxLength: 200 }), (values) => {
        const folder = makeTempFolder();
        const lines = values.flatMap((one, index) => {
          const quoted = quote(one, 'compose');
          return quoted.ok ? [[`V${index}`, quoted.text, one] as const] : [];
        });
        const file = join(folder, 'compose.yaml');
        const names = lines.map(([name]) => name);
        writeFileSync(join(folder, '.env'), lines.map(([name, text]) => `${name}=${text}\n`).join(''));
        writeFileSync(file, JSON.stringify({ name: 'x', services: { a: { image: 'a', environment: names } } }));
        expect(load(file).services['a']?.environment).toEqual(Object.fromEntries(lines.map(([name, , one]) => [name, one])));
      }),
      { numRuns: 10 },
    );
  });
});
