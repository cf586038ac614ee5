import { describe, expect, it } from 'vitest';
import { readDiagnostics, readErrorCodes } from '../../src/idp/diagnostics.ts';
import { explainAnswer, recogniseProvider } from '../../src/idp/explain.ts';

const at = {
  entra: new URL('https://login.microsoftonline.com/t/oauth2/v2.0/token'),
  okta: new URL('https://dev-1.okta.com/oauth2/default/v1/token'),
  auth0: new URL('https://tenant.eu.auth0.com/oauth/token'),
  keycloak: new URL('https://sso.example.com/realms/platform/protocol/openid-connect/token'),
  cognito: new URL('https://app.auth.eu-west-1.amazoncognito.com/oauth2/token'),
  generic: new URL('https://idp.example.com/token'),
} as const;

describe('a provider is known', () => {
  it.each([
    ...Object.entries(at).map(([name, url]) => [url.href, name]),
    ['https://login.microsoftonline.us/t/oauth2/v2.0/token', 'entra'],
    ['https://login.partner.microsoftonline.cn/t/oauth2/v2.0/token', 'entra'],
    ['https://cognito-idp.eu-west-1.amazonaws.com/pool', 'cognito'],
    ['https://sso.example.com/auth/realms/old/protocol/openid-connect/token', 'keycloak'],
    ['https://login.microsoftonline.com.evil.example.com/token', 'generic'],
    ['https://notokta.com/oauth2/v1/token', 'generic'],
    ['https://auth0.com.example.org/oauth/token', 'generic'],
  ])('%s is %s', (url, name) => expect(recogniseProvider(new URL(url)).name).toBe(name));
});

describe('the hint', () => {
  const cases: readonly [keyof typeof at, number, string, string, readonly number[], RegExp][] = [
    ['entra', 401, 'invalid_client', '', [7_000_215], /Value, not its Secret ID/],
    ['entra', 401, 'invalid_client', '', [7_000_222], /expired/],
    ['entra', 400, 'unauthorized_client', '', [700_016], /client id and the tenant/],
    ['entra', 400, 'invalid_request', '', [90_002], /tenant does not exist/],
    ['entra', 400, 'invalid_scope', '', [70_011], /\.default/],
    ['entra', 400, 'invalid_request', '', [901_002], /no resource/],
    ['entra', 401, 'invalid_client', '', [700_024], /clock/],
    ['entra', 429, '', '', [], /token cache/],
    ['entra', 400, 'invalid_request', '', [1], /form parameter/],
    ['entra', 400, 'invalid_resource', '', [1], /App ID URI in the scope/],
    ['entra', 400, 'unauthorized_client', '', [90_024], /try again later/],
    ['okta', 400, 'invalid_scope', 'No scopes were requested.', [], /at least one custom scope/],
    [
      'okta',
      401,
      'invalid_client',
      'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.',
      [],
      /default/,
    ],
    [
      'okta',
      401,
      'access_denied',
      'Policy evaluation failed for this request, please check the policy configurations.',
      [],
      /access policy/,
    ],
    ['okta', 404, '', '', [], /\/oauth2\//],
    ['auth0', 403, 'access_denied', 'Non-global clients are not allowed access to APIv1', [], /audience/],
    ['auth0', 403, 'access_denied', 'Client is not authorized to access "https://x".', [], /authorize the application/],
    ['auth0', 401, 'access_denied', 'Unauthorized', [], /client secret/],
    ['keycloak', 401, 'unauthorized_client', 'Invalid client or Invalid client credentials', [], /client secret is wrong/],
    ['keycloak', 401, 'invalid_client', 'Invalid client or Invalid client credentials', [], /client id/],
    ['keycloak', 401, 'unauthorized_client', 'Client not enabled to retrieve service account', [], /Service accounts/],
    ['keycloak', 401, 'unauthorized_client', 'Public client not allowed to retrieve service account', [], /confidential/],
    ['keycloak', 400, 'invalid_client', 'Invalid token audience', [], /assertion audience/],
    ['keycloak', 400, 'invalid_scope', 'Invalid scopes: nope', [], /client scopes/],
    ['keycloak', 404, '', '', [], /realm/],
    ['cognito', 400, 'invalid_client', '', [], /must have a secret/],
    ['cognito', 400, 'invalid_grant', '', [], /client credentials flow/],
    ['generic', 401, 'invalid_client', '', [], /client id, client secret/],
    ['generic', 400, 'use_dpop_nonce', '', [], /switch DPoP off/],
    ['generic', 403, '', '', [], /look into the logs/],
    ['generic', 302, '', '', [], /redirects are not followed/],
    ['generic', 502, '', '', [], /try again later/],
    ['generic', 418, '', '', [], /log of the identity provider/],
  ];
  it.each(cases)('at %s for %i %s %s %j', (name, status, error, errorDescription, errorCodes, hint) => {
    const line = explainAnswer(at[name], { status, error, errorDescription, errorCodes });
    expect(line).toMatch(hint);
    expect(line).not.toMatch(/[\r\n]|\.$/);
  });

  it('quotes nothing of the answer', () => {
    for (const url of Object.values(at)) {
      for (const error of ['invalid_client', 'canary_error', 'access_denied']) {
        const line = explainAnswer(url, {
          status: 400,
          error,
          errorDescription: 'canary "canary" AADSTS7000215',
          errorCodes: [424_242],
        });
        expect(line).not.toMatch(/canary|424242/);
      }
    }
  });
});

describe('the numbers for the support', () => {
  it.each([
    [{ error_codes: [7_000_215, 1] }, [7_000_215, 1]],
    [{ error_codes: ['7000215', -1, 1.5, 1e12] }, []],
    [{ error_description: 'AADSTS7000215: Invalid client secret. AADSTS90002' }, [7_000_215, 90_002]],
    [{ error_description: 5 }, []],
    [{}, []],
  ])('%j gives %j', (answer, codes) => expect(readErrorCodes(answer)).toEqual(codes));

  it('are matched to the letter', () => {
    const id = '0f1e2d3c-0000-4000-8000-123456789abc';
    expect(readDiagnostics({ trace_id: id, correlation_id: `${id}\n` })).toEqual({ trace_id: id });
    expect(readDiagnostics({ trace_id: 'x', correlation_id: id })).toEqual({ correlation_id: id });
    const provider_timestamp = '2026-01-31 09:30:00Z';
    expect(readDiagnostics({ timestamp: provider_timestamp })).toEqual({ provider_timestamp });
    for (const timestamp of [`${provider_timestamp}\n`, '2026-01-31', 1_769_851_499])
      expect(readDiagnostics({ timestamp })).toEqual({});
  });
});
