import { firstHint, type HintRule, type Provider } from './provider.ts';

const isIssuer = (hostname: string): boolean => /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/.test(hostname);

const RULES: readonly HintRule[] = [
  { error: 'invalid_client', hint: 'check client id and client secret; the app client must have a secret' },
  {
    error: ['unauthorized_client', 'invalid_grant'],
    hint: 'enable the client credentials flow for the app client, with at least one custom scope',
  },
  { error: 'invalid_scope', hint: 'the scope must be <resource server identifier>/<scope> and allowed for the app client' },
  { status: 405, hint: "this is not the token endpoint: use https://<the user pool's domain>/oauth2/token" },
  { status: 429, hint: 'the token quota is used up: switch the token cache on' },
];

/** Amazon Cognito user pools. */
export const cognito: Provider = {
  name: 'cognito',
  recognises: ({ hostname }) => isIssuer(hostname) || /\.auth\.[a-z0-9-]+\.amazoncognito\.com$/.test(hostname),
  explain: (answer) => firstHint(RULES, answer),
};

/** What to do when a Cognito issuer's discovery document has no token endpoint, or its issuer is used as one. */
export const COGNITO_DOMAIN_HINT = 'the user pool has no token endpoint until a domain is attached to it';

/** Tells whether an address is the issuer of a Cognito user pool. */
export const isCognitoIssuer = (url: URL): boolean => isIssuer(url.hostname);
