import { type Advice, type ClientConfiguration, clientKeys } from './client.ts';
import { firstHint, type HintRule, type Provider } from './provider.ts';

const RULES: readonly HintRule[] = [
  { text: /Non-global clients|APIv1/, hint: 'set the audience to the identifier of the API that the gate is' },
  { text: /Service not (found|enabled)/, hint: 'no API has this audience: set it to the identifier of the API, to the letter' },
  {
    text: /not authorized to access|client-grant/,
    hint: 'authorize the application for the API (Machine to Machine applications)',
  },
  { text: /not been granted scopes/, hint: "grant the scope to the application under the API's Machine to Machine applications" },
  { error: 'unauthorized_client', hint: "enable the client credentials grant in the application's advanced settings" },
  {
    error: ['invalid_client', 'access_denied'],
    status: 401,
    hint: 'check client id, client secret and the client authentication method of the application',
  },
  { error: 'access_denied', hint: 'check the audience and that the application is authorized for that API' },
  { status: 429, hint: 'the quota of machine-to-machine tokens is used up: switch the token cache on' },
];

const TOKEN_PATH = /^\/oauth\/token\/?$/;

function adviseAudience({ parameters, complete }: ClientConfiguration): Advice[] {
  // A tenant may be set up to take a resource in the audience's place.
  if (!complete || parameters.has('audience') || parameters.has('resource')) return [];
  return [
    {
      code: 'auth0-audience',
      key: clientKeys.audience,
      message: 'is needed: Auth0 makes a token for the API that the audience names',
      hint: 'set it to the identifier of the API that the gate is',
    },
  ];
}

function adviseAssertion({ authMethod, hasAssertionAudience, complete }: ClientConfiguration): Advice[] {
  if (!complete || authMethod !== 'private_key_jwt' || hasAssertionAudience) return [];
  return [
    {
      code: 'required-key',
      key: clientKeys.assertionAudience,
      message: "is needed for private_key_jwt: Auth0 wants the tenant's address in the assertion, not the token endpoint",
      hint: "set it to the tenant's address with the slash: https://<tenant>.auth0.com/",
    },
  ];
}

/** Auth0 on its own domains; a custom domain looks like any other server. */
export const auth0: Provider = {
  name: 'auth0',
  recognises: ({ hostname }) => hostname.endsWith('.auth0.com'),
  explain: (answer) => firstHint(RULES, answer),
  addresses: {
    tokenEndpoint: 'https://<tenant>.auth0.com/oauth/token',
    issuer: 'https://<tenant>.auth0.com/',
    issuerEndsInSlash: () => true,
    isTokenEndpoint: ({ pathname }) => TOKEN_PATH.test(pathname),
    endsEarly: ({ pathname }) => !TOKEN_PATH.test(pathname),
  },
  preset: [
    {
      key: clientKeys.tokenUrl,
      value: 'https://<tenant>.auth0.com/oauth/token',
      about: "the tenant's domain, with its region where it has one, as in tenant.eu.auth0.com",
    },
    { key: clientKeys.clientId, value: '<client id>', about: "Client ID, in the application's settings" },
    { key: clientKeys.audience, value: '<API identifier>', about: 'the Identifier of the API that the gate is' },
  ],
  advise: (client) => [...adviseAudience(client), ...adviseAssertion(client)],
};
