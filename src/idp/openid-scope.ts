import type { Advice, FormParameter } from './client.ts';
import { splitScopes } from './scope-list.ts';

/** Scopes about a user (OpenID Connect Core 1.0 sections 5.4 and 11). */
const OPENID_SCOPES = new Set(['openid', 'profile', 'email', 'address', 'phone', 'offline_access']);

/** Advice for a provider that gives scopes about users to users alone: in client credentials there is none. */
export function adviseOpenIdScope({ key, value }: FormParameter, hint: string): Advice[] {
  if (!splitScopes(value).some((scope) => OPENID_SCOPES.has(scope))) return [];
  return [{ code: 'wrong-value', key, message: 'asks for openid or the like, which client credentials do not get', hint }];
}
