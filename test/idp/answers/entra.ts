import { type DocumentedError, type DocumentedProvider, sampleToken, success } from './answer.ts';

const TRACE = '0f1e2d3c-0000-4000-8000-123456789abc';
const CORRELATION = '9a8b7c6d-0000-4000-8000-cba987654321';

/** Identifiers in Entra's answers. */
export const entraDiagnostics = {
  trace_id: TRACE,
  correlation_id: CORRELATION,
  provider_timestamp: '2026-01-31 09:30:00Z',
};

/** An answer of Entra ID; its description ends in lines of their own. */
function refusal(
  status: number,
  error: string,
  code: number,
  text: string,
  hint: string,
  more: Partial<DocumentedError> = {},
): DocumentedError {
  const { trace_id, correlation_id, provider_timestamp: timestamp } = entraDiagnostics;
  const ids = `Trace ID: ${trace_id}\r\nCorrelation ID: ${correlation_id}\r\nTimestamp: ${timestamp}`;
  return {
    name: `AADSTS${code}`,
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${text}\r\n${ids}`,
      error_codes: [code],
      timestamp,
      trace_id,
      correlation_id,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
    error,
    hint,
    reads: status === 401 || error === 'invalid_client',
    ...more,
  };
}

const SIGNATURE =
  "the assertion's signature does not fit: upload the certificate to the application and send that one's thumbprint";
const TENANT = 'this grant needs a tenant of its own: put its id or domain in place of common in the token endpoint';
const CLOUD = 'the tenant belongs to another national cloud: use its login host in the token endpoint';

/** Entra ID: learn.microsoft.com/entra/identity-platform, reference-error-codes and v2-oauth2-client-creds-grant-flow. */
export const entra: DocumentedProvider = {
  tokenUrl: 'http://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/oauth2/v2.0/token',
  settings: { REGISTRATION_GATE_OAUTH2_SCOPE: 'api://gate/.default' },
  form: { scope: 'api://gate/.default' },
  successes: [
    success('v2.0', 3599, { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: sampleToken }),
    success('v1, numbers as text', 3599, {
      token_type: 'Bearer',
      expires_in: '3599',
      ext_expires_in: '3599',
      expires_on: '1769855399',
      not_before: '1769851499',
      resource: 'api://gate',
      access_token: sampleToken,
    }),
  ],
  errors: [
    refusal(
      401,
      'invalid_client',
      7000215,
      'Invalid client secret provided.',
      "the client secret is wrong: paste the secret's Value, not its Secret ID",
    ),
    refusal(
      401,
      'invalid_client',
      7000222,
      'The provided client secret keys are expired.',
      'the client secret has expired: make a new one, or use a certificate or a federated token',
    ),
    refusal(
      401,
      'invalid_client',
      7000218,
      "The request body must contain 'client_assertion' or 'client_secret'.",
      'no client secret or assertion arrived: set the client secret, or another client authentication method',
    ),
    refusal(
      400,
      'unauthorized_client',
      700016,
      'Application was not found in the directory.',
      "this tenant does not know the client: check the client id and the tenant in the token endpoint's address",
    ),
    refusal(
      400,
      'invalid_request',
      90002,
      'Tenant not found.',
      'the tenant does not exist: check the tenant and the cloud in the token endpoint',
    ),
    refusal(400, 'invalid_request', 90038, 'The tenant is in a national cloud.', CLOUD),
    refusal(400, 'invalid_request', 900382, 'Confidential client is not supported in cross cloud request.', CLOUD),
    refusal(400, 'invalid_request', 900432, 'Confidential client is not supported in cross cloud request.', CLOUD),
    refusal(400, 'invalid_request', 9001023, 'The grant type is not supported over the common endpoint.', TENANT),
    refusal(400, 'invalid_request', 90124, 'The resource is not supported over the common endpoint.', TENANT),
    refusal(400, 'invalid_request', 90130, 'The application is not supported over the common endpoint.', TENANT),
    refusal(
      400,
      'invalid_resource',
      500011,
      'The resource principal was not found in the tenant.',
      'the API in the scope is unknown in this tenant: check its App ID URI and that it has a service principal',
    ),
    refusal(
      400,
      'invalid_scope',
      70011,
      'The provided value for scope is not valid.',
      'the scope is malformed: use api://<app id>/.default',
    ),
    refusal(
      400,
      'invalid_scope',
      1002012,
      'The provided value for scope is not valid.',
      'the scope must be the App ID URI of one API and end in /.default',
    ),
    refusal(
      400,
      'invalid_scope',
      700022,
      'Scopes of more than one resource.',
      'the scope names more than one API: ask for one .default scope only',
    ),
    refusal(400, 'invalid_scope', 700023, 'Scope of no resource.', 'the scope names no API: use api://<app id>/.default'),
    refusal(
      400,
      'unauthorized_client',
      7000112,
      'Application is disabled.',
      'the application is disabled: enable it under enterprise applications',
    ),
    refusal(
      401,
      'invalid_client',
      700025,
      'Client is public.',
      'the application is registered as public: use a confidential one',
    ),
    refusal(401, 'invalid_client', 700027, 'Client assertion failed signature validation.', SIGNATURE),
    refusal(401, 'invalid_client', 50012, 'Authentication failed.', SIGNATURE),
    refusal(
      401,
      'invalid_client',
      700024,
      'Client assertion is not within its valid time range.',
      "the assertion is outside its time: check this machine's clock and that the federated token file is renewed",
    ),
    refusal(
      400,
      'invalid_request',
      901002,
      "The 'resource' request parameter is not supported.",
      'the v2.0 endpoint takes no resource: leave it empty and use the scope',
    ),
    refusal(
      400,
      'invalid_target',
      9010010,
      'The resource parameter does not match the requested scopes.',
      'the v2.0 endpoint takes no resource beside a scope: leave the resource empty',
    ),
    refusal(
      400,
      'access_denied',
      53003,
      'Access has been blocked by Conditional Access policies.',
      'a Conditional Access policy blocks the application: check its location and the policy',
    ),
    refusal(
      400,
      'invalid_request',
      900144,
      "The request body must contain the parameter: 'scope'.",
      'a form parameter is missing: set the scope',
    ),
    refusal(
      400,
      'temporarily_unavailable',
      90033,
      'A transient error has occurred.',
      'Entra ID has a passing problem: try again later',
    ),
    refusal(429, 'temporarily_unavailable', 90055, 'Too many requests.', 'the tenant is throttled: switch the token cache on', {
      headers: { 'retry-after': '60' },
      retryAfter: 60,
      throttles: true,
    }),
    refusal(
      401,
      'invalid_client',
      7099999,
      'A number that is not known yet.',
      "check the client secret: the secret's Value is needed, not its Secret ID",
    ),
    refusal(
      400,
      'unauthorized_client',
      7099998,
      'A number that is not known yet.',
      'check the client id and the tenant, and that the application is enabled there',
    ),
  ],
};
