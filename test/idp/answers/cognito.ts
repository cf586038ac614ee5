import { answer, type DocumentedProvider, sampleToken, success } from './answer.ts';

const GRANT = 'enable the client credentials flow for the app client, with at least one custom scope';

/** Amazon Cognito: docs.aws.amazon.com/cognito, token-endpoint. Errors come without a description. */
export const cognito: DocumentedProvider = {
  tokenUrl: 'http://gate.auth.eu-west-1.amazoncognito.com/oauth2/token',
  settings: { REGISTRATION_GATE_OAUTH2_SCOPE: 'gate/check' },
  form: { scope: 'gate/check' },
  successes: [success('bare', 3600, { access_token: sampleToken, expires_in: 3600, token_type: 'Bearer' })],
  errors: [
    answer(400, 'invalid_client', null, 'check client id and client secret; the app client must have a secret'),
    answer(400, 'unauthorized_client', null, GRANT),
    answer(400, 'invalid_grant', null, GRANT),
    answer(400, 'invalid_scope', null, 'the scope must be <resource server identifier>/<scope> and allowed for the app client'),
    answer(
      400,
      'invalid_request',
      null,
      'the provider misses or refuses a form parameter: check scope, audience, resource and extra parameters',
    ),
    answer(
      400,
      'unsupported_grant_type',
      null,
      'the provider does not offer the client credentials grant here: allow it, or check the address',
    ),
    {
      name: '405',
      status: 405,
      body: '',
      error: null,
      hint: "this is not the token endpoint: use https://<the user pool's domain>/oauth2/token",
      reads: false,
    },
    {
      name: '429',
      status: 429,
      body: '',
      error: null,
      hint: 'the token quota is used up: switch the token cache on',
      reads: false,
      retryAfter: 5,
      throttles: true,
    },
    {
      name: 'an answer of the user pools API, at the issuer',
      status: 400,
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: { __type: 'UnknownOperationException' },
      error: null,
      hint: "this may not be the token endpoint: use https://<the user pool's domain>/oauth2/token, or the issuer",
      reads: false,
    },
  ],
};
