/**
 * Addresses that were given for one another: an issuer, a discovery document or an authorization endpoint where the token
 * endpoint is meant, and the reverse.
 *
 * @module
 */
import { type Advice, type ClientConfiguration, clientKeys } from './client.ts';
import type { Provider } from './provider.ts';

/** Reads a setting as an http or https URL; undefined when it is none. */
export function parseWebUrl(text: string): URL | undefined {
  return /^https?:\/\//i.test(text.trim()) && URL.canParse(text) ? new URL(text) : undefined;
}

/** OpenID Connect Discovery 1.0 section 4; RFC 8414 section 3, which puts the issuer's path behind it. */
const DISCOVERY = /\/\.well-known\/(openid-configuration|oauth-authorization-server)(\/|$)/i;

/** RFC 6749 section 3.1; `openid-connect/auth` is Keycloak's. */
const AUTHORIZATION = /\/(authorize|authorization(\.oauth2)?|openid-connect\/auth)\/?$/i;

/** Endpoints beside the token endpoint: RFC 7662, RFC 7009, RFC 7517, RFC 8628, OpenID Connect. */
const OTHER_ENDPOINT =
  /\/(?:introspect(?:ion)?|userinfo|revoke|revocation|certs|keys|jwks(?:\.json)?|logout|end_?session|device|device_authorization)\/?$/i;

/** What an address is in place of a token endpoint; undefined when it may be one. */
function mistakenFor({ addresses }: Provider, url: URL): string | undefined {
  if (DISCOVERY.test(url.pathname)) return 'a discovery document';
  if (AUTHORIZATION.test(url.pathname)) return 'an authorization endpoint';
  if (OTHER_ENDPOINT.test(url.pathname)) return 'another endpoint of the provider';
  return addresses?.endsEarly(url) ? 'an issuer or an incomplete address' : undefined;
}

function adviseTokenUrl({ tokenUrl }: ClientConfiguration, provider: Provider): Advice[] {
  const mistaken = tokenUrl && mistakenFor(provider, tokenUrl.url);
  if (mistaken === undefined) return [];
  const { addresses } = provider;
  return [
    {
      code: 'issuer-as-token-url',
      key: clientKeys.tokenUrl,
      message: `is ${mistaken}, not a token endpoint`,
      hint:
        addresses === undefined
          ? `give the token_endpoint of the provider's discovery document, or its issuer as ${clientKeys.issuerUrl}`
          : `use the form ${addresses.tokenEndpoint}, or give the issuer (${addresses.issuer}) as ${clientKeys.issuerUrl}`,
    },
  ];
}

/** An issuer is compared to the letter with the one in its discovery document (RFC 8414 section 3.3). */
function adviseIssuerUrl({ issuerUrl }: ClientConfiguration, { addresses }: Provider): Advice[] {
  if (issuerUrl === undefined) return [];
  const wrong = (message: string, hint: string): Advice[] => [{ code: 'wrong-value', key: clientKeys.issuerUrl, message, hint }];
  const { url, endsInSlash } = issuerUrl;
  if (DISCOVERY.test(url.pathname)) {
    return wrong(
      'is a discovery document, not an issuer',
      'drop /.well-known and what follows: the document is found from the issuer',
    );
  }
  if (addresses === undefined) return [];
  if (addresses.isTokenEndpoint(url)) return wrong('is a token endpoint, not an issuer', `give it as ${clientKeys.tokenUrl}`);
  if (addresses.issuerEndsInSlash(url) === endsInSlash) return [];
  return wrong(
    endsInSlash ? 'ends in a slash, which the issuer does not' : 'lacks the slash at the end of the issuer',
    `write it as the provider's discovery document does: ${addresses.issuer}`,
  );
}

/** Advice about the addresses. */
export function adviseAddresses(client: ClientConfiguration, provider: Provider): Advice[] {
  return [...adviseTokenUrl(client, provider), ...adviseIssuerUrl(client, provider)];
}
