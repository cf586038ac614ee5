import { type Advice, type ClientConfiguration, clientKeys } from './client.ts';
import { firstHint, type HintRule, type Provider } from './provider.ts';

const RULES: readonly HintRule[] = [
  {
    text: /Org Authorization Server|private_key_jwt/,
    hint: 'this is the org authorization server: use /oauth2/default/v1/token or another custom one',
  },
  {
    text: /custom scopes are not allowed/i,
    hint: 'this is the org authorization server: use /oauth2/default/v1/token or another custom one',
  },
  { text: /application_type/, hint: 'register the client as an API Services application' },
  { text: /network zones/i, hint: "the registry's address is outside the client's permitted network zones" },
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
  advise(client) {
    if (asksForOkta(client)) return [];
    const { tokenUrl, issuerUrl } = client;
    return [
      ...(tokenUrl !== undefined && ORG_TOKEN_PATH.test(tokenUrl.url.pathname)
        ? [orgServer(clientKeys.tokenUrl, '/oauth2/default/v1/token')]
        : []),
      ...(issuerUrl?.url.pathname === '/' ? [orgServer(clientKeys.issuerUrl, '/oauth2/default')] : []),
    ];
  },
};
