import { clientKeys } from './client.ts';
import { firstHint, type HintRule, type Provider } from './provider.ts';

/** Observed on Keycloak 26.4: a wrong secret is `unauthorized_client`, like a grant that is not allowed; only the text differs. */
const RULES: readonly HintRule[] = [
  { text: /not enabled to retrieve service account/i, hint: 'switch on Service accounts roles for the client' },
  { text: /(public|bearer-only) client/i, hint: 'switch on Client authentication for the client: it must be confidential' },
  {
    text: /Unexpected error when authenticating/i,
    hint: 'the client authentication method is not the one that the client is set up for',
  },
  {
    error: 'invalid_client',
    text: /Invalid token audience/,
    hint: 'the assertion audience must be the issuer or the token endpoint as the realm names them',
  },
  {
    text: /Unable to load public key/,
    hint: 'the realm has no key with this kid for the client: give the kid of its JWKS; for an imported certificate leave the private key id empty',
  },
  {
    text: /Signature on JWT/,
    hint: "the client's key in the realm is not the one that signs: upload the matching certificate or key",
  },
  {
    text: /Invalid signature algorithm/,
    hint: "the client's signature algorithm in the realm is another: change it there, or set the signing algorithm",
  },
  {
    text: /client_id parameter does not match sub claim/,
    hint: 'the realm wants the subject of the token as client id: give the client that name, and set it',
  },
  { text: /Token is not active/, hint: "the assertion has expired: compare the clocks of this machine and the server's" },
  {
    text: /Token reuse detected/,
    hint: 'the realm takes an assertion once: use private_key_jwt, which signs a new one for each token',
  },
  { text: /HTTPS required/, hint: 'the realm asks for https: use an https token endpoint' },
  { text: /Realm not enabled/, hint: 'the realm is disabled: enable it, or use another' },
  { text: /^User '.*' disabled/, hint: "the client's service account is disabled: enable that user" },
  {
    error: 'unauthorized_client',
    status: 401,
    hint: "the client secret is wrong: copy it from the client's credentials; for an assertion choose Signed Jwt there",
  },
  { error: 'invalid_client', hint: 'check the client id: the realm does not know it, or the client is disabled' },
  { error: 'invalid_scope', hint: 'the client has no such scope: add it to its client scopes, or leave the scope empty' },
  {
    status: 404,
    hint: 'the realm does not exist here: check the path /realms/<realm>/protocol/openid-connect/token (before version 17 with /auth in front)',
  },
  { status: 405, hint: 'this is not the token endpoint: it ends in /protocol/openid-connect/token' },
];

/** Keycloak, known by its path: it runs on any host. */
export const keycloak: Provider = {
  name: 'keycloak',
  recognises: ({ pathname }) => /\/realms\/[^/]+/.test(pathname),
  explain: (answer) => firstHint(RULES, answer),
  addresses: {
    tokenEndpoint: 'https://<host>/realms/<realm>/protocol/openid-connect/token',
    issuer: 'https://<host>/realms/<realm>',
    issuerEndsInSlash: () => false,
    isTokenEndpoint: ({ pathname }) => /\/realms\/[^/]+\/protocol\/openid-connect\/token\/?$/.test(pathname),
    endsEarly: ({ pathname }) => /\/realms\/[^/]+(\/protocol(\/openid-connect)?)?\/?$/.test(pathname),
  },
  preset: [
    {
      key: clientKeys.issuerUrl,
      value: 'https://<host>/realms/<realm>',
      about: "the realm's name; the host as the realm itself names it, see issuer in its OpenID endpoint configuration",
    },
    { key: clientKeys.clientId, value: '<client id>', about: 'Client ID of the client' },
  ],
  advise: ({ tokenUrl, issuerUrl }) =>
    (['tokenUrl', 'issuerUrl'] as const)
      .filter((name) => /^\/auth\/realms\//.test({ tokenUrl, issuerUrl }[name]?.url.pathname ?? ''))
      .map((name) => ({
        code: 'keycloak-path',
        key: clientKeys[name],
        message: "begins with /auth, which is no part of Keycloak's path since version 17",
        hint: 'drop /auth, unless the server is older or runs with http-relative-path=/auth',
      })),
};
