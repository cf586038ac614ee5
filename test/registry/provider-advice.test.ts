/** What the registry says at its start about a token request that the identity provider will not like. */
import { expect, it } from 'vitest';
import { KEYS } from './support/test-app.ts';
import { startRegistry } from './support/registry.ts';

const PREFIX = 'REGISTRATION_GATE_OAUTH2_';
const ENTRA = 'https://login.microsoftonline.com/6f1d2c3b-4a5e-4f60-8a7b-9c0d1e2f3a4b/oauth2/v2.0/token';
const COGNITO = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E';
const SECRET = 'canary-Zk8~q.x';

const start = (env: Record<string, string>) =>
  startRegistry({
    REGISTRATION_GATE_ENABLED: 'true',
    REGISTRATION_GATE_URL: 'https://gate.example.com/check',
    REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
    REGISTRATION_GATE_STARTUP_CHECK: 'off',
    [`${PREFIX}CLIENT_ID`]: 'registry',
    [`${PREFIX}CLIENT_SECRET`]: SECRET,
    ...Object.fromEntries(Object.entries(env).map(([name, value]) => [PREFIX + name, value])),
  });

const said = (registry: Awaited<ReturnType<typeof start>>) =>
  registry.lines().filter(({ event }) => event === 'setting of the gate');

it.each<[string, Record<string, string>, string, string, RegExp]>([
  ['the issuer of Cognito as token URL', { TOKEN_URL: COGNITO }, 'issuer-as-token-url', 'TOKEN_URL', /OAUTH2_ISSUER_URL/],
  [
    "Okta's org server",
    { TOKEN_URL: 'https://acme.okta.com/oauth2/v1/token', SCOPE: 'gate.check' },
    'okta-org-server',
    'TOKEN_URL',
    /\/oauth2\/default\/v1\/token/,
  ],
  [
    'a tenant of Entra for everybody',
    { TOKEN_URL: ENTRA.replace(/[0-9a-f-]{36}/, 'common'), SCOPE: 'api://gate/.default' },
    'entra-shared-tenant',
    'TOKEN_URL',
    /tenant/,
  ],
  ['a scope of Entra without .default', { TOKEN_URL: ENTRA, SCOPE: 'api://gate' }, 'entra-default-scope', 'SCOPE', /\.default/],
  [
    'two resources in the scope of Entra',
    { TOKEN_URL: ENTRA, SCOPE: 'api://gate/.default api://other/.default' },
    'entra-one-resource',
    'SCOPE',
    /./,
  ],
  [
    'the id of a secret of Entra',
    { TOKEN_URL: ENTRA, SCOPE: 'api://gate/.default', CLIENT_SECRET: '0f1e2d3c-aaaa-4bbb-8ccc-123456789abc' },
    'entra-secret-id',
    'CLIENT_SECRET',
    /Value/,
  ],
  ['no audience for Auth0', { TOKEN_URL: 'https://acme.eu.auth0.com/oauth/token' }, 'auth0-audience', 'AUDIENCE', /./],
  [
    'white space around the secret',
    { TOKEN_URL: 'https://idp.example.com/token', CLIENT_SECRET: ` ${SECRET}` },
    'secret-whitespace',
    'CLIENT_SECRET',
    /./,
  ],
])('%s', async (_name, env, code, variable, hint) => {
  const registry = await start(env);
  expect(said(registry)).toMatchObject([{ level: 'warn', code, variable: PREFIX + variable }]);
  const [line] = said(registry);
  expect(line?.['hint']).toMatch(hint);
  // In the words of the environment, and without a value.
  expect(`${String(line?.['finding'])} ${String(line?.['hint'])}`).not.toMatch(/registrationGate|canary|0f1e2d3c/);
  const status = await registry.send('GET', '/api/gate/status', undefined, { authorization: `Bearer ${KEYS.admin}` });
  expect(await status.json()).toMatchObject({ state: 'on', findings: [{ code, severity: 'warning' }] });
});

it.each<[string, Record<string, string>]>([
  ['Entra', { TOKEN_URL: ENTRA, SCOPE: 'api://gate/.default' }],
  ['Okta', { TOKEN_URL: 'https://acme.okta.com/oauth2/default/v1/token', SCOPE: 'gate.check' }],
  ['Auth0', { TOKEN_URL: 'https://acme.eu.auth0.com/oauth/token', AUDIENCE: 'https://gate.example.com' }],
  ['Keycloak', { TOKEN_URL: 'https://sso.example.com/realms/mcp/protocol/openid-connect/token' }],
  ['Cognito', { ISSUER_URL: COGNITO, SCOPE: 'gate/check' }],
  ['any other', { TOKEN_URL: 'https://idp.example.com/token' }],
])('nothing about a right request to %s', async (_name, env) => {
  expect(said(await start(env))).toEqual([]);
});
