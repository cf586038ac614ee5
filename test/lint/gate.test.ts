import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { type JsonFinding, lint, run } from './lint-json.ts';

const shown = (findings: readonly JsonFinding[]): string[] =>
  findings.map(({ code, severity, source }) => `${source?.line ?? '-'} ${severity} ${code}`);

const gate = `app:
  registrationGateEnabled: true
  registrationGateUrl: https://gate.example.com/check
`;
const token = `  registrationGateAuthType: oauth2_client_credentials
  registrationGateOauth2TokenUrl: https://idp.example.com/token
  registrationGateOauth2ClientId: mcp-registry
  registrationGateOauth2ClientSecretExistingSecret: registration-gate
`;

describe("the gate's URL", () => {
  const at = (url: string, rest = token): string => gate.replace('https://gate.example.com/check', url) + rest;
  it.each<[string, string, string[]]>([
    ['is another address', at('https://gate.example.com/token'), []],
    ['is another address at the same host', at('https://idp.example.com/gate'), []],
    ['is the token URL', at('https://idp.example.com/token'), ['3 error gate-is-token-url']],
    ['is the token URL, written otherwise', at('https://IDP.example.com:443/token/'), ['3 error gate-is-token-url']],
    [
      'is the issuer',
      at(
        'https://idp.example.com/',
        token.replace('TokenUrl: https://idp.example.com/token', 'IssuerUrl: https://idp.example.com'),
      ),
      ['3 error gate-is-token-url'],
    ],
    ['is a token endpoint', at('https://dev-1.okta.com/oauth2/default/v1/token'), ['3 error gate-is-token-url']],
    [
      'is a token endpoint, without a token',
      at('https://sso.example.com/realms/x/protocol/openid-connect/token', ''),
      ['3 error gate-is-token-url'],
    ],
    ["is at a provider's host", at('https://tenant.auth0.com/api/gate'), []],
    [
      'is missing, for a Secret brings it',
      `app:\n  registrationGateEnabled: true\n  existingSecret: whole\n${token.replace(/.*ExistingSecret.*\n/, '')}`,
      [],
    ],
  ])('%s', async (_name, text, expected) => expect(shown(await lint(text))).toEqual(expected));
});

describe('the deadline', () => {
  const numbers = (lines: Readonly<Record<string, string>>): string =>
    Object.entries(lines)
      .map(([key, value]) => `  registrationGate${key}: ${value}\n`)
      .join('');
  it.each<[string, string, string[]]>([
    ['is the default', gate + token, []],
    ['is as long as the timeouts', gate + token + numbers({ DeadlineSeconds: '10' }), []],
    ['is shorter than the default timeouts', gate + token + numbers({ DeadlineSeconds: '9' }), ['8 warning deadline-too-short']],
    ['is written as text', gate + token + numbers({ DeadlineSeconds: '"9"' }), ['8 warning deadline-too-short']],
    ['is for a gate without token', gate + numbers({ DeadlineSeconds: '9' }), []],
    ['is shorter than one call', gate + numbers({ DeadlineSeconds: '4' }), ['4 warning deadline-too-short']],
    ['is the default for a long call', gate + token + numbers({ TimeoutSeconds: '26' }), ['8 warning deadline-too-short']],
    [
      'is the default for a long token request',
      gate + token + numbers({ Oauth2TimeoutSeconds: '26' }),
      ['8 warning deadline-too-short'],
    ],
    ['is the default for a call that just fits', gate + token + numbers({ TimeoutSeconds: '25' }), []],
    ['is long enough', gate + token + numbers({ TimeoutSeconds: '60', DeadlineSeconds: '65' }), []],
    ['lets six retries happen', gate + numbers({ MaxRetries: '6' }), []],
    ['ends before the seventh retry', gate + numbers({ MaxRetries: '7' }), ['4 info deadline-too-short']],
    ['is short, and there are no retries', gate + numbers({ DeadlineSeconds: '5', MaxRetries: '0' }), []],
    ['is as long as ten retries take', gate + numbers({ DeadlineSeconds: '385', MaxRetries: '10' }), []],
    ['is no number', gate + token + numbers({ DeadlineSeconds: 'soon' }), ['8 error wrong-value']],
    ['is out of its range', gate + token + numbers({ DeadlineSeconds: '0' }), ['8 error wrong-value']],
    ['is unknown, for a Secret may bring it', `${gate}  existingSecret: whole\n${numbers({ TimeoutSeconds: '60' })}`, []],
  ])('%s', async (_name, text, expected) => expect(shown(await lint(text))).toEqual(expected));

  it('is told with the numbers and how to mend them', async () => {
    const [short] = await lint(`${gate}${token}  registrationGateTimeoutSeconds: 40\n`);
    expect(short?.message).toBe(
      'app.registrationGateDeadlineSeconds is 30 seconds, while the token may take 5 (app.registrationGateOauth2TimeoutSeconds) and a gate call 40 (app.registrationGateTimeoutSeconds)',
    );
    expect(short?.hint).toBe('set it to 45 or more, or shorten the timeouts');
    const [retries] = await lint(`${gate}  registrationGateMaxRetries: 8\n`);
    expect(retries?.message).toContain('not all 8 retries (app.registrationGateMaxRetries) can happen');
    expect(retries?.hint).toBe('set app.registrationGateMaxRetries to 6, or the deadline to more than 96');
  });

  it('is told where its reason was set', async () => {
    const both = numbers({ MaxRetries: '2', Oauth2TimeoutSeconds: '26' });
    expect(shown(await lint(gate + token + both))).toEqual(['9 warning deadline-too-short']);
    expect(shown(await lint(gate + numbers({ TimeoutSeconds: '6', MaxRetries: '9' })))).toEqual(['5 info deadline-too-short']);
  });

  it('does not exist in other charts', async () => {
    const text = `parent:\n${(gate + token).replaceAll(/^(?=.)/gm, '  ')}    registrationGateTimeoutSeconds: 60\n`;
    expect(await lint(text, ['--scope', 'gate'])).toEqual([]);
    expect(shown(await lint(`${text}    registrationGateDeadlineSeconds: 9\n`, ['--scope', 'gate']))).toEqual([
      '10 warning deadline-too-short',
    ]);
  });
});

describe('audit mode', () => {
  const folder = tempFolder();
  const audit = `${gate}  registrationGateMode: audit\n`;
  const write = (name: string, text: string): string => {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    folder.write(name, text);
    return name;
  };

  it.each([
    'values-prod.yaml',
    'values.PROD.yaml',
    'production.yaml',
    'prd/values.yaml',
    'live/eu-west-1/values.yaml',
    'values_production_eu.yaml',
    'prod2/values.yaml',
    'staging/values-prod.yaml',
  ])('is an error in %s', async (name) => {
    const findings = await run([write(name, audit)], { cwd: folder.path });
    expect(shown(findings)).toEqual(['4 error audit-in-production']);
  });

  it.each([
    'values.yaml',
    'values-non-prod.yaml',
    'values-nonprod.yaml',
    'pre-prod.yaml',
    'preprod/values.yaml',
    'prod-like.yaml',
    'products.yaml',
    'production/values-staging.yaml',
    'production/values-nonprod.yaml',
    'live/dev/values.yaml',
    'prod-test.yaml',
    'delivery.yaml',
  ])('is a warning in %s', async (name) => {
    const findings = await run([write(name, audit)], { cwd: folder.path });
    expect(shown(findings)).toEqual(['4 warning gate-departure']);
  });

  it('counts where it is set', async () => {
    const base = write('base.yaml', audit);
    const production = write('prod.yaml', gate.replace('  registrationGateUrl: https://gate.example.com/check\n', ''));
    const codes = async (args: readonly string[]): Promise<string[]> =>
      (await run(args, { cwd: folder.path })).filter(({ path }) => path.endsWith('Mode')).map(({ code }) => code);
    expect(await codes(['-f', base, '-f', production])).toEqual(['gate-departure']);
    expect(await codes(['-f', production, '-f', write('over-prod.yaml', audit)])).toEqual(['audit-in-production']);
    expect(await codes(['-f', production, '--set', 'app.registrationGateMode=audit'])).toEqual(['gate-departure']);
  });

  it('is told of files, not of the chart that an argument is for', async () => {
    const name = write('chart.yaml', `prod:\n${gate.replaceAll(/^(?=.)/gm, '  ')}`);
    const findings = await run(['-f', name, '--scope', 'gate', '--set', 'prod.app.registrationGateMode=audit'], {
      cwd: folder.path,
    });
    expect(findings.map(({ code }) => code)).toEqual(['gate-departure']);
  });

  it('is nothing while the gate is off', async () => {
    const name = write('prod-off.yaml', audit.replace('true', 'false'));
    expect(await run([name], { cwd: folder.path })).toEqual([]);
  });
});
