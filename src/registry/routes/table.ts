import { agentKind } from '../assets/agent.ts';
import type { Kind } from '../assets/kind.ts';
import { serverKind } from '../assets/server.ts';
import { skillKind } from '../assets/skill.ts';

/** What a route about assets does. `register` and `update` pass the gate. */
export type AssetAction = 'register' | 'update' | 'list' | 'read' | 'delete';

/** What a route of the official MCP registry API does. `mcp-publish`, `mcp-edit` and `mcp-status` pass the gate. */
export type McpAction =
  | 'mcp-list'
  | 'mcp-versions'
  | 'mcp-version'
  | 'mcp-publish'
  | 'mcp-edit'
  | 'mcp-status'
  | 'mcp-delete'
  | 'mcp-validate'
  | 'mcp-options';

/** What the other routes do. */
export type SystemAction =
  'gate-status' | 'gate-decisions' | 'gate-test' | 'health' | 'readiness' | 'openapi' | 'metrics' | 'page';

interface RouteBase {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /** Path; a trailing `*` is the path of an asset, which may hold slashes, `:name` is one segment. */
  readonly url: string;
}

/** A route about assets of one kind. */
export interface AssetRoute extends RouteBase {
  readonly action: AssetAction;
  readonly kind: Kind;
  /** Takes a form (application/x-www-form-urlencoded) besides JSON. */
  readonly form?: true;
}

/** A route of the official MCP registry API. */
export interface McpRoute extends RouteBase {
  readonly action: McpAction;
  readonly kind?: never;
  readonly form?: never;
}

/** A route about the registry itself. */
export interface SystemRoute extends RouteBase {
  readonly action: SystemAction;
  readonly kind?: never;
  readonly form?: never;
}

/** One route. */
export type Route = AssetRoute | McpRoute | SystemRoute;

/** Where the official MCP registry API lives: the stable path, and the one that its publisher's command calls. */
const MCP_HOMES = ['/v0.1', '/v0'];

/** True for a path of the official MCP registry API. */
export const isMcpPath = (path: string): boolean => /^\/v0(?:\.1)?(?:\/|$|\?)/.test(path);

const mcpRoutes = MCP_HOMES.flatMap((home): McpRoute[] => {
  const server = `${home}/servers/:name`;
  const version = `${server}/versions/:version`;
  return [
    { method: 'GET', url: `${home}/servers`, action: 'mcp-list' },
    { method: 'GET', url: `${server}/versions`, action: 'mcp-versions' },
    { method: 'GET', url: version, action: 'mcp-version' },
    { method: 'POST', url: `${home}/publish`, action: 'mcp-publish' },
    { method: 'PUT', url: version, action: 'mcp-edit' },
    { method: 'PATCH', url: `${version}/status`, action: 'mcp-status' },
    { method: 'PATCH', url: `${server}/status`, action: 'mcp-status' },
    { method: 'DELETE', url: version, action: 'mcp-delete' },
    { method: 'POST', url: `${home}/validate`, action: 'mcp-validate' },
    { method: 'OPTIONS', url: `${home}/*`, action: 'mcp-options' },
  ];
});

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

  ...mcpRoutes,

  { method: 'GET', url: '/api/gate/status', action: 'gate-status' },
  { method: 'GET', url: '/api/gate/decisions', action: 'gate-decisions' },
  { method: 'POST', url: '/api/gate/test', action: 'gate-test' },

  { method: 'GET', url: '/', action: 'page' },
  { method: 'GET', url: '/healthz', action: 'health' },
  { method: 'GET', url: '/readyz', action: 'readiness' },
  { method: 'GET', url: '/openapi.json', action: 'openapi' },
  { method: 'GET', url: '/metrics', action: 'metrics' },
];

const patterns = routes.map(({ method, url }) => ({
  method,
  pattern: new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+').replace(/\*$/, '.+')}$`),
}));

/** Methods that the API takes at a path; empty when there is nothing there. */
export function methodsAt(path: string): string[] {
  const methods = new Set(patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method));
  // Its preflight requests are answered for every path, also where there is nothing.
  if (methods.size === 1 && methods.has('OPTIONS')) return [];
  return [...methods].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
}
