import { describe, expect, it } from 'vitest';
import { adviseClient, isKnownTokenEndpoint } from '../../src/idp/advise.ts';
import type { ClientConfiguration, FormParameter } from '../../src/idp/client.ts';

const TENANT = '00000000-0000-0000-0000-000000000000';
const DEFAULT_SCOPE = 'api://22222222-2222-2222-2222-222222222222/.default';

interface Given {
  readonly tokenUrl?: string;
  readonly issuerUrl?: string;
  readonly scope?: string;
  readonly audience?: string;
  readonly resource?: string;
  readonly authMethod?: string;
  readonly looksLikeGuid?: boolean;
  readonly assertionAudience?: boolean;
  readonly complete?: boolean;
}

function client(given: Given): ClientConfiguration {
  const address = (text: string | undefined) =>
    text === undefined ? undefined : { url: new URL(text), endsInSlash: text.endsWith('/') };
  const parameters = new Map<'scope' | 'audience' | 'resource', FormParameter>();
  for (const name of ['scope', 'audience', 'resource'] as const) {
    const value = given[name];
    if (value !== undefined) parameters.set(name, { key: name, value });
  }
  return {
    tokenUrl: address(given.tokenUrl),
    issuerUrl: address(given.issuerUrl),
    authMethod: given.authMethod ?? 'client_secret_post',
    hasAssertionAudience: given.assertionAudience ?? false,
    parameters,
    secret: { looksLikeGuid: given.looksLikeGuid ?? false },
    complete: given.complete ?? true,
  };
}

const shown = (given: Given): string[] =>
  adviseClient(client(given)).map(({ code, key }) => `${code} ${key.replace('registrationGateOauth2', '')}`);

const entraAt = (path: string, host = 'login.microsoftonline.com'): string => `https://${host}/${path}`;

describe('nothing is said about a client that is set up as the provider documents it', () => {
  it.each<[string, Given]>([
    ['Entra ID', { tokenUrl: entraAt(`${TENANT}/oauth2/v2.0/token`), scope: DEFAULT_SCOPE }],
    ['Entra ID, tenant by domain', { tokenUrl: entraAt('contoso.onmicrosoft.com/oauth2/v2.0/token'), scope: DEFAULT_SCOPE }],
    [
      'Entra ID, App ID URI with a slash',
      { tokenUrl: entraAt(`${TENANT}/oauth2/v2.0/token`), scope: 'https://gate.example.com//.default' },
    ],
    ['Entra ID, client id as scope', { tokenUrl: entraAt(`${TENANT}/oauth2/v2.0/token`), scope: `${TENANT}/.default` }],
    ['Entra ID by issuer', { issuerUrl: entraAt(`${TENANT}/v2.0`), scope: DEFAULT_SCOPE }],
    [
      'Entra ID, US government',
      { tokenUrl: entraAt(`${TENANT}/oauth2/v2.0/token`, 'login.microsoftonline.us'), scope: DEFAULT_SCOPE },
    ],
    ['Entra ID, China', { issuerUrl: entraAt(`${TENANT}/v2.0`, 'login.partner.microsoftonline.cn'), scope: DEFAULT_SCOPE }],
    ['Entra ID, v1', { tokenUrl: entraAt(`${TENANT}/oauth2/token`), resource: 'api://gate' }],
    ['Entra ID, v1 by issuer', { issuerUrl: `https://sts.windows.net/${TENANT}/`, resource: 'api://gate' }],
    ['Entra External ID', { issuerUrl: `https://${TENANT}.ciamlogin.com/${TENANT}/v2.0`, scope: DEFAULT_SCOPE }],
    [
      'Entra ID, signed',
      {
        tokenUrl: entraAt(`${TENANT}/oauth2/v2.0/token`),
        scope: DEFAULT_SCOPE,
        authMethod: 'private_key_jwt',
        looksLikeGuid: true,
      },
    ],
    ['Okta', { tokenUrl: 'https://dev-1.okta.com/oauth2/default/v1/token', scope: 'gate.check' }],
    ['Okta, an org that is called admin', { tokenUrl: 'https://admin.okta.com/oauth2/aus1/v1/token', scope: 'gate.check' }],
    ['Okta by issuer', { issuerUrl: 'https://dev-1.okta.com/oauth2/default', scope: 'gate.check' }],
    ['Okta, its own APIs', { tokenUrl: 'https://dev-1.okta.com/oauth2/v1/token', scope: 'okta.workflows.invoke.manage' }],
    [
      'Okta, several of its own APIs',
      { tokenUrl: 'https://dev-1.okta.com/oauth2/v1/token', scope: 'okta.users.read okta.groups.read' },
    ],
    ['Auth0', { tokenUrl: 'https://tenant.eu.auth0.com/oauth/token', audience: 'https://gate.example.com' }],
    ['Auth0, resource', { tokenUrl: 'https://tenant.eu.auth0.com/oauth/token', resource: 'https://gate.example.com' }],
    [
      'Auth0, signed',
      {
        tokenUrl: 'https://tenant.eu.auth0.com/oauth/token',
        audience: 'https://gate.example.com',
        authMethod: 'private_key_jwt',
        assertionAudience: true,
      },
    ],
    ['Auth0 by issuer', { issuerUrl: 'https://tenant.eu.auth0.com/', audience: 'https://gate.example.com' }],
    ['Keycloak', { tokenUrl: 'https://sso.example.com/realms/platform/protocol/openid-connect/token' }],
    ['Keycloak by issuer', { issuerUrl: 'https://sso.example.com/realms/platform', scope: 'gate read' }],
    ['Keycloak, an OpenID scope', { issuerUrl: 'https://sso.example.com/realms/platform', scope: 'openid' }],
    ['Keycloak under a path that ends in /auth', { issuerUrl: 'https://example.com/sso/auth/realms/x' }],
    ['Keycloak under a path', { issuerUrl: 'https://example.com/sso/realms/auth' }],
    ['PingAM', { tokenUrl: 'https://am.example.com/am/oauth2/realms/root/realms/alpha/access_token' }],
    ['Cognito', { tokenUrl: 'https://gate.auth.eu-west-1.amazoncognito.com/oauth2/token', scope: 'gate/check' }],
    ['Cognito, FIPS', { tokenUrl: 'https://gate.auth-fips.us-gov-west-1.amazoncognito.com/oauth2/token' }],
    ['Cognito by issuer', { issuerUrl: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a1B2c3D4e' }],
    ["Cognito, domain of one's own", { tokenUrl: 'https://login.example.com/oauth2/token' }],
    ['another server', { tokenUrl: 'https://idp.example.com/token', scope: 'a b', audience: 'x', resource: 'https://x' }],
    ['another server, a GUID for a secret', { tokenUrl: 'https://idp.example.com/token', looksLikeGuid: true }],
    ['another server by issuer', { issuerUrl: 'https://idp.example.com/' }],
    ['a server called authorize', { tokenUrl: 'https://authorize.example.com/authorize/token' }],
    ['another server, called keys', { tokenUrl: 'https://keys.example.com/keys/token', scope: 'openid' }],
    ['nothing', {}],
  ])('%s', (_name, given) => {
    expect(shown(given)).toEqual([]);
    expect(shown({ ...given, complete: false })).toEqual([]);
  });
});

describe('an address that is no token endpoint', () => {
  it.each([
    'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a1B2c3D4e',
    'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a1B2c3D4e/oauth2/token',
    'https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_a1B2c3D4e',
    'https://gate.auth.eu-west-1.amazoncognito.com',
    'https://gate.auth.eu-west-1.amazoncognito.com/oauth2/authorize',
    entraAt(TENANT),
    entraAt(`${TENANT}/v2.0`),
    entraAt(`${TENANT}/v2.0/`),
    entraAt(`${TENANT}/oauth2/v2.0`),
    entraAt(`${TENANT}/oauth2/v2.0/authorize`),
    entraAt(`${TENANT}/v2.0/.well-known/openid-configuration`),
    `https://sts.windows.net/${TENANT}/`,
    'https://dev-1.okta.com',
    'https://dev-1.okta.com/oauth2/default',
    'https://dev-1.okta.com/oauth2/default/',
    'https://dev-1.okta.com/oauth2/default/v1',
    'https://dev-1.okta.com/oauth2/default/v1/authorize',
    'https://dev-1.okta.com/.well-known/oauth-authorization-server/oauth2/default',
    'https://tenant.eu.auth0.com/',
    'https://tenant.eu.auth0.com/oauth',
    'https://tenant.eu.auth0.com/authorize',
    'https://tenant.eu.auth0.com/.well-known/openid-configuration',
    'https://sso.example.com/realms/platform',
    'https://sso.example.com/realms/platform/protocol/openid-connect',
    'https://sso.example.com/realms/platform/protocol/openid-connect/auth',
    ...['token/introspect', 'userinfo', 'certs', 'logout', 'revoke', 'auth/device'].map(
      (end) => `https://sso.example.com/realms/platform/protocol/openid-connect/${end}`,
    ),
    'https://dev-1.okta.com/oauth2/default/v1/introspect',
    'https://dev-1.okta.com/oauth2/default/v1/keys',
    'https://gate.auth.eu-west-1.amazoncognito.com/oauth2/userInfo',
    'https://idp.example.com/oauth2/jwks.json',
    'https://idp.example.com/connect/endsession',
    'https://idp.example.com/.well-known/openid-configuration',
    'https://idp.example.com/.well-known/oauth-authorization-server',
    'https://idp.example.com/oauth2/authorize',
    'https://idp.example.com/as/authorization.oauth2',
  ])('%s', (tokenUrl) => {
    const advice = adviseClient(client({ tokenUrl, complete: false }));
    expect(advice.map(({ code, key }) => `${code} ${key}`)).toEqual(['issuer-as-token-url registrationGateOauth2TokenUrl']);
    expect(advice[0]?.hint).toMatch(/registrationGateOauth2IssuerUrl/);
    expect(JSON.stringify(advice)).not.toMatch(new RegExp(`${TENANT}|tenant\\.eu|dev-1|a1B2c3D4e`));
  });

  it('has the form that is meant in its hint', () => {
    const hint = (tokenUrl: string): string | undefined => adviseClient(client({ tokenUrl, complete: false }))[0]?.hint;
    expect(hint('https://cognito-idp.eu-west-1.amazonaws.com/x')).toContain('.amazoncognito.com/oauth2/token');
    expect(hint('https://tenant.eu.auth0.com/')).toContain('https://<tenant>.auth0.com/oauth/token');
    expect(hint('https://sso.example.com/realms/x')).toContain('/realms/<realm>/protocol/openid-connect/token');
    expect(hint('https://dev-1.okta.com/oauth2/default')).toContain('/oauth2/default/v1/token');
    expect(hint(entraAt(TENANT))).toContain('/<tenant>/oauth2/v2.0/token');
  });
});

describe('an issuer that the registry would not find, or not take', () => {
  it.each<[string, RegExp]>([
    ['https://idp.example.com/.well-known/openid-configuration', /discovery document/],
    [entraAt(`${TENANT}/oauth2/v2.0/token`), /token endpoint/],
    [entraAt(TENANT), /lacks \/v2\.0/],
    [entraAt('contoso.onmicrosoft.com/v2.0'), /by its domain/],
    [entraAt(`${TENANT}/v2.0/`), /ends in a slash/],
    [`https://sts.windows.net/${TENANT}`, /lacks the slash/],
    ['https://tenant.eu.auth0.com', /lacks the slash/],
    ['https://tenant.eu.auth0.com/oauth/token', /token endpoint/],
    ['https://dev-1.okta.com/oauth2/default/', /ends in a slash/],
    ['https://dev-1.okta.com/oauth2/default/v1/token', /token endpoint/],
    ['https://sso.example.com/realms/platform/', /ends in a slash/],
    ['https://gate.auth.eu-west-1.amazoncognito.com', /domain, not its issuer/],
    ['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a1B2c3D4e/', /ends in a slash/],
  ])('%s', (issuerUrl, message) => {
    const advice = adviseClient(client({ issuerUrl, complete: false }));
    expect(advice.map(({ code }) => code)).toEqual(['wrong-value']);
    expect(advice[0]?.key).toBe('registrationGateOauth2IssuerUrl');
    expect(advice[0]?.message).toMatch(message);
  });

  it('is left alone beside a token URL, which is an error of its own', () => {
    expect(shown({ tokenUrl: 'https://idp.example.com/token', issuerUrl: 'https://dev-1.okta.com' })).toEqual([]);
    const okta = { tokenUrl: 'https://dev-1.okta.com/oauth2/default/v1/token', scope: 'gate.check' };
    expect(shown({ ...okta, issuerUrl: 'https://dev-1.okta.com/' })).toEqual([]);
  });
});

describe('what each provider wants', () => {
  const entra = { tokenUrl: entraAt(`${TENANT}/oauth2/v2.0/token`), scope: DEFAULT_SCOPE };
  const cognito = { issuerUrl: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a1B2c3D4e' };
  const auth0 = { tokenUrl: 'https://tenant.eu.auth0.com/oauth/token', audience: 'https://gate.example.com' };
  const v1 = { tokenUrl: entraAt(`${TENANT}/oauth2/token`) };
  it.each<[Given, string[]]>([
    [{ ...entra, tokenUrl: entraAt('common/oauth2/v2.0/token') }, ['entra-shared-tenant TokenUrl']],
    [{ ...entra, tokenUrl: entraAt('Organizations/oauth2/v2.0/token') }, ['entra-shared-tenant TokenUrl']],
    [
      { ...entra, tokenUrl: entraAt('consumers/oauth2/v2.0/token', 'login.microsoftonline.us') },
      ['entra-shared-tenant TokenUrl'],
    ],
    [
      { issuerUrl: entraAt('common/v2.0', 'login.partner.microsoftonline.cn'), scope: DEFAULT_SCOPE },
      ['entra-shared-tenant IssuerUrl'],
    ],
    [{ tokenUrl: entra.tokenUrl }, ['entra-default-scope Scope']],
    [{ issuerUrl: entraAt(`${TENANT}/v2.0`) }, ['entra-default-scope Scope']],
    [{ ...entra, scope: 'api://gate' }, ['entra-default-scope scope']],
    [{ ...entra, scope: 'api://gate/Gate.Check' }, ['entra-default-scope scope']],
    [{ ...entra, scope: `openid ${DEFAULT_SCOPE}` }, ['entra-default-scope scope']],
    [{ ...entra, scope: 'api://gate/.default api://gate/.default' }, []],
    [{ ...entra, scope: 'api://gate/.default api://GATE/.default' }, []],
    [{ ...entra, scope: 'api://gate/.default https://graph.microsoft.com/.default' }, ['entra-one-resource scope']],
    [{ ...entra, scope: 'api://gate/a/.default api://gate/b/.default' }, ['entra-one-resource scope']],
    [{ ...entra, scope: 'api://gate/read api://gate/write' }, ['entra-default-scope scope']],
    [{ ...entra, scope: 'api://gate/read api://other/read' }, ['entra-default-scope scope', 'entra-one-resource scope']],
    [{ ...entra, scope: `['${DEFAULT_SCOPE}']` }, ['scope-list scope']],
    [{ ...entra, scope: 'api://a/.default,api://b/.default' }, ['scope-list scope', 'entra-one-resource scope']],
    [{ ...entra, resource: 'api://gate' }, ['entra-resource resource']],
    [v1, ['entra-resource Resource']],
    [{ ...v1, scope: DEFAULT_SCOPE }, ['entra-resource Resource']],
    [{ ...v1, complete: false }, []],
    [{ issuerUrl: `https://sts.windows.net/${TENANT}/`, scope: DEFAULT_SCOPE }, ['entra-resource Resource']],
    [{ ...entra, looksLikeGuid: true }, ['entra-secret-id ClientSecret']],
    [{ ...entra, looksLikeGuid: true, authMethod: 'client_secret_basic' }, ['entra-secret-id ClientSecret']],
    [{ ...entra, looksLikeGuid: true, authMethod: 'federated_token' }, []],
    [{ tokenUrl: 'https://dev-1.okta.com/oauth2/v1/token' }, ['okta-org-server TokenUrl']],
    [{ tokenUrl: 'https://dev-1.okta.com/oauth2/v1/token', scope: 'gate okta.users.read' }, ['okta-org-server TokenUrl']],
    [{ issuerUrl: 'https://dev-1.okta-emea.com' }, ['okta-org-server IssuerUrl']],
    [{ tokenUrl: 'https://dev-1.okta.com/oauth2/default/v1/token' }, ['required-key Scope']],
    [{ issuerUrl: 'https://dev-1.okta.com/oauth2/default' }, ['required-key Scope']],
    [{ tokenUrl: 'https://dev-1.okta.com/oauth2/default/v1/token', complete: false }, []],
    [{ tokenUrl: 'https://dev-1.okta.com/oauth2/default/v1/token', scope: 'openid' }, ['wrong-value scope']],
    [{ tokenUrl: 'https://dev-1.okta.com/oauth2/default/v1/token', scope: 'openid gate.check' }, ['wrong-value scope']],
    [{ tokenUrl: 'https://dev-1-admin.okta.com/oauth2/default/v1/token', scope: 'gate.check' }, ['wrong-value TokenUrl']],
    [{ issuerUrl: 'https://dev-1-admin.oktapreview.com/oauth2/default', scope: 'gate.check' }, ['wrong-value IssuerUrl']],
    [{ tokenUrl: 'https://org-admin.okta.mil/oauth2/v1/token', scope: 'okta.users.read' }, ['wrong-value TokenUrl']],
    ...['private_key_jwt', 'federated_token'].map((authMethod): [Given, string[]] => [
      { ...cognito, authMethod },
      ['wrong-value ClientAuthMethod'],
    ]),
    [{ ...cognito, authMethod: 'client_secret_basic' }, []],
    [{ ...cognito, scope: 'openid' }, ['wrong-value scope']],
    [{ ...cognito, scope: 'gate/openid' }, []],
    [{ ...auth0, authMethod: 'private_key_jwt' }, ['required-key AssertionAudience']],
    [{ ...auth0, authMethod: 'private_key_jwt', complete: false }, []],
    [{ ...auth0, authMethod: 'federated_token' }, []],
    [{ tokenUrl: 'https://tenant.eu.auth0.com/oauth/token' }, ['auth0-audience Audience']],
    [{ issuerUrl: 'https://tenant.eu.auth0.com/', scope: 'x' }, ['auth0-audience Audience']],
    [{ tokenUrl: 'https://sso.example.com/auth/realms/x/protocol/openid-connect/token' }, ['keycloak-path TokenUrl']],
    [{ issuerUrl: 'https://sso.example.com/auth/realms/x' }, ['keycloak-path IssuerUrl']],
    [{ tokenUrl: 'https://idp.example.com/token', scope: 'a,b' }, ['scope-list scope']],
    [{ tokenUrl: 'https://idp.example.com/token', scope: 'a; b' }, ['scope-list scope']],
    [{ tokenUrl: 'https://idp.example.com/token', scope: '["a"]' }, ['scope-list scope']],
    [{ tokenUrl: 'https://idp.example.com/token', scope: '"a b"' }, ['scope-list scope']],
    [{ scope: 'a,b' }, ['scope-list scope']],
    [{ tokenUrl: 'https://idp.example.com/token', scope: 'https://x.example.com/a.b:c-d_e/f?g=h%20(i)' }, []],
  ])('%j', (given, expected) => expect(shown(given)).toEqual(expected));

  it("a resource at Entra ID's v2.0 endpoint is a warning, a missing one at v1 an error", () => {
    const severities = (given: Given) => adviseClient(client(given)).map(({ severity }) => severity);
    expect(severities({ ...entra, resource: 'api://gate' })).toEqual(['warning']);
    expect(severities(v1)).toEqual([undefined]);
  });
});

describe('a token endpoint is known by its address', () => {
  it.each([
    [entraAt(`${TENANT}/oauth2/v2.0/token`), true],
    [entraAt(`${TENANT}/oauth2/token`), true],
    ['https://dev-1.okta.com/oauth2/v1/token', true],
    ['https://dev-1.okta.com/oauth2/default/v1/token', true],
    ['https://tenant.auth0.com/oauth/token', true],
    ['https://sso.example.com/realms/x/protocol/openid-connect/token', true],
    ['https://gate.auth.eu-west-1.amazoncognito.com/oauth2/token', true],
    ['https://gate.auth-fips.us-gov-west-1.amazoncognito.com/oauth2/token', true],
    ['https://org.okta.mil/oauth2/default/v1/token', true],
    ['https://login.chinacloudapi.cn/contoso.example/oauth2/token', true],
    ['https://dev-1.okta.com/api/v1/gate', false],
    ['https://tenant.auth0.com/gate', false],
    ['https://gate.example.com/oauth2/token', false],
    ['https://gate.example.com/realms/x/check', false],
  ])('%s: %s', (url, known) => expect(isKnownTokenEndpoint(new URL(url))).toBe(known));
});
