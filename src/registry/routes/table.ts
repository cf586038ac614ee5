import { agentKind } from '../assets/agent.ts';
import type { Kind } from '../assets/kind.ts';
import { serverKind } from '../assets/server.ts';
import { skillKind } from '../assets/skill.ts';

/** What a route about assets does. `register` and `update` pass the gate. */
export type AssetAction = 'register' | 'update' | 'list' | 'read' | 'delete';

/** What the other routes do. */
export type SystemAction = 'gate-status' | 'gate-decisions' | 'gate-test' | 'health' | 'readiness' | 'openapi' | 'metrics';

interface RouteBase {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path; a trailing `*` is the path of an asset, which may hold slashes. */
  readonly url: string;
}

/** A route about assets of one kind. */
export interface AssetRoute extends RouteBase {
  readonly action: AssetAction;
  readonly kind: Kind;
  /** Takes a form (application/x-www-form-urlencoded) besides JSON. */
  readonly form?: true;
}

/** A route about the registry itself. */
export interface SystemRoute extends RouteBase {
  readonly action: SystemAction;
  readonly kind?: never;
  readonly form?: never;
}

/** One route. */
export type Route = AssetRoute | SystemRoute;

/** Every route of the API. */
export const routes: readonly Route[] = [
  { method: 'POST', url: '/api/servers/register', action: 'register', kind: serverKind, form: true },
  { method: 'POST', url: '/servers/register', action: 'register', kind: serverKind, form: true },
  { method: 'POST', url: '/internal/register', action: 'register', kind: serverKind, form: true },
  { method: 'POST', url: '/api/servers/edit/*', action: 'update', kind: serverKind, form: true },
  { method: 'POST', url: '/edit/*', action: 'update', kind: serverKind, form: true },
  { method: 'GET', url: '/api/servers', action: 'list', kind: serverKind },
  { method: 'GET', url: '/api/servers/*', action: 'read', kind: serverKind },
  { method: 'DELETE', url: '/api/servers/*', action: 'delete', kind: serverKind },

  { method: 'POST', url: '/api/agents/register', action: 'register', kind: agentKind },
  { method: 'PUT', url: '/api/agents/*', action: 'update', kind: agentKind },
  { method: 'GET', url: '/api/agents', action: 'list', kind: agentKind },
  { method: 'GET', url: '/api/agents/*', action: 'read', kind: agentKind },
  { method: 'DELETE', url: '/api/agents/*', action: 'delete', kind: agentKind },

  { method: 'POST', url: '/api/skills', action: 'register', kind: skillKind },
  { method: 'PUT', url: '/api/skills/*', action: 'update', kind: skillKind },
  { method: 'GET', url: '/api/skills', action: 'list', kind: skillKind },
  { method: 'GET', url: '/api/skills/*', action: 'read', kind: skillKind },
  { method: 'DELETE', url: '/api/skills/*', action: 'delete', kind: skillKind },

  { method: 'GET', url: '/api/gate/status', action: 'gate-status' },
  { method: 'GET', url: '/api/gate/decisions', action: 'gate-decisions' },
  { method: 'POST', url: '/api/gate/test', action: 'gate-test' },

  { method: 'GET', url: '/healthz', action: 'health' },
  { method: 'GET', url: '/readyz', action: 'readiness' },
  { method: 'GET', url: '/openapi.json', action: 'openapi' },
  { method: 'GET', url: '/metrics', action: 'metrics' },
];

/** Methods that the API takes at a path; empty when there is nothing there. */
export function methodsAt(path: string): string[] {
  const methods = routes
    .filter(({ url }) => (url.endsWith('*') ? path.startsWith(url.slice(0, -1)) && path.length >= url.length : path === url))
    .map(({ method }) => method);
  return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))];
}
