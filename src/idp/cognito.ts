import { type Advice, type ClientConfiguration, clientKeys } from './client.ts';
import { adviseOpenIdScope } from './openid-scope.ts';
import { firstHint, type HintRule, type Provider } from './provider.ts';

const isIssuer = (hostname: string): boolean => /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/.test(hostname);

const isDomain = (hostname: string): boolean => /\.auth(-fips)?\.[a-z0-9-]+\.amazoncognito\.com$/.test(hostname);

const RULES: readonly HintRule[] = [
  { error: 'invalid_client', hint: 'check client id and client secret; the app client must have a secret' },
  {
    error: ['unauthorized_client', 'invalid_grant'],
    hint: 'enable the client credentials flow for the app client, with at least one custom scope',
  },
  { error: 'invalid_scope', hint: 'the scope must be <resource server identifier>/<scope> and allowed for the app client' },
  {
    error: '',
    status: 400,
    hint: "this may not be the token endpoint: use https://<the user pool's domain>/oauth2/token, or the issuer",
  },
  { status: 405, hint: "this is not the token endpoint: use https://<the user pool's domain>/oauth2/token" },
  { status: 429, hint: 'the token quota is used up: switch the token cache on' },
];

function adviseIssuer({ issuerUrl }: ClientConfiguration): Advice[] {
  if (issuerUrl === undefined || !isDomain(issuerUrl.url.hostname)) return [];
  return [
    {
      code: 'wrong-value',
      key: clientKeys.issuerUrl,
      message: "is the user pool's domain, not its issuer: there is no discovery document at the domain",
      hint: `use the form https://cognito-idp.<region>.amazonaws.com/<user pool id>, or give the domain's /oauth2/token as ${clientKeys.tokenUrl}`,
    },
  ];
}

function adviseMethod({ authMethod }: ClientConfiguration): Advice[] {
  if (authMethod !== 'private_key_jwt' && authMethod !== 'federated_token') return [];
  return [
    {
      code: 'wrong-value',
      key: clientKeys.authMethod,
      message: 'is a method that Cognito does not have: it takes a client secret alone',
      hint: 'set it to client_secret_post or client_secret_basic',
    },
  ];
}

function adviseScope({ parameters }: ClientConfiguration): Advice[] {
  const scope = parameters.get('scope');
  const hint = 'ask for a custom scope, as in <resource server identifier>/<scope>, or leave it empty';
  return scope === undefined ? [] : adviseOpenIdScope(scope, hint);
}

/** Amazon Cognito user pools. */
export const cognito: Provider = {
  name: 'cognito',
  recognises: ({ hostname }) => isIssuer(hostname) || isDomain(hostname),
  explain: (answer) => firstHint(RULES, answer),
  addresses: {
    tokenEndpoint: 'https://<domain prefix>.auth.<region>.amazoncognito.com/oauth2/token',
    issuer: 'https://cognito-idp.<region>.amazonaws.com/<user pool id>',
    issuerEndsInSlash: () => false,
    isTokenEndpoint: ({ hostname, pathname }) => isDomain(hostname) && /^\/oauth2\/token\/?$/.test(pathname),
    endsEarly: ({ hostname, pathname }) => isIssuer(hostname) || /^\/(oauth2\/?)?$/.test(pathname),
  },
  preset: [
    {
      key: clientKeys.issuerUrl,
      value: 'https://cognito-idp.<region>.amazonaws.com/<user pool id>',
      about: 'the user pool id, as in eu-west-1_a1B2c3D4e, on the overview of the user pool',
    },
    { key: clientKeys.clientId, value: '<client id>', about: 'Client ID of the app client' },
    {
      key: clientKeys.scope,
      value: '<resource server identifier>/<scope>',
      about: 'a custom scope of the resource server that the gate is, allowed for the app client',
    },
  ],
  advise: (client) => [...adviseIssuer(client), ...adviseMethod(client), ...adviseScope(client)],
};

/** What to do when a Cognito issuer's discovery document has no token endpoint, or its issuer is used as one. */
export const COGNITO_DOMAIN_HINT = 'the user pool has no token endpoint until a domain is attached to it';

/** Tells whether an address is the issuer of a Cognito user pool. */
export const isCognitoIssuer = (url: URL): boolean => isIssuer(url.hostname);
