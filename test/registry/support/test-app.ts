import { randomBytes } from 'node:crypto';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { onTestFinished } from 'vitest';
import { createHttpClient } from '../../../src/http/client.ts';
import { createApp } from '../../../src/registry/app.ts';
import { createLog } from '../../../src/log/log.ts';
import { createNotifications, noNotifications } from '../../../src/registry/notifications/notifications.ts';
import type { Lifecycle } from '../../../src/registry/routes/handler.ts';
import { Metrics } from '../../../src/registry/observability/metrics.ts';
import { observeStore } from '../../../src/registry/observability/observed-store.ts';
import { openSqliteStore } from '../../../src/registry/store/sqlite/open.ts';
import type { Store } from '../../../src/registry/store/store.ts';
import { readAppSettings } from '../../../src/settings/app-settings.ts';
import { expectDocumented } from './documented.ts';
import { makeTempFolder } from './folder.ts';
import { createScriptedGate, type ScriptedGate } from './scripted-gate.ts';

/** API keys of the callers that tests know. */
export const KEYS = {
  alice: 'alice-0123456789abcdef',
  bob: 'bob-0123456789abcdef',
  admin: 'admin-0123456789abcdef',
} as const;

/** Value of `REGISTRY_API_KEYS` for them. */
export const API_KEYS = JSON.stringify([
  { key: KEYS.alice, name: 'alice', groups: ['team-a'] },
  { key: KEYS.bob, name: 'bob', groups: ['team-b'] },
  { key: KEYS.admin, name: 'root', groups: ['admins'] },
]);

/** Value of `REGISTRY_ENCRYPTION_KEY`: made anew for each run. */
export const ENCRYPTION_KEY = `k1:${randomBytes(32).toString('base64')}`;

/** A request of a caller. */
export interface Request {
  readonly as?: keyof typeof KEYS | null;
  readonly method?: NonNullable<InjectOptions['method']>;
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** The app in memory, with all that a test looks at. */
export interface TestApp {
  readonly app: FastifyInstance;
  readonly gate: ScriptedGate;
  readonly store: Store;
  readonly metrics: Metrics;
  readonly lifecycle: Lifecycle;
  readonly directory: string;
  /** Routes that Fastify knows. */
  readonly routes: readonly { readonly method: string; readonly url: string }[];
  /** Lines that were logged. */
  readonly log: string[];
  /** Sends a request, as alice unless told otherwise, an object as JSON. */
  readonly send: (request: Request) => Promise<LightMyRequestResponse>;
}

/**
 * Makes the app with its settings and a gate that allows.
 *
 * @param ownStore a store that the caller closes; without one the app has an empty SQLite
 */
export async function createTestApp(env: Readonly<Record<string, string>> = {}, ownStore?: Store): Promise<TestApp> {
  const reading = readAppSettings({
    REGISTRY_API_KEYS: API_KEYS,
    REGISTRATION_GATE_ENABLED: 'true',
    REGISTRATION_GATE_URL: 'http://127.0.0.1:9/gate',
    ...env,
  });
  const directory = makeTempFolder();
  const metrics = new Metrics(reading.settings);
  const store = observeStore(ownStore ?? (await openSqliteStore(directory)), metrics);
  const log: string[] = [];
  const gate = createScriptedGate();
  const lifecycle: Lifecycle = { phase: 'serving', prepared: true, startupCheck: null };
  const http = createHttpClient({ ca: undefined, environment: {} });
  const notifications = reading.settings.registrationWebhookUrl === '' ? noNotifications : createNotifications(() => {});
  const deps = {
    ...reading,
    store,
    gate,
    http,
    notifications,
    lifecycle,
    metrics,
    observer: metrics,
    log: createLog('debug', { write: (line) => log.push(line) }),
  };
  const routes: { method: string; url: string }[] = [];
  const app = await createApp(deps, ({ method, url }) => routes.push(...[method].flat().map((one) => ({ method: one, url }))));
  onTestFinished(async () => {
    await app.close();
    if (ownStore === undefined) await store.close();
    http.close();
  });
  return {
    app,
    gate,
    store,
    metrics,
    lifecycle,
    directory,
    log,
    routes,
    send: async ({ as = 'alice', method = 'GET', url, body, headers = {} }) => {
      const payload = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      const response = await app.inject({
        method,
        url,
        headers: { ...(as !== null && { authorization: `Bearer ${KEYS[as]}` }), ...type, ...headers },
        ...(payload !== undefined && { payload }),
      });
      const { statusCode: status, body: answer } = response;
      const sent = typeof body === 'object' && !Buffer.isBuffer(body) ? (payload as string) : undefined;
      expectDocumented({ method, url, sent, status, headers: response.headers, body: answer });
      return response;
    },
  };
}

/** The problem's members that tests compare. */
export function problemOf(response: LightMyRequestResponse): { status: number; code: string } {
  return { status: response.statusCode, code: response.json<{ code: string }>().code };
}
