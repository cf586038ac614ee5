import { answer, type DocumentedProvider, sampleToken, success } from './answer.ts';

/** Auth0: auth0.com/docs/api/authentication, and answers that its users report. */
export const auth0: DocumentedProvider = {
  tokenUrl: 'http://tenant.eu.auth0.com/oauth/token',
  settings: { REGISTRATION_GATE_OAUTH2_AUDIENCE: 'https://gate.example.com' },
  form: { audience: 'https://gate.example.com' },
  successes: [
    success('an API without scopes', 86_400, { access_token: sampleToken, token_type: 'Bearer', expires_in: 86_400 }),
    success(
      'with scope and the quota that is left',
      86_400,
      { access_token: sampleToken, scope: 'gate:check', expires_in: 86_400, token_type: 'Bearer' },
      { 'auth0-client-quota-limit': 'b=per_hour;q=10;r=7;t=3540,b=per_day;q=100;r=90;t=80000' },
    ),
  ],
  errors: [
    answer(
      401,
      'access_denied',
      'Unauthorized',
      'check client id, client secret and the client authentication method of the application',
    ),
    answer(
      403,
      'access_denied',
      'Non-global clients are not allowed access to APIv1',
      'set the audience to the identifier of the API that the gate is',
    ),
    answer(
      403,
      'access_denied',
      'Service not enabled within domain: https://gate.example.com',
      'no API has this audience: set it to the identifier of the API, to the letter',
    ),
    answer(
      403,
      'access_denied',
      'Service not found: https://gate.example.com',
      'no API has this audience: set it to the identifier of the API, to the letter',
    ),
    answer(
      403,
      'access_denied',
      'Client is not authorized to access "https://gate.example.com". You might probably want to create a "client-grant" associated to this API.',
      'authorize the application for the API (Machine to Machine applications)',
    ),
    answer(
      403,
      'access_denied',
      'Client has not been granted scopes: test',
      "grant the scope to the application under the API's Machine to Machine applications",
    ),
    answer(
      403,
      'access_denied',
      'A text that is not known yet',
      'check the audience and that the application is authorized for that API',
    ),
    answer(
      403,
      'unauthorized_client',
      "Grant type 'client_credentials' not allowed for the client.",
      "enable the client credentials grant in the application's advanced settings",
    ),
    answer(
      429,
      'too_many_requests',
      'Client quota exceeded',
      'the quota of machine-to-machine tokens is used up: switch the token cache on',
      {
        headers: { 'auth0-client-quota-limit': 'b=per_hour;q=10;r=0;t=3540', 'retry-after': '30' },
        retryAfter: 30,
        throttles: true,
      },
    ),
  ],
};
