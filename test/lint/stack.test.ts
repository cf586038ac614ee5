/** The linter sees the stack's values as its templates do: what the stack brings, the registry uses. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatectl } from '../support/cli.ts';
import { root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { lintValues } from './lint-values.ts';

const policyGate = `policyGate:
  enabled: true
  settings:
    policyGateIssuerUrl: https://idp.example.com
    policyGateAudience: api://gate
    policyGateAllowedClients: registry
  policy:
    agent: {}
`;
const login = `    registrationGateAuthType: oauth2_client_credentials
    registrationGateOauth2IssuerUrl: https://idp.example.com
    registrationGateOauth2ClientId: registry
    registrationGateOauth2ClientSecretExistingSecret: registration-gate
    registryApiKeysExistingSecret: callers
`;
const registry = (lines: string): string => `registry:\n  app:\n${login}${lines}`;

const lint = async (text: string): Promise<string[]> =>
  (await lintValues({ files: { 'values.yaml': text }, chart: 'stack' })).map(
    ({ severity, code, path, source }) => `${source?.line ?? '-'} ${severity} ${code} ${path}`,
  );

describe('the policy gate', () => {
  it.each<[string, string, string[]]>([
    ['is asked without another word', registry('') + policyGate, []],
    ['is asked by the switch alone', registry('    registrationGateEnabled: true\n') + policyGate, []],
    [
      'is asked all the same when the switch is off',
      registry('    registrationGateEnabled: false\n') + policyGate,
      ['8 error conflicting-keys registry.app.registrationGateEnabled'],
    ],
    [
      'is not asked when another gate is named',
      registry('    registrationGateUrl: https://gate.example.com/check\n') + policyGate,
      ['10 warning unused-setting policyGate.enabled'],
    ],
    [
      'is asked by its address',
      registry('    registrationGateUrl: http://stack-policy-gate:8090/check\n') + policyGate,
      ['8 info cluster-http registry.app.registrationGateUrl'],
    ],
    [
      'is not asked when a Service of its name in compose.yaml is',
      registry('    registrationGateUrl: http://policy-gate:8090/check\n') + policyGate,
      ['8 info cluster-http registry.app.registrationGateUrl', '10 warning unused-setting policyGate.enabled'],
    ],
    [
      'is not asked when the one Secret names a gate',
      `${registry('    existingSecret: all\n')}  existingSecretKeys: [REGISTRATION_GATE_URL]\n${policyGate}`,
      ['11 warning unused-setting policyGate.enabled'],
    ],
    [
      'needs a token',
      `registry:\n  app:\n    registryApiKeysExistingSecret: callers\n${policyGate}`,
      ['- error conflicting-keys registry.app.registrationGateAuthType'],
    ],
    [
      'needs all of the login',
      registry('').replace(/.*ClientId.*\n/, '') + policyGate,
      ['3 error required-key registry.app.registrationGateOauth2ClientId'],
    ],
    ['is off', registry(''), ['4 warning gate-not-enabled registry.app.registrationGateOauth2IssuerUrl']],
  ])('%s', async (_name, text, expected) => expect(await lint(text)).toEqual(expected));
});

describe('the database', () => {
  const off = 'registry:\n  app:\n    registryApiKeysExistingSecret: callers\n';
  const replicas = `${off}  replicaCount: 2\n`;
  it.each<[string, string, string[]]>([
    ['is used by several pods', `${replicas}postgresql:\n  enabled: true\n  existingSecret: database\n`, []],
    ["is the operator's", `${replicas}cloudNativePg:\n  enabled: true\n`, []],
    ['has a password that a pipeline brings', `${replicas}postgresql:\n  enabled: true\n  password: \${PASSWORD}\n`, []],
    ['is not there', replicas, ['4 error conflicting-keys registry.replicaCount']],
    [
      'is not used when another is named',
      `${off}    registryDatabaseUrlExistingSecret: elsewhere\ncloudNativePg:\n  enabled: true\n`,
      ['6 warning unused-setting cloudNativePg.enabled'],
    ],
    [
      'is not used when another is in the values',
      `${off}    registryDatabaseUrl: \${DATABASE_URL}\npostgresql:\n  enabled: true\n  existingSecret: database\n`,
      ['6 warning unused-setting postgresql.enabled'],
    ],
    [
      'is not used when another is in the one Secret',
      `${off}    existingSecret: all\n  existingSecretKeys: [REGISTRY_DATABASE_URL]\ncloudNativePg:\n  enabled: true\n`,
      ['7 warning unused-setting cloudNativePg.enabled'],
    ],
    [
      'is used by a name that is blank',
      `${off}    registryDatabaseUrlExistingSecret: " "\ncloudNativePg:\n  enabled: true\n`,
      [],
    ],
    [
      'is used by its name',
      `${off}    registryDatabaseUrlExistingSecret: "{{ .Release.Name }}-database-app"\ncloudNativePg:\n  enabled: true\n`,
      [],
    ],
  ])('%s', async (_name, text, expected) => expect(await lint(text)).toEqual(expected));
});

describe('gatectl', () => {
  const folder = tempFolder();
  const file = folder.write(
    'stack.yaml',
    `${registry('')}${policyGate}postgresql:\n  enabled: true\n  existingSecret: "{{ .Release.Name }}-db"\n`,
  );

  it('env writes what the registry gets from the stack, under the names of compose.yaml', async () => {
    const { stdout, status } = await gatectl(['env', '-f', file], { cwd: root });
    expect(status).toBe(0);
    expect(stdout).toContain('REGISTRATION_GATE_ENABLED=true\nREGISTRATION_GATE_URL=http://policy-gate:8090/check\n');
    expect(stdout).toContain('# REGISTRY_DATABASE_URL comes from the Secret {{ .Release.Name }}-db, entry uri\n');
  });

  it('lint knows of a stack within another chart that its gate is asked', async () => {
    const umbrella = join(folder.path, 'umbrella');
    cpSync(join(root, 'charts/mcp-gateway-registry-stack'), join(umbrella, 'charts/stack'), {
      recursive: true,
      dereference: true,
    });
    writeFileSync(join(umbrella, 'Chart.yaml'), 'apiVersion: v2\nname: umbrella\nversion: 0.1.0\n');
    const lintWith = async (gate: string): Promise<string> => {
      const text = `mcp-gateway-registry-stack:\n${(registry('') + gate).replaceAll(/^(?=.)/gm, '  ')}`;
      return (await gatectl(['lint', '-f', folder.write('umbrella.yaml', text), '--chart', umbrella], { cwd: root })).stdout;
    };
    expect(await lintWith(policyGate)).not.toContain('gate-not-enabled');
    expect(await lintWith('')).toContain('gate-not-enabled');
  });

  it('values shows what Helm computes, before the templates', async () => {
    const { stdout } = await gatectl(['values', '-f', file], { cwd: root });
    expect(stdout).toContain('registrationGateEnabled: false');
  });
});
