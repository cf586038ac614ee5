import { answer, type DocumentedProvider, sampleToken, success } from './answer.ts';

const CLIENT = 'check client id, client secret and the client authentication method of the application';
const ORG = 'this is the org authorization server: use /oauth2/default/v1/token or another custom one';
const KEY =
  'the assertion does not fit a key of the application: compare the private key, its id and the algorithm with the public keys there';
const SCOPE = "the access policy's rule does not grant the scope: add the scope to the rule";

/** Okta: its list of OAuth 2.0 errors (developer.okta.com/docs/reference/error-codes), one custom authorization server. */
export const okta: DocumentedProvider = {
  tokenUrl: 'http://dev-1.okta.com/oauth2/default/v1/token',
  settings: { REGISTRATION_GATE_OAUTH2_SCOPE: 'gate.check' },
  form: { scope: 'gate.check' },
  successes: [
    success('custom authorization server', 3600, {
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: sampleToken,
      scope: 'gate.check',
    }),
  ],
  errors: [
    answer(
      401,
      'access_denied',
      'Policy evaluation failed for this request, please check the policy configurations.',
      'no access policy of the authorization server lets this client in: add a policy and a rule for it',
    ),
    answer(
      401,
      'invalid_client',
      'Client authentication failed. Either the client or the client credentials are invalid.',
      CLIENT,
    ),
    answer(401, 'invalid_client', 'The client secret supplied for a confidential client is invalid.', CLIENT),
    answer(401, 'invalid_client', 'No client credentials found.', CLIENT),
    answer(
      401,
      'invalid_client',
      "Only clients with 'application_type' of 'service' may use the client_credentials 'grant_type' with the Org Authorization Server.",
      ORG,
    ),
    answer(400, 'invalid_scope', 'Custom scopes are not allowed for this request.', ORG),
    answer(
      401,
      'invalid_client',
      'The audience claim for client_assertion must be the endpoint invoked for the request.',
      'the assertion audience must be the token endpoint to the letter: leave it empty',
    ),
    answer(
      401,
      'invalid_client',
      'The client_assertion token has an expiration too far into the future.',
      'the assertion is outside its time: check the clock of this machine',
    ),
    answer(
      401,
      'invalid_client',
      'The client_assertion token has already been used.',
      'Okta takes an assertion once: use private_key_jwt, which signs a new one for each token',
    ),
    answer(401, 'invalid_client', 'The client_assertion signature is invalid.', KEY),
    answer(401, 'invalid_client', 'The client_assertion JWT kid is invalid.', KEY),
    answer(401, 'invalid_client', 'The client does not have a JWKSet configured, but the client_assertion requires one.', KEY),
    answer(
      400,
      'invalid_scope',
      "The authorization server resource does not have any configured default scopes, 'scope' must be provided.",
      'set the scope to at least one custom scope of the authorization server',
    ),
    answer(
      400,
      'invalid_scope',
      'One or more scopes are not configured for the authorization server resource.',
      'the scope must be a custom scope of the authorization server; openid and the like do not work here',
    ),
    answer(
      400,
      'invalid_scope',
      "Cannot request 'openid' scopes using client credentials.",
      'the scope must be a custom scope of the authorization server; openid and the like do not work here',
    ),
    answer(400, 'access_denied', 'Policy evaluation succeeded, but all the requested scopes were rejected.', SCOPE),
    answer(400, 'access_denied', 'Some of the requested scopes were denied by the policy. Denied scopes: [gate.check].', SCOPE),
    answer(
      403,
      'access_denied',
      "The request is made from outside the client's permitted network zones.",
      "the registry's address is outside the client's permitted network zones: add it to one of them",
    ),
    answer(
      400,
      'unauthorized_client',
      'The client is not authorized to use the provided grant type.',
      'allow the client credentials grant for the application',
    ),
    answer(
      400,
      'unauthorized_client',
      'This client cannot use a custom authorization server.',
      'this application is for the org authorization server alone: register an API Services application for the registry',
    ),
    answer(
      400,
      'invalid_dpop_proof',
      'The DPoP proof JWT header is missing.',
      'the provider wants DPoP (RFC 9449), and only bearer tokens are used here: switch DPoP off for this client',
    ),
    {
      name: "404 in Okta's own form",
      status: 404,
      body: {
        errorCode: 'E0000007',
        errorSummary: 'Not found: Resource not found: aus1 (AuthorizationServer)',
        errorLink: 'E0000007',
        errorId: 'oae1',
        errorCauses: [],
      },
      error: null,
      hint: 'no such authorization server: check the part after /oauth2/ in the token endpoint',
      reads: false,
    },
    {
      name: "429 in Okta's own form",
      status: 429,
      headers: {
        date: new Date(1_769_851_469_000).toUTCString(),
        'x-rate-limit-limit': '600',
        'x-rate-limit-remaining': '0',
        'x-rate-limit-reset': '1769851499',
      },
      body: {
        errorCode: 'E0000047',
        errorSummary: 'API call exceeded rate limit due to too many requests.',
        errorLink: 'E0000047',
        errorId: 'oae2',
        errorCauses: [],
      },
      error: null,
      hint: 'the rate limit of the authorization servers is reached: switch the token cache on',
      reads: false,
      retryAfter: 30,
      throttles: true,
    },
  ],
};
