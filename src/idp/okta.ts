import { type Advice, type ClientConfiguration, clientKeys } from './client.ts';
import { adviseOpenIdScope } from './openid-scope.ts';
import { firstHint, type HintRule, type Provider } from './provider.ts';

const RULES: readonly HintRule[] = [
  {
    text: /Org Authorization Server|custom scopes are not allowed/i,
    hint: 'this is the org authorization server: use /oauth2/default/v1/token or another custom one',
  },
  {
    text: /cannot use a custom authorization server/i,
    hint: 'this application is for the org authorization server alone: register an API Services application for the registry',
  },
  {
    text: /audience claim for client_assertion/,
    hint: 'the assertion audience must be the token endpoint to the letter: leave it empty',
  },
  {
    text: /client_assertion token (is expired|has an expiration too far|must be issued before)/,
    hint: 'the assertion is outside its time: check the clock of this machine',
  },
  {
    text: /client_assertion token has already been used/,
    hint: 'Okta takes an assertion once: use private_key_jwt, which signs a new one for each token',
  },
  {
    text: /client_assertion.* (signature|signing|kid)\b|JWKSet/,
    hint: 'the assertion does not fit a key of the application: compare the private key, its id and the algorithm with the public keys there',
  },
  {
    text: /network zones/i,
    hint: "the registry's address is outside the client's permitted network zones: add it to one of them",
  },
  {
    text: /policy evaluation failed/i,
    hint: 'no access policy of the authorization server lets this client in: add a policy and a rule for it',
  },
  {
    text: /scopes were (rejected|denied)|denied by the policy/i,
    hint: "the access policy's rule does not grant the scope: add the scope to the rule",
  },
  {
    text: /No scopes were requested|default scopes/i,
    hint: 'set the scope to at least one custom scope of the authorization server',
  },
  {
    error: 'invalid_scope',
    hint: 'the scope must be a custom scope of the authorization server; openid and the like do not work here',
  },
  { error: 'unauthorized_client', hint: 'allow the client credentials grant for the application' },
  { error: 'invalid_client', hint: 'check client id, client secret and the client authentication method of the application' },
  { status: 404, hint: 'no such authorization server: check the part after /oauth2/ in the token endpoint' },
  { status: 429, hint: 'the rate limit of the authorization servers is reached: switch the token cache on' },
];

const ORG_TOKEN_PATH = /^\/oauth2\/v1\/token\/?$/;

/** Scopes of Okta's own APIs, Workflows among them: the org authorization server is the one that grants them. */
const asksForOkta = ({ parameters }: ClientConfiguration): boolean =>
  /^okta\.\S+(\s+okta\.\S+)*$/.test(parameters.get('scope')?.value ?? '');

const orgServer = (key: string, path: string): Advice => ({
  code: 'okta-org-server',
  key,
  message: "is Okta's org authorization server, whose tokens are for Okta's own APIs: a gate cannot check them",
  hint: `use a custom authorization server: https://<org>.okta.com${path}, or another name in place of default`,
});

const ADMIN_CONSOLE = /-admin\.[^.]+\.(?:com|mil)$/;

/** The console has an address of its own, one that is easily copied from the browser. */
function adviseHost({ tokenUrl, issuerUrl }: ClientConfiguration): Advice[] {
  return [
    { key: clientKeys.tokenUrl, address: tokenUrl },
    { key: clientKeys.issuerUrl, address: issuerUrl },
  ]
    .filter(({ address }) => address !== undefined && ADMIN_CONSOLE.test(address.url.hostname))
    .map(({ key }) => ({
      code: 'wrong-value',
      key,
      message: "names the host of Okta's admin console, which makes no tokens",
      hint: 'drop -admin from the host: https://<org>.okta.com',
    }));
}

function adviseScope({ parameters, complete }: ClientConfiguration): Advice[] {
  const scope = parameters.get('scope');
  if (scope !== undefined) {
    return adviseOpenIdScope(scope, 'ask for a custom scope of the authorization server, such as gate.check');
  }
  if (!complete) return [];
  return [
    {
      code: 'required-key',
      severity: 'warning',
      key: clientKeys.scope,
      message: 'is needed, unless the authorization server has default scopes: Okta gives no token without a scope',
      hint: 'set it to a custom scope of the authorization server, such as gate.check',
    },
  ];
}

/** Okta. */
export const okta: Provider = {
  name: 'okta',
  recognises: ({ hostname }) => /\.((okta|oktapreview|okta-emea|okta-gov)\.com|okta\.mil)$/.test(hostname),
  explain: (answer) => firstHint(RULES, answer),
  addresses: {
    tokenEndpoint: 'https://<org>.okta.com/oauth2/default/v1/token',
    issuer: 'https://<org>.okta.com/oauth2/default',
    issuerEndsInSlash: () => false,
    isTokenEndpoint: ({ pathname }) => /^\/oauth2(\/[^/]+)?\/v1\/token\/?$/.test(pathname),
    endsEarly: ({ pathname }) => /^\/(oauth2(\/[^/]+(\/v1)?)?)?\/?$/.test(pathname),
  },
  preset: [
    {
      key: clientKeys.tokenUrl,
      value: 'https://<org>.okta.com/oauth2/default/v1/token',
      about: "the org's domain; another custom authorization server's id in place of default",
    },
    { key: clientKeys.clientId, value: '<client id>', about: 'Client ID of the API Services application' },
    { key: clientKeys.scope, value: '<custom scope>', about: 'a scope of the authorization server, such as gate.check' },
  ],
  advise(client) {
    if (asksForOkta(client)) return adviseHost(client);
    const { tokenUrl, issuerUrl } = client;
    const atOrg = [
      ...(tokenUrl !== undefined && ORG_TOKEN_PATH.test(tokenUrl.url.pathname)
        ? [orgServer(clientKeys.tokenUrl, '/oauth2/default/v1/token')]
        : []),
      ...(issuerUrl?.url.pathname === '/' ? [orgServer(clientKeys.issuerUrl, '/oauth2/default')] : []),
    ];
    // Another server has other scopes.
    return [...adviseHost(client), ...(atOrg.length > 0 ? atOrg : adviseScope(client))];
  },
};
