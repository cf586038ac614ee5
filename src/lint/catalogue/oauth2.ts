import type { LintCode, RuleText } from './rule.ts';

/** The registry with a gate that wants a token from a provider. */
const withProvider = (settings: string): string => `app:
  registrationGateEnabled: true
  registrationGateUrl: https://gate.example.com/check
  registrationGateAuthType: oauth2_client_credentials
  registrationGateOauth2ClientId: mcp-registry
  registrationGateOauth2ClientSecretExistingSecret: registration-gate
${settings}`;

const withGate = (url: string): string => `app:
  registrationGateEnabled: true
  registrationGateUrl: ${url}
`;

const entraTokenUrl =
  '  registrationGateOauth2TokenUrl: https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/oauth2/v2.0/token\n';
const entraScope = '  registrationGateOauth2Scope: api://22222222-2222-2222-2222-222222222222/.default\n';
const entra = entraTokenUrl + entraScope;

/** Rules about URLs and about the token request, most of them by provider. */
export const oauth2Rules = {
  'unsafe-url': {
    checks:
      'A URL is absolute, has no user name, password or fragment, names no metadata service of a cloud, and has no placeholder such as `{tenant-id}` left in it.',
    why: 'The registry refuses such a URL at its start, and no registration passes the gate. A password in a URL is written to logs by whatever stands on the way; a metadata service hands out the credentials of the machine.',
    fix: 'Write the URL as `https://host/path`. Credentials have settings of their own.',
    bad: { values: withProvider(entra.replace('00000000-0000-0000-0000-000000000000', '{tenant-id}')) },
    good: { values: withProvider(entra) },
  },
  'plain-http': {
    checks: 'A URL that begins with `http:` leads to the machine itself or to a host in the cluster.',
    why: 'Tokens, client secrets and registrations would travel unencrypted: whoever is on the way can read them, and answer in place of the gate.',
    fix: 'Use `https:`.',
    bad: { values: withGate('http://gate.example.com/check') },
    good: { values: withGate('https://gate.example.com/check') },
  },
  'cluster-http': {
    checks: 'A URL of a host within the cluster (`*.svc`, or a single name) begins with `https:`.',
    why: 'The data is unencrypted between the pods. Where the network of the cluster is trusted, that is fine: this is for your information.',
    fix: 'Give the service a certificate and use `https:`, with `registrationGateCaFile` for a CA of your own. Or leave it.',
    bad: { values: withGate('http://policy-gate.gate.svc:8080/check') },
    good: { values: withGate('https://policy-gate.gate.svc:8443/check') },
  },
  'url-query': {
    checks: 'A URL has no query.',
    why: 'A query is sent, but never logged by the registry. Others on the way do log it, so that a key in it does not stay secret.',
    fix: 'Use a path instead, and `registrationGateAuthCredential` for a key.',
    bad: { values: withGate('https://gate.example.com/check?team=platform') },
    good: { values: withGate('https://gate.example.com/check/platform') },
  },
  'issuer-as-token-url': {
    checks:
      "`registrationGateOauth2TokenUrl` is not an issuer, a discovery document, an authorization endpoint or the beginning of the provider's address. Known are Entra ID, Okta, Auth0, Keycloak and Cognito; of others only the discovery document and the authorization endpoint.",
    why: 'No token comes from there, and without a token no registration passes. Many guides show the issuer of a Cognito user pool as its token URL.',
    fix: 'Give the token endpoint, or the issuer as `registrationGateOauth2IssuerUrl`: the registry finds the endpoint in its discovery document.',
    bad: {
      values: withProvider('  registrationGateOauth2TokenUrl: https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a1B2c3D4e\n'),
    },
    good: {
      values: withProvider(
        '  registrationGateOauth2IssuerUrl: https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a1B2c3D4e\n',
      ),
    },
  },
  'scope-list': {
    checks: '`registrationGateOauth2Scope` has no commas, semicolons, brackets or quotes.',
    why: 'Scopes are separated by spaces (RFC 6749 section 3.3). A provider takes `read,write` for one scope, and knows none of this name.',
    fix: 'Separate scopes by spaces.',
    bad: {
      values: withProvider(
        '  registrationGateOauth2TokenUrl: https://idp.example.com/token\n  registrationGateOauth2Scope: gate.read,gate.write\n',
      ),
    },
    good: {
      values: withProvider(
        '  registrationGateOauth2TokenUrl: https://idp.example.com/token\n  registrationGateOauth2Scope: gate.read gate.write\n',
      ),
    },
  },
  'entra-shared-tenant': {
    checks: 'The address of Entra ID names a tenant, not `common`, `organizations` or `consumers`. In every cloud.',
    why: 'An application signs in without a user, so that only the address can tell in which tenant. Entra ID answers AADSTS9001023, 90124 or 90130.',
    fix: "Put the id of the registry's tenant in that place.",
    bad: { values: withProvider(entra.replace('00000000-0000-0000-0000-000000000000', 'organizations')) },
    good: { values: withProvider(entra) },
  },
  'entra-default-scope': {
    checks: "At Entra ID's v2.0 endpoint there is a scope, and it ends in `/.default`.",
    why: 'With client credentials an application gets the permissions that an administrator granted, all of them. Entra ID refuses a request without scope (AADSTS900144) or with a single permission (AADSTS1002012).',
    fix: "Set `registrationGateOauth2Scope` to the App ID URI of the gate's API with `/.default` behind it.",
    bad: { values: withProvider(entra.replace('/.default', '/Gate.Check')) },
    good: { values: withProvider(entra) },
  },
  'entra-one-resource': {
    checks: 'The scopes of a request to Entra ID are of one API.',
    why: 'A token is for one API. Entra ID refuses a request that names two (AADSTS700022, AADSTS70011).',
    fix: "Keep the scope of the gate's API.",
    bad: {
      values: withProvider(entra.replace('/.default', '/.default https://graph.microsoft.com/.default')),
    },
    good: { values: withProvider(entra) },
  },
  'entra-resource': {
    checks: "Entra ID's v1 endpoint gets a resource. Its v2.0 endpoint gets none; that is a warning.",
    why: 'The v1 endpoint knows no scopes. The v2.0 endpoint refuses a resource (AADSTS901002, AADSTS9010010).',
    fix: 'Use the v2.0 endpoint with `registrationGateOauth2Scope` and without `registrationGateOauth2Resource`.',
    bad: { values: withProvider(entra.replace('/oauth2/v2.0/token', '/oauth2/token')) },
    good: { values: withProvider(entra) },
  },
  'entra-secret-id': {
    checks: 'A client secret for Entra ID that stands in the values is not a GUID.',
    why: 'The list of secrets shows a Secret ID beside each one. It is a GUID, a secret is not: it is the most frequent reason for AADSTS7000215.',
    fix: "Paste the secret's *Value*. It is shown once; make a new secret when it is lost.",
    bad: {
      values: withProvider(entra).replace(
        'ClientSecretExistingSecret: registration-gate',
        'ClientSecret: 7c9e6679-7425-40de-944b-e07fc1f90ae7',
      ),
    },
    good: { values: withProvider(entra) },
  },
  'okta-org-server': {
    checks:
      "The address is not that of Okta's org authorization server (`/oauth2/v1/token`, or the bare host as issuer), unless the scopes are Okta's own (`okta.*`).",
    why: "Its tokens are for Okta's own APIs and are opaque to others, and it takes no custom scopes. A gate of yours cannot check them.",
    fix: 'Use a custom authorization server, such as the one called `default`.',
    bad: {
      values: withProvider(
        '  registrationGateOauth2TokenUrl: https://dev-1.okta.com/oauth2/v1/token\n  registrationGateOauth2Scope: gate.check\n',
      ),
    },
    good: {
      values: withProvider(
        '  registrationGateOauth2TokenUrl: https://dev-1.okta.com/oauth2/default/v1/token\n  registrationGateOauth2Scope: gate.check\n',
      ),
    },
  },
  'auth0-audience': {
    checks:
      'A request to Auth0 has an audience: `registrationGateOauth2Audience`, or `audience` among the extra parameters. A resource will do.',
    why: 'The audience says which API the token is for. Without it, Auth0 answers `access_denied`, unless the tenant has a default audience.',
    fix: 'Set `registrationGateOauth2Audience` to the identifier of the API that the gate is, even where the tenant has a default.',
    bad: { values: withProvider('  registrationGateOauth2TokenUrl: https://tenant.eu.auth0.com/oauth/token\n') },
    good: {
      values: withProvider(
        '  registrationGateOauth2TokenUrl: https://tenant.eu.auth0.com/oauth/token\n  registrationGateOauth2Audience: https://gate.example.com\n',
      ),
    },
  },
  'keycloak-path': {
    checks: "The path of Keycloak's address does not begin with `/auth`.",
    why: 'Since version 17 it does so only where `http-relative-path=/auth` is set; elsewhere the address leads to nothing.',
    fix: 'Drop `/auth` if the server is newer. It is right for an older server, or one that is set up so.',
    bad: { values: withProvider('  registrationGateOauth2IssuerUrl: https://sso.example.com/auth/realms/platform\n') },
    good: { values: withProvider('  registrationGateOauth2IssuerUrl: https://sso.example.com/realms/platform\n') },
  },
} satisfies Partial<Record<LintCode, RuleText>>;
