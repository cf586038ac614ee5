import { describe, expect, it } from 'vitest';
import { type JsonFinding, lint } from './lint-json.ts';

const shown = (findings: readonly JsonFinding[]): string[] =>
  findings.map(({ code, path, source }) => `${source?.line ?? '-'} ${code} ${path.replace('registrationGateOauth2', '')}`);

const TENANT = '00000000-0000-0000-0000-000000000000';

type Lines = Readonly<Record<string, string>>;

const oauth2: Lines = {
  registrationGateEnabled: 'true',
  registrationGateUrl: 'https://gate.example.com/check',
  registrationGateAuthType: 'oauth2_client_credentials',
  registrationGateOauth2ClientId: 'mcp-registry',
};
const referenced: Lines = { registrationGateOauth2ClientSecretExistingSecret: 'registration-gate' };

/** Values of the chart `registry`. */
const values = (lines: Lines): string =>
  `app:\n${Object.entries(lines)
    .map(([key, value]) => `  ${key}: ${value}\n`)
    .join('')}`;
const asStack = (text: string): string => `registry:\n${text.replaceAll(/^/gm, '  ')}`;

const tokenUrl = (url: string): Lines => ({ registrationGateOauth2TokenUrl: url });
const issuerUrl = (url: string): Lines => ({ registrationGateOauth2IssuerUrl: url });
const scope = (text: string): Lines => ({ registrationGateOauth2Scope: text });
const audience = (text: string): Lines => ({ registrationGateOauth2Audience: text });
const extra = (text: string): Lines => ({ registrationGateOauth2ExtraParams: text });
const resource = (text: string): Lines => ({ registrationGateOauth2Resource: text });
const entraUrl = tokenUrl(`https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`);

describe('a provider as its documentation says', () => {
  const cases: [string, Lines][] = [
    ['Entra ID', { ...entraUrl, ...scope('api://gate/.default') }],
    ['Entra ID by issuer', { ...issuerUrl(`https://login.microsoftonline.com/${TENANT}/v2.0`), ...scope('api://gate/.default') }],
    ['Entra ID, scope among the extra parameters', { ...entraUrl, ...extra('scope=api%3A%2F%2Fgate%2F.default') }],
    [
      'Entra ID, v1',
      { ...tokenUrl(`https://login.microsoftonline.com/${TENANT}/oauth2/token`), ...extra('resource=api%3A%2F%2Fgate') },
    ],
    ['Okta', { ...tokenUrl('https://dev-1.okta.com/oauth2/default/v1/token'), ...scope('gate.check') }],
    ['Okta by issuer', { ...issuerUrl('https://dev-1.okta.com/oauth2/default'), ...scope('gate.check') }],
    ['Auth0', { ...tokenUrl('https://tenant.eu.auth0.com/oauth/token'), ...audience('https://gate.example.com') }],
    ['Auth0 by issuer', { ...issuerUrl('https://tenant.eu.auth0.com/'), ...audience('https://gate.example.com') }],
    [
      'Auth0, audience among the extra parameters',
      { ...tokenUrl('https://tenant.eu.auth0.com/oauth/token'), ...extra('organization=org_1&audience=https%3A%2F%2Fgate') },
    ],
    ['Keycloak', tokenUrl('https://sso.example.com/realms/platform/protocol/openid-connect/token')],
    ['Keycloak by issuer', issuerUrl('https://sso.example.com/realms/platform')],
    ['Cognito', { ...tokenUrl('https://gate.auth.eu-west-1.amazoncognito.com/oauth2/token'), ...scope('gate/check') }],
    ['Cognito by issuer', issuerUrl('https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a1B2c3D4e')],
    ['another server', { ...tokenUrl('https://idp.example.com/token'), ...scope('"a b"') }],
    ['another server by issuer', issuerUrl('https://idp.example.com')],
  ];

  it.each(cases)('%s has no finding', async (_name, lines) => {
    const text = values({ ...oauth2, ...referenced, ...lines });
    expect(await lint(text)).toEqual([]);
    expect(await lint(asStack(text))).toEqual([]);
    expect(await lint(text, ['--scope', 'gate'])).toEqual([]);
  });

  it.each(cases)('%s has none where a Secret made elsewhere brings the rest', async (_name, lines) => {
    const { registrationGateOauth2TokenUrl: url, registrationGateOauth2IssuerUrl: issuer } = lines;
    const address = url === undefined ? issuerUrl(issuer ?? '') : tokenUrl(url);
    const text = values({ ...oauth2, ...address, existingSecret: 'whole' });
    expect(await lint(text)).toEqual([]);
    expect(await lint(asStack(text))).toEqual([]);
    expect(await lint(text, ['--scope', 'gate'])).toEqual([]);
  });

  it('has none where the Secret brings everything', async () => {
    expect(await lint(values({ existingSecret: 'whole' }))).toEqual([]);
    expect(await lint(values({ ...oauth2, existingSecret: 'whole' }))).toEqual([]);
  });
});

describe('advice', () => {
  it.each<[string, Lines, string[]]>([
    [
      'a Cognito issuer as token URL',
      tokenUrl('https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a1B2c3D4e'),
      ['7 issuer-as-token-url app.TokenUrl'],
    ],
    [
      'a discovery document',
      tokenUrl('https://idp.example.com/.well-known/openid-configuration'),
      ['7 issuer-as-token-url app.TokenUrl'],
    ],
    [
      'an issuer without its slash',
      { ...issuerUrl('https://tenant.auth0.com'), ...audience('x') },
      ['7 wrong-value app.IssuerUrl'],
    ],
    [
      'a shared tenant',
      { ...tokenUrl('https://login.microsoftonline.com/common/oauth2/v2.0/token'), ...scope('api://gate/.default') },
      ['7 entra-shared-tenant app.TokenUrl'],
    ],
    ['Entra ID without scope, shown at its address', entraUrl, ['7 entra-default-scope app.Scope']],
    ['an empty scope', { ...entraUrl, ...scope('""') }, ['7 entra-default-scope app.Scope']],
    ['a scope without /.default', { ...entraUrl, ...scope('api://gate') }, ['8 entra-default-scope app.Scope']],
    [
      'such a scope among the extra parameters',
      { ...entraUrl, ...extra('scope=api%3A%2F%2Fgate') },
      ['8 entra-default-scope app.ExtraParams'],
    ],
    [
      'two APIs',
      { ...entraUrl, ...scope('api://gate/.default https://graph.microsoft.com/.default') },
      ['8 entra-one-resource app.Scope'],
    ],
    [
      'a resource at v2.0',
      { ...entraUrl, ...scope('api://gate/.default'), ...resource('api://gate') },
      ['9 entra-resource app.Resource'],
    ],
    [
      'a resource at v2.0 among the extra parameters',
      { ...entraUrl, ...scope('api://gate/.default'), ...extra('resource=x') },
      ['9 entra-resource app.ExtraParams'],
    ],
    [
      'no resource at v1',
      { ...tokenUrl(`https://login.microsoftonline.com/${TENANT}/oauth2/token`), ...scope('api://gate/.default') },
      ['7 entra-resource app.Resource'],
    ],
    [
      "Okta's org server",
      { ...tokenUrl('https://dev-1.okta.com/oauth2/v1/token'), ...scope('gate') },
      ['7 okta-org-server app.TokenUrl'],
    ],
    ['Auth0 without audience', tokenUrl('https://tenant.eu.auth0.com/oauth/token'), ['7 auth0-audience app.Audience']],
    [
      'Auth0 with extra parameters that cannot be read, and may hold the audience',
      { ...tokenUrl('https://tenant.eu.auth0.com/oauth/token'), ...extra('[audience=x]') },
      ['8 wrong-type app.ExtraParams'],
    ],
    ['the old path of Keycloak', issuerUrl('https://sso.example.com/auth/realms/x'), ['7 keycloak-path app.IssuerUrl']],
    ['a list of scopes', { ...tokenUrl('https://idp.example.com/token'), ...scope('"a,b"') }, ['8 scope-list app.Scope']],
    ['a scope that is none, which has a finding of its own', { ...entraUrl, ...scope('[a]') }, ['8 wrong-type app.Scope']],
    [
      'a misspelt audience',
      { ...tokenUrl('https://tenant.auth0.com/oauth/token'), registrationGateOauth2Audiance: 'x' },
      ['8 unknown-key app.Audiance'],
    ],
    [
      'a placeholder',
      tokenUrl('https://{tenant}.auth0.com/oauth/token'),
      ['7 auth0-audience app.Audience', '7 unsafe-url app.TokenUrl'],
    ],
    ['no URL', tokenUrl('tenant.auth0.com'), ['7 unsafe-url app.TokenUrl']],
  ])('about %s', async (_name, lines, expected) => {
    const text = values({ ...oauth2, ...referenced, ...lines });
    expect(shown(await lint(text))).toEqual(expected);
    expect(shown(await lint(asStack(text)))).toEqual(
      expected.map((line) => line.replace(/^(\d+) (\S+) /, (_all, digits, code) => `${Number(digits) + 1} ${code} registry.`)),
    );
  });

  it('names every setting as it stands in the chart', async () => {
    const [found] = await lint(asStack(values({ ...oauth2, ...referenced, ...tokenUrl('https://dev-1.okta.com') })));
    expect(found?.message).toMatch(/^registry\.app\.registrationGateOauth2TokenUrl is an issuer/);
    expect(found?.hint).toContain('registry.app.registrationGateOauth2IssuerUrl');
  });

  it('is given for the gate keys of any chart', async () => {
    const text = `registry:\n  app:\n    other: 1\n    registrationGateAuthType: oauth2_client_credentials\n    registrationGateOauth2TokenUrl: https://tenant.auth0.com/\n`;
    expect(shown(await lint(text, ['--scope', 'gate'])).filter((line) => !line.includes('gate-not-enabled'))).toEqual([
      '5 auth0-audience registry.app.Audience',
      '5 issuer-as-token-url registry.app.TokenUrl',
    ]);
  });

  it('is given while the gate is off, and not for another authentication type', async () => {
    const lines = { ...oauth2, ...referenced, ...tokenUrl('https://tenant.auth0.com/oauth/token') };
    expect(shown(await lint(values({ ...lines, registrationGateEnabled: 'false' })))).toEqual(['7 auth0-audience app.Audience']);
    const other = await lint(values({ ...lines, registrationGateAuthType: 'none' }));
    expect(other.map(({ code }) => code)).not.toContain('auth0-audience');
  });

  it.each<[string, Lines, boolean]>([
    ['an id', { registrationGateOauth2ClientSecret: '7c9e6679-7425-40de-944b-e07fc1f90ae7' }, true],
    ['a value', { registrationGateOauth2ClientSecret: 'Abc8Q~zYxW.vUtSrQpOnMlKjIhGfEdCbA-098765' }, false],
    ['a reference', referenced, false],
    [
      'an id that is not used',
      {
        registrationGateOauth2ClientAuthMethod: 'federated_token',
        registrationGateOauth2ClientSecret: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      },
      false,
    ],
  ])('about the secret of an Entra client that is %s', async (_name, lines, found) => {
    const findings = await lint(values({ ...oauth2, ...entraUrl, ...scope('api://gate/.default'), ...lines }));
    expect(
      findings.some(({ code, path }) => code === 'entra-secret-id' && path === 'app.registrationGateOauth2ClientSecret'),
    ).toBe(found);
    expect(JSON.stringify(findings)).not.toMatch(/7c9e6679|Abc8Q/);
  });

  it('holds no value of a setting', async () => {
    const findings = await lint(
      values({
        ...oauth2,
        ...referenced,
        ...tokenUrl('https://canary-tenant.auth0.com/canary'),
        ...scope('"canary-scope,b"'),
        ...extra('canary=1'),
      }),
    );
    expect(findings.length).toBe(3);
    expect(findings.map(({ message, hint }) => message + hint).join('\n')).not.toContain('canary');
  });
});
