import { answer, type DocumentedProvider, sampleToken, success } from './answer.ts';

const token = {
  access_token: sampleToken,
  expires_in: 300,
  refresh_expires_in: 0,
  token_type: 'Bearer',
  'not-before-policy': 0,
  scope: '',
};
const CLIENT = 'Invalid client or Invalid client credentials';

/** Keycloak 26.4, as observed. */
export const keycloak: DocumentedProvider = {
  tokenUrl: 'http://sso.example.com/realms/platform/protocol/openid-connect/token',
  settings: {},
  form: {},
  successes: [
    success('no scope', 300, token),
    success('with a scope', 300, { ...token, scope: 'gate.check' }),
    success('with an id_token', 300, { ...token, scope: 'openid email', id_token: sampleToken }),
  ],
  errors: [
    answer(
      401,
      'unauthorized_client',
      'Client not enabled to retrieve service account',
      'switch on Service accounts roles for the client',
    ),
    answer(
      400,
      'invalid_client',
      'Invalid token audience',
      'the assertion audience must be the issuer or the token endpoint as the realm names them',
    ),
    answer(
      400,
      'unauthorized_client',
      'Unexpected error when authenticating client',
      'the client authentication method is not the one that the client is set up for',
    ),
    answer(
      401,
      'unauthorized_client',
      'Bearer-only client not allowed to retrieve service account',
      'switch on Client authentication for the client: it must be confidential',
    ),
    answer(
      400,
      'invalid_client',
      'Missing client_id parameter',
      'check the client id: the realm does not know it, or the client is disabled',
    ),
    answer(
      400,
      'invalid_client',
      'Unable to load public key',
      'the realm has no key with this kid for the client: give the kid of its JWKS; for an imported certificate leave the private key id empty',
    ),
    answer(
      400,
      'invalid_client',
      'Client authentication with signed JWT failed: Signature on JWT token failed validation',
      "the client's key in the realm is not the one that signs: upload the matching certificate or key",
    ),
    answer(
      400,
      'invalid_client',
      'Invalid signature algorithm',
      "the client's signature algorithm in the realm is another: change it there, or set the signing algorithm",
    ),
    answer(
      400,
      'invalid_client',
      'client_id parameter does not match sub claim',
      'the realm wants the subject of the token as client id: give the client that name, and set it',
    ),
    answer(
      400,
      'invalid_client',
      'Token is not active',
      "the assertion has expired: compare the clocks of this machine and the server's",
    ),
    answer(
      400,
      'invalid_client',
      'Token reuse detected',
      'the realm takes an assertion once: use private_key_jwt, which signs a new one for each token',
    ),
    answer(
      400,
      'invalid_request',
      'Missing form parameter: grant_type',
      'the provider misses or refuses a form parameter: check scope, audience, resource and extra parameters',
    ),
    answer(
      400,
      'invalid_request',
      'duplicated parameter',
      'the provider misses or refuses a form parameter: check scope, audience, resource and extra parameters',
    ),
    answer(
      400,
      'unsupported_grant_type',
      'Unsupported grant_type',
      'the provider does not offer the client credentials grant here: allow it, or check the address',
    ),
    answer(
      401,
      'invalid_request',
      "User 'service-account-registry' disabled",
      "the client's service account is disabled: enable that user",
    ),
    answer(403, 'access_denied', 'Realm not enabled', 'the realm is disabled: enable it, or use another'),
    answer(403, 'invalid_request', 'HTTPS required', 'the realm asks for https: use an https token endpoint'),
    answer(
      404,
      'Realm does not exist',
      null,
      'the realm does not exist here: check the path /realms/<realm>/protocol/openid-connect/token (before version 17 with /auth in front)',
      { error: null },
    ),
    answer(
      404,
      'Unable to find matching target resource method',
      null,
      'the realm does not exist here: check the path /realms/<realm>/protocol/openid-connect/token (before version 17 with /auth in front)',
      { error: null },
    ),
    answer(
      405,
      'HTTP 405 Method Not Allowed',
      null,
      'this is not the token endpoint: it ends in /protocol/openid-connect/token',
      { error: null },
    ),
    answer(
      401,
      'unauthorized_client',
      CLIENT,
      "the client secret is wrong: copy it from the client's credentials; for an assertion choose Signed Jwt there",
    ),
    answer(401, 'invalid_client', CLIENT, 'check the client id: the realm does not know it, or the client is disabled'),
  ],
};
