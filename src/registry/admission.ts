import type { FastifyRequest } from 'fastify';
import { createAuthenticator, credentialsNeeded } from './callers/authenticate.ts';
import { forBrowser, fromBrowser } from './callers/browser.ts';
import type { Caller } from './callers/caller.ts';
import { networkOf } from './callers/network.ts';
import { createRateLimiter } from './callers/rate-limit.ts';
import { Problem } from './problem.ts';
import { assetPath } from './routes/assets.ts';
import type { AppDeps } from './routes/handler.ts';
import { namedIn } from './routes/mcp-read.ts';
import type { Route } from './routes/table.ts';
import { notOwner, ownsAsset } from './write-asset.ts';

/** What a route needs of its caller; null for what is not even counted against the rate limit. */
export type Permission = keyof Caller['permissions'] | 'anybody' | null;

const PERMISSIONS: Readonly<Record<Route['action'], Permission>> = {
  register: 'register',
  update: 'register',
  delete: 'register',
  list: 'read',
  read: 'read',
  'mcp-list': 'read',
  'mcp-versions': 'read',
  'mcp-version': 'read',
  'mcp-publish': 'register',
  'mcp-edit': 'register',
  'mcp-status': 'register',
  'mcp-delete': 'register',
  // The publisher's command sends no credential with it, and nothing of the registry is shown.
  'mcp-validate': 'anybody',
  'mcp-options': null,
  'gate-status': 'admin',
  'gate-decisions': 'admin',
  'gate-test': 'admin',
  health: null,
  readiness: null,
  page: 'read',
  openapi: null,
  metrics: null,
};

/** What a route needs of its caller. */
export const permissionOf = ({ action }: Route): Permission => PERMISSIONS[action];

function requirePermission(caller: Caller, permission: keyof Caller['permissions']): void {
  if (caller.permissions[permission]) return;
  if (caller.actor.method === 'anonymous') throw credentialsNeeded();
  throw new Problem('forbidden', permission === 'admin' ? 'this is for admins only' : 'the caller may not register assets');
}

/** Refuses bodies that nobody would decode (RFC 9110 section 8.4). That of a GET is not read. */
function refuseEncodedBody(request: FastifyRequest, { method }: Route): void {
  if (method === 'GET') return;
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

  /** Keeps a caller from changing what belongs to another. */
  async function requireOwner(request: FastifyRequest, route: Route, caller: Caller): Promise<void> {
    const asset =
      route.action === 'update'
        ? await store.find(route.kind.assetType, assetPath(request, route.kind))
        : route.action === 'mcp-edit' || route.action === 'mcp-status'
          ? (await store.findVersion(namedIn(request).name, 'latest'))?.asset
          : null;
    if (asset && !ownsAsset(caller, asset)) throw notOwner();
  }

  /**
   * Who sends the request; a browser may say so in its own way, for the page alone. Who fails to is counted by address, after the
   * attempt: behind a proxy, where all have one address, nobody with a good key may be kept out by somebody with a wrong one.
   */
  async function identify({ headers, ip }: FastifyRequest, { action }: Route): Promise<Caller> {
    try {
      return await authenticator.authenticate(action === 'page' ? fromBrowser(headers) : headers);
    } catch (error) {
      if (error instanceof Problem && error.status < 500) limiter.spend(`unauthenticated ${networkOf(ip)}`);
      throw action === 'page' ? forBrowser(error) : error;
    }
  }

  return async (request: FastifyRequest, route: Route): Promise<void> => {
    const permission = permissionOf(route);
    if (permission === null) return;
    if (lifecycle.phase === 'stopping') throw new Problem('shutting_down', 'the registry is stopping');
    if (permission === 'anybody') {
      limiter.spend(`anonymous ${networkOf(request.ip)}`);
    } else {
      const caller = await identify(request, route);
      request.caller = caller;
      limiter.spend(caller.actor.method === 'anonymous' ? `anonymous ${networkOf(request.ip)}` : caller.owner);
      requirePermission(caller, permission);
      await requireOwner(request, route, caller);
    }
    refuseEncodedBody(request, route);
  };
}
