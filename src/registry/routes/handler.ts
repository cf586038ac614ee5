import type { FastifyRequest } from 'fastify';
import type { Finding } from '../../errors/finding.ts';
import type { Gate } from '../../gate/decision.ts';
import type { HttpClient } from '../../http/client.ts';
import type { AppSettingsReading } from '../../settings/app-settings.ts';
import type { AppSettings } from '../../settings/generated/settings.ts';
import type { Caller } from '../callers/caller.ts';
import type { JsonLog } from '../../log/log.ts';
import type { Notifications } from '../notifications/notifications.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { RegistryObserver } from '../observability/observer.ts';
import type { Store } from '../store/store.ts';

/** What the registry is doing; changed by the program, read by the routes. */
export interface Lifecycle {
  /**
   * `leaving` once the registry is about to stop: it is not ready, and, its listener closed, has each client close its connection.
   * `stopping` once it takes no more requests.
   */
  phase: 'serving' | 'leaving' | 'stopping';
  /** True once the database holds what this registry needs. */
  prepared: boolean;
  /** What became of the token acquisition at start; null until it was tried. */
  startupCheck: { readonly at: string; readonly ok: boolean; readonly reason: string; readonly hint: string } | null;
}

/** Everything that the app needs. */
export interface AppDeps {
  readonly settings: AppSettings;
  readonly gateState: AppSettingsReading['gateState'];
  readonly gateFindings: readonly Finding[];
  readonly store: Store;
  readonly gate: Gate;
  /** For calls of the callers' identity provider. */
  readonly http: HttpClient;
  readonly notifications: Notifications;
  readonly log: JsonLog;
  readonly lifecycle: Lifecycle;
  readonly metrics: Metrics;
  /** Who watches the requests: the metrics, and the traces where there are any. */
  readonly observer: RegistryObserver;
}

/** One request at a route, after its caller was let through. */
export interface Exchange {
  readonly deps: AppDeps;
  readonly request: FastifyRequest;
  readonly caller: Caller;
  /** Aborts when the caller has gone. */
  readonly signal: AbortSignal;
}

/** What a route answers, when it does not throw a Problem. */
export interface Answer {
  readonly status: number;
  /** An object is sent as JSON; text, and a stream, as they are by the type that the headers name. */
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The query of a request, each name once. */
export type Query = Readonly<Record<string, unknown>>;
