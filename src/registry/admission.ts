import type { FastifyRequest } from 'fastify';
import { createAuthenticator, credentialsNeeded } from './callers/authenticate.ts';
import type { Caller } from './callers/caller.ts';
import { createRateLimiter } from './callers/rate-limit.ts';
import { Problem } from './problem.ts';
import { assetPath } from './routes/assets.ts';
import type { AppDeps } from './routes/handler.ts';
import type { Route } from './routes/table.ts';
import { notOwner, ownsAsset } from './write-asset.ts';

const PERMISSIONS: Readonly<Record<Route['action'], keyof Caller['permissions'] | null>> = {
  register: 'register',
  update: 'register',
  delete: 'register',
  list: 'read',
  read: 'read',
  'gate-status': 'admin',
  'gate-decisions': 'admin',
  'gate-test': 'admin',
  health: null,
  readiness: null,
  openapi: null,
  metrics: null,
};

/** What a route needs of its caller; null for what everybody may use. */
export const permissionOf = ({ action }: Route): keyof Caller['permissions'] | null => PERMISSIONS[action];

function requirePermission(caller: Caller, permission: keyof Caller['permissions']): void {
  if (caller.permissions[permission]) return;
  if (caller.actor.method === 'anonymous') throw credentialsNeeded();
  throw new Problem('forbidden', permission === 'admin' ? 'this is for admins only' : 'the caller may not register assets');
}

/** Refuses bodies that nobody would decode (RFC 9110 section 8.4). */
function refuseEncodedBody(request: FastifyRequest): void {
  if ((request.headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
    throw new Problem('unsupported_media_type', 'the body must not have a Content-Encoding');
  }
}

/**
 * The first step of every request, before its body is read: who sends it, and may they? Sets the request's caller.
 *
 * The function that it returns throws a Problem for a caller who may not.
 */
export function createAdmission({ settings, http, log, lifecycle, store }: AppDeps) {
  const authenticator = createAuthenticator(settings, http, log);
  const limiter = createRateLimiter(settings.registryRateLimitPerMinute);

  return async (request: FastifyRequest, route: Route): Promise<void> => {
    const permission = permissionOf(route);
    if (permission === null) return;
    if (lifecycle.stopping) throw new Problem('shutting_down', 'the registry is stopping');
    const caller = await authenticator.authenticate(request.headers);
    request.caller = caller;
    limiter.spend(caller.actor.method === 'anonymous' ? `anonymous ${request.ip}` : caller.owner);
    requirePermission(caller, permission);
    if (route.action === 'update') {
      const asset = await store.find(route.kind.assetType, assetPath(request, route.kind));
      if (asset !== null && !ownsAsset(caller, asset)) throw notOwner();
    }
    refuseEncodedBody(request);
  };
}
