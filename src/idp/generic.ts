import { clientKeys } from './client.ts';
import { firstHint, type HintRule, type Provider } from './provider.ts';

/** What the error codes of RFC 6749 section 5.2, RFC 8707 and RFC 9449 mean to the operator of a client. */
const RULES: readonly HintRule[] = [
  { error: 'invalid_client', hint: 'check client id, client secret and the client authentication method' },
  { error: 'unauthorized_client', hint: 'allow the client credentials grant for this client, and check its secret' },
  { error: 'invalid_scope', hint: 'check the scope: the provider does not know it or does not grant it to this client' },
  { error: 'invalid_target', hint: 'check the resource or audience: the provider does not know it' },
  { error: 'invalid_grant', hint: 'allow the client credentials grant for this client' },
  {
    error: 'unsupported_grant_type',
    hint: 'the provider does not offer the client credentials grant here: allow it, or check the address',
  },
  { error: 'access_denied', hint: "the provider's policy refuses this client: check its grants, scopes and audience" },
  {
    error: 'invalid_request',
    hint: 'the provider misses or refuses a form parameter: check scope, audience, resource and extra parameters',
  },
  {
    error: ['invalid_dpop_proof', 'use_dpop_nonce'],
    hint: 'the provider wants DPoP (RFC 9449), and only bearer tokens are used here: switch DPoP off for this client',
  },
  { error: ['server_error', 'temporarily_unavailable'], hint: 'the provider has a problem of its own: try again later' },
  { status: 401, hint: 'check client id, client secret and the client authentication method' },
  { status: 403, hint: 'the provider, or something in front of it, refuses the request: look into the logs of both' },
  { status: 404, hint: "there is nothing at this address: check the token endpoint's path" },
  { status: 405, hint: 'this is not a token endpoint: check the path' },
  { status: 407, hint: 'the proxy asks for a password: write user and password into HTTP_PROXY' },
  { status: 429, hint: 'too many token requests: switch the token cache on' },
];

/** Any other authorization server. */
export const generic: Provider = {
  name: 'generic',
  recognises: () => true,
  explain(answer) {
    const hint = firstHint(RULES, answer);
    if (hint !== null) return hint;
    const { status } = answer;
    if (status >= 500) return 'the provider has a problem of its own: try again later';
    if (status >= 300 && status < 400)
      return 'the address redirects, and redirects are not followed: give the final address of the token endpoint';
    return null;
  },
  preset: [
    {
      key: clientKeys.tokenUrl,
      value: 'https://<token endpoint>',
      about: "token_endpoint in the server's metadata, or the issuer in its own setting instead",
    },
    { key: clientKeys.clientId, value: '<client id>', about: 'the client_id that the server gave the registry' },
  ],
  advise: () => [],
};
