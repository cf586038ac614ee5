import { type Advice, type ClientConfiguration, clientKeys } from './client.ts';
import { adviseScope } from './entra-scope.ts';
import { firstHint, type HintRule, type Provider } from './provider.ts';

/** Login hosts of the clouds; each issues tokens under its own name. */
const LOGIN_HOSTS = new Set(['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn']);

/** The issuer of version 1 tokens. */
const V1_ISSUER_HOST = 'sts.windows.net';

/** Older names of the login hosts. */
const ALIASES = new Set(['login.windows.net', 'login.microsoft.com', 'login.usgovcloudapi.net', 'login.chinacloudapi.cn']);

/** AADSTS numbers (learn.microsoft.com/entra/identity-platform/reference-error-codes). Microsoft may change them: hints only. */
const HINTS = new Map<number, string>([
  [7000215, "the client secret is wrong: paste the secret's Value, not its Secret ID"],
  [7000222, 'the client secret has expired: make a new one, or use a certificate or a federated token'],
  [7000218, 'no client secret or assertion arrived: set the client secret, or another client authentication method'],
  [700016, "this tenant does not know the client: check the client id and the tenant in the token endpoint's address"],
  [90002, 'the tenant does not exist: check the tenant and the cloud in the token endpoint'],
  [90038, 'the tenant belongs to another national cloud: use its login host in the token endpoint'],
  [900382, 'the tenant belongs to another national cloud: use its login host in the token endpoint'],
  [900432, 'the tenant belongs to another national cloud: use its login host in the token endpoint'],
  [9001023, 'this grant needs a tenant of its own: put its id or domain in place of common in the token endpoint'],
  [90124, 'this grant needs a tenant of its own: put its id or domain in place of common in the token endpoint'],
  [90130, 'this grant needs a tenant of its own: put its id or domain in place of common in the token endpoint'],
  [500011, 'the API in the scope is unknown in this tenant: check its App ID URI and that it has a service principal'],
  [1002012, 'the scope must be the App ID URI of one API and end in /.default'],
  [70011, 'the scope is malformed: use api://<app id>/.default'],
  [28002, 'the scope is malformed: use api://<app id>/.default'],
  [700022, 'the scope names more than one API: ask for one .default scope only'],
  [700023, 'the scope names no API: use api://<app id>/.default'],
  [70001, 'the application is disabled: enable it under enterprise applications'],
  [7000112, 'the application is disabled: enable it under enterprise applications'],
  [700025, 'the application is registered as public: use a confidential one'],
  [700027, "the assertion's signature does not fit: upload the certificate to the application and send that one's thumbprint"],
  [50012, "the assertion's signature does not fit: upload the certificate to the application and send that one's thumbprint"],
  [700024, "the assertion is outside its time: check this machine's clock and that the federated token file is renewed"],
  [700211, 'no federated credential of the application has this issuer: compare it with the token in the file'],
  [700212, 'no federated credential of the application has this audience: compare it with the token in the file'],
  [700213, 'no federated credential of the application has this subject: compare it with the token in the file'],
  [901002, 'the v2.0 endpoint takes no resource: leave it empty and use the scope'],
  [9010010, 'the v2.0 endpoint takes no resource beside a scope: leave the resource empty'],
  [53003, 'a Conditional Access policy blocks the application: check its location and the policy'],
  [90055, 'the tenant is throttled: switch the token cache on'],
  [900144, 'a form parameter is missing: set the scope'],
  ...[90006, 90024, 90033, 90090].map((code): [number, string] => [code, 'Entra ID has a passing problem: try again later']),
]);

/** For an answer without any of these numbers. */
const RULES: readonly HintRule[] = [
  { error: 'invalid_client', hint: "check the client secret: the secret's Value is needed, not its Secret ID" },
  { error: 'invalid_scope', hint: 'use one scope of the form api://<app id>/.default' },
  { error: ['invalid_resource', 'invalid_target'], hint: 'check the App ID URI in the scope, and leave the resource empty' },
  { error: 'unauthorized_client', hint: 'check the client id and the tenant, and that the application is enabled there' },
  { status: 429, hint: 'the tenant is throttled: switch the token cache on' },
];

/** The last one is the tenant of personal accounts. */
const SHARED_TENANTS = new Set(['common', 'organizations', 'consumers', '9188040d-6c67-4c5b-b112-36a304b66dad']);

const tenantOf = ({ pathname }: URL): string => pathname.split('/')[1]?.toLowerCase() ?? '';

function adviseTenant({ tokenUrl, issuerUrl }: ClientConfiguration): Advice[] {
  return [
    { key: clientKeys.tokenUrl, address: tokenUrl },
    { key: clientKeys.issuerUrl, address: issuerUrl },
  ]
    .filter(({ address }) => address !== undefined && SHARED_TENANTS.has(tenantOf(address.url)))
    .map(({ key }) => ({
      code: 'entra-shared-tenant',
      key,
      message: 'names common, organizations or consumers, with which client credentials do not work',
      hint: "put the id of the registry's tenant in that place",
    }));
}

/** An issuer is compared to the letter with the one that the discovery document names. */
function adviseIssuer({ issuerUrl }: ClientConfiguration): Advice[] {
  if (issuerUrl === undefined || !LOGIN_HOSTS.has(issuerUrl.url.hostname)) return [];
  const wrong = (message: string): Advice[] => [
    {
      code: 'wrong-value',
      key: clientKeys.issuerUrl,
      message,
      hint: 'use the form https://login.microsoftonline.com/<tenant id>/v2.0',
    },
  ];
  const tenant = tenantOf(issuerUrl.url);
  if (/^\/[^/]+$/.test(issuerUrl.url.pathname)) return wrong('lacks /v2.0: the document at this address names another issuer');
  // A placeholder has a finding of its own.
  if (tenant.includes('.') && !/[{}<>%]/.test(tenant)) {
    return wrong("names the tenant by its domain, Entra ID's discovery document by its id");
  }
  return [];
}

function adviseSecret({ authMethod, secret }: ClientConfiguration): Advice[] {
  if (!secret.looksLikeGuid || !/^client_secret_/.test(authMethod)) return [];
  return [
    {
      code: 'entra-secret-id',
      key: clientKeys.clientSecret,
      message: "has the form of a Secret ID, which is not the secret's Value",
      hint: "paste the secret's Value; it is shown only once, so make a new secret when it is lost",
    },
  ];
}

/** Which of the two kinds of endpoint is called; undefined when the address does not tell. */
function endpointVersion({ tokenUrl, issuerUrl }: ClientConfiguration): 1 | 2 | undefined {
  const url = (tokenUrl ?? issuerUrl)?.url;
  if (url === undefined) return undefined;
  if (/\/v2\.0(\/|$)/i.test(url.pathname)) return 2;
  return url.hostname === V1_ISSUER_HOST || /\/oauth2\/token\/?$/i.test(url.pathname) ? 1 : undefined;
}

/** Microsoft Entra ID, all clouds. */
export const entra: Provider = {
  name: 'entra',
  recognises: ({ hostname }) =>
    LOGIN_HOSTS.has(hostname) || ALIASES.has(hostname) || hostname === V1_ISSUER_HOST || hostname.endsWith('.ciamlogin.com'),
  explain(answer) {
    for (const code of answer.errorCodes) {
      const hint = HINTS.get(code);
      if (hint !== undefined) return hint;
    }
    return firstHint(RULES, answer);
  },
  addresses: {
    tokenEndpoint: 'https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token',
    issuer: 'https://login.microsoftonline.com/<tenant id>/v2.0',
    issuerEndsInSlash: ({ hostname }) => hostname === V1_ISSUER_HOST,
    isTokenEndpoint: ({ pathname }) => /^\/[^/]+\/oauth2\/(v2\.0\/)?token\/?$/i.test(pathname),
    endsEarly: ({ pathname }) => /^\/([^/]+(\/(v2\.0|oauth2(\/v2\.0)?))?)?\/?$/i.test(pathname),
  },
  preset: [
    {
      key: clientKeys.tokenUrl,
      value: 'https://login.microsoftonline.com/<tenant id>/oauth2/v2.0/token',
      about: "the directory (tenant) id, on an application's overview",
    },
    { key: clientKeys.clientId, value: '<client id>', about: "the application (client) id of the registry's application" },
    {
      key: clientKeys.scope,
      value: 'api://<app id>/.default',
      about: "the Application ID URI of the gate's application, under Expose an API, with /.default behind it",
    },
  ],
  advise: (client) => [
    ...adviseTenant(client),
    ...adviseIssuer(client),
    ...adviseScope(client, endpointVersion(client)),
    ...adviseSecret(client),
  ],
};
