import type { JWTHeaderParameters, JWTPayload } from 'jose';

/** Whom the gate trusts, besides the issuer. */
export interface ClaimRules {
  /** Of these the token must name at least one. */
  readonly audiences: readonly string[];
  /** Client ids that may call; never empty. */
  readonly allowedClients: readonly string[];
  /** Tenant ids (`tid`) that may call; empty checks none. */
  readonly allowedTenants: readonly string[];
  /** Roles of which the token must hold one; empty checks none. */
  readonly requiredRoles: readonly string[];
}

/** Claims that name the client: Entra v2, Auth0 and Keycloak `azp`, Entra v1 `appid`, Cognito and RFC 9068 `client_id`, Okta `cid`. */
const CLIENT_CLAIMS = ['azp', 'appid', 'client_id', 'cid'] as const;

/** Claims that only ID tokens have (OpenID Connect Core 1.0 sections 2 and 3.1.3.6). */
const ID_TOKEN_CLAIMS = ['nonce', 'at_hash', 'c_hash', 's_hash'] as const;

function texts(value: unknown): string[] {
  return [value].flat().filter((entry) => typeof entry === 'string');
}

function clientsOf(claims: JWTPayload): string[] {
  return CLIENT_CLAIMS.flatMap((claim) => texts(claims[claim]));
}

/** The client that the token was issued to, null when it does not say. */
export function clientOf(claims: JWTPayload): string | null {
  return clientsOf(claims)[0] ?? null;
}

/**
 * False when the token tells that it is something else than an access token: by its `typ` header (RFC 9068 section 2.1),
 * Keycloak's `typ` claim, Cognito's `token_use`, or claims that only ID tokens have.
 */
export function isAccessToken(header: JWTHeaderParameters, claims: JWTPayload): boolean {
  const type = (header.typ ?? 'JWT').toLowerCase().replace(/^application\//, '');
  return (
    ['jwt', 'at+jwt'].includes(type) &&
    [undefined, 'Bearer'].includes(claims['typ'] as string | undefined) &&
    [undefined, 'access'].includes(claims['token_use'] as string | undefined) &&
    ID_TOKEN_CLAIMS.every((claim) => claims[claim] === undefined)
  );
}

/**
 * What the token is meant for: its `aud`. A Cognito access token has none; the resource servers of its scopes
 * (`<identifier>/<scope>`, where a scope's name has no slash) stand in for it.
 */
function audiencesOf(claims: JWTPayload): string[] {
  if (claims.aud !== undefined) return texts(claims.aud);
  if (claims['token_use'] !== 'access' || typeof claims['scope'] !== 'string') return [];
  return claims['scope'].split(' ').flatMap((scope) => (scope.includes('/') ? [scope.slice(0, scope.lastIndexOf('/'))] : []));
}

/** True when the token is meant for this gate. */
export function isMeantForUs(rules: ClaimRules, claims: JWTPayload): boolean {
  return audiencesOf(claims).some((audience) => rules.audiences.includes(audience));
}

/** Why a right token is not enough here, null when it is. A token that names several clients needs all of them allowed. */
export function findLackOfRights(rules: ClaimRules, claims: JWTPayload): 'client' | 'tenant' | 'role' | null {
  const clients = clientsOf(claims);
  if (clients.length === 0 || !clients.every((client) => rules.allowedClients.includes(client))) return 'client';
  const tenant = claims['tid'];
  if (rules.allowedTenants.length > 0 && !(typeof tenant === 'string' && rules.allowedTenants.includes(tenant))) return 'tenant';
  const roles = texts(claims['roles']);
  if (rules.requiredRoles.length > 0 && !roles.some((role) => rules.requiredRoles.includes(role))) return 'role';
  return null;
}
