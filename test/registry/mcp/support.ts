/** The official MCP registry API as its clients use it. */
import type { LightMyRequestResponse } from 'fastify';
import type { JsonObject } from '../../../src/gate/decision.ts';
import type { Store } from '../../../src/registry/store/store.ts';
import { createTestApp, type Request, type TestApp } from '../support/test-app.ts';
import { weather } from './documents.ts';

/** What the registry says of a version. */
export interface Official {
  readonly status: string;
  readonly statusChangedAt: string;
  readonly statusMessage?: string;
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly isLatest: boolean;
}

/** A version as it is answered. */
export interface Shown {
  readonly server: JsonObject & { readonly name: string; readonly version: string };
  readonly _meta: { readonly 'io.modelcontextprotocol.registry/official': Official };
}

/** A page as it is answered. */
export interface Page {
  readonly servers: Shown[];
  readonly metadata: { readonly count: number; readonly nextCursor?: string };
}

/** What the registry says of an answered version. */
export const officialOf = (shown: Shown): Official => shown._meta['io.modelcontextprotocol.registry/official'];

/** Address of a version. */
export const versionUrl = (name: string, version: string, home = '/v0.1'): string =>
  `${home}/servers/${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}`;

/** `name version` of each entry. */
export const keysOf = (page: Page): string[] => page.servers.map(({ server }) => `${server.name} ${server.version}`);

/** The app, and the calls that these tests make of it. */
export interface McpApp extends TestApp {
  readonly publish: (change?: object, request?: Partial<Request>) => Promise<LightMyRequestResponse>;
  readonly list: (query?: string) => Promise<Page>;
  readonly read: (name: string, version?: string) => Promise<Shown>;
  readonly setStatus: (name: string, version: string | null, status: string, message?: string) => Promise<LightMyRequestResponse>;
}

/**
 * Makes the app.
 *
 * @param ownStore see {@link createTestApp}
 */
export async function createMcpApp(env: Readonly<Record<string, string>> = {}, ownStore?: Store): Promise<McpApp> {
  const test = await createTestApp(env, ownStore);
  const { send } = test;
  return {
    ...test,
    publish: (change = {}, request = {}) =>
      send({ method: 'POST', url: '/v0/publish', body: { ...weather, ...change }, ...request }),
    list: async (query = '') => (await send({ url: `/v0.1/servers?${query}` })).json<Page>(),
    read: async (name, version = 'latest') =>
      (await send({ url: `${versionUrl(name, version)}?include_deleted=true` })).json<Shown>(),
    setStatus: (name, version, status, message) =>
      send({
        method: 'PATCH',
        url: version === null ? `/v0/servers/${encodeURIComponent(name)}/status` : `${versionUrl(name, version, '/v0')}/status`,
        body: { status, ...(message !== undefined && { statusMessage: message }) },
      }),
  };
}
