/**
 * Delivers notifications from the outbox: at least once, in the background, never in the way of a caller. Replicas share the
 * work, since the store gives each delivery to one of them at a time.
 *
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../gate/decision.ts';
import type { HttpClient } from '../../http/client.ts';
import { describeFailure } from '../../http/failure.ts';
import { parseRetryAfter } from '../../http/retry-after.ts';
import { describeFault } from '../../errors/fault.ts';
import type { DeliveryOutcome } from '../observability/metrics.ts';
import type { Delivery, Store } from '../store/store.ts';
import { notificationHeaders, type WebhookSettings } from './request.ts';

/** What delivering needs. */
export interface DeliveryDeps {
  readonly store: Pick<Store, 'claimDeliveries' | 'completeDelivery' | 'retryDelivery' | 'dropDelivery'>;
  readonly http: HttpClient;
  readonly settings: WebhookSettings;
  readonly log: Log;
  /** Is told of each attempt. */
  readonly observe?: (outcome: DeliveryOutcome) => void;
  /** Milliseconds between two looks at an outbox that nobody announced anything for. */
  readonly idleMs?: number;
}

/** Deliveries that are under way at once. */
const AT_ONCE = 8;

const IDLE_MS = 5000;

/** The first wait in milliseconds, doubled for each later one, up to the longest: some three days in all. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 3_600_000;

/** Attempts before a delivery is given up. */
const MAX_ATTEMPTS = 80;

/** Milliseconds until the next attempt, of which up to a quarter is taken off or added at random. */
export function waitMs(attempts: number, retryAfterSeconds: number | null, random: number): number {
  const doubling = Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_WAIT_MS);
  return Math.max(doubling * (0.75 + random / 2), (retryAfterSeconds ?? 0) * 1000);
}

/** Null when the receiver took it; else why not, and when it wants to be asked again. */
type Refusal = { readonly reason: string; readonly retryAfterSeconds: number | null; readonly gone?: true } | null;

async function attempt({ http, settings }: DeliveryDeps, delivery: Delivery, signal: AbortSignal): Promise<Refusal> {
  const made = await notificationHeaders(settings, delivery, Date.now());
  if (!made.ok) return { reason: made.reason, retryAfterSeconds: null };
  const result = await http.send({
    method: 'POST',
    url: new URL(settings.registrationWebhookUrl),
    headers: made.headers,
    body: delivery.payload,
    timeoutMs: settings.registrationWebhookTimeoutSeconds * 1000,
    signal,
    resendWhenStale: true,
  });
  // Only the status counts: the receiver took it even when its answer then breaks off.
  const head = result.ok ? result.response : result.failure.head;
  if (head === null) return { reason: result.ok ? '' : describeFailure(result.failure), retryAfterSeconds: null };
  const { status, headers } = head;
  if (status >= 200 && status < 300) return null;
  const reason = `status ${status}`;
  // Standard Webhooks: 410 says that the receiver wants no more of this.
  if (status === 410) return { reason, retryAfterSeconds: null, gone: true };
  return { reason, retryAfterSeconds: parseRetryAfter(headers['retry-after'], Date.now()) };
}

async function deliver(deps: DeliveryDeps, delivery: Delivery, signal: AbortSignal): Promise<void> {
  const { store, log, observe } = deps;
  const refusal = await attempt(deps, delivery, signal);
  const { eventType, attempts } = delivery;
  if (refusal === null) {
    await store.completeDelivery(delivery.id);
    log.debug({ event_type: eventType, attempts }, 'notification delivered');
    observe?.('delivered');
    return;
  }
  if (signal.aborted) {
    await store.retryDelivery(delivery.id, new Date());
    return;
  }
  const fields = { event_type: eventType, attempts, reason: refusal.reason };
  if (refusal.gone === true || attempts >= MAX_ATTEMPTS) {
    await store.dropDelivery(delivery.id);
    log.error({ ...fields, since: delivery.createdAt }, 'notification given up');
    observe?.('abandoned');
    return;
  }
  const wait = waitMs(attempts, refusal.retryAfterSeconds, Math.random());
  await store.retryDelivery(delivery.id, new Date(Date.now() + wait));
  log.warn({ ...fields, retry_in_seconds: Math.ceil(wait / 1000) }, 'notification failed');
  observe?.('failed');
}

/** Sends notifications as they come. */
export interface Deliverer {
  /** Says that something was put into the outbox. */
  readonly announce: () => void;
  /** Ends what is under way, which is given back to the outbox, and waits for that. */
  close(): Promise<void>;
}

/** Starts to deliver. */
export function startDelivering(deps: DeliveryDeps): Deliverer {
  const { store, settings, log, idleMs = IDLE_MS } = deps;
  const stop = new AbortController();
  let announced = Promise.withResolvers<true>();

  // As long as an attempt may take, and what it takes to write down what came of it.
  const leaseMs = settings.registrationWebhookTimeoutSeconds * 1000 + 30_000;

  /** Delivers what is due; true when there may be more. */
  async function deliverDue(): Promise<boolean> {
    try {
      const due = await store.claimDeliveries(new Date(), AT_ONCE, leaseMs);
      await Promise.all(due.map((delivery) => deliver(deps, delivery, stop.signal)));
      return due.length === AT_ONCE;
    } catch (error) {
      log.error({ fault: describeFault(error) }, 'outbox of notifications cannot be used');
      return false;
    }
  }

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      announced = Promise.withResolvers();
      if (await deliverDue()) continue;
      const idle = new AbortController();
      const signal = AbortSignal.any([stop.signal, idle.signal]);
      await Promise.race([announced.promise, sleep(idleMs, undefined, { signal, ref: false }).catch(() => undefined)]);
      idle.abort();
    }
  }

  const ended = run();
  return {
    announce: () => announced.resolve(true),
    close: async () => {
      stop.abort();
      await ended;
    },
  };
}
