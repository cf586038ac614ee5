import type { EventEmitter } from 'node:events';
import { UsageError } from '../errors/usage-error.ts';
import { createGate } from '../gate/gate.ts';
import { createHttpClient } from '../http/client.ts';
import { type AppSettingsReading, readAppSettings } from '../settings/app-settings.ts';
import type { Environment } from '../settings/environment.ts';
import { createApp } from './app.ts';
import { drain } from './drain.ts';
import { effectiveSettings } from './effective-settings.ts';
import { describeFault } from '../errors/fault.ts';
import { createLog, type JsonLog, type TextSink } from '../log/log.ts';
import { addressesOf, listen } from './listen.ts';
import { type Deliverer, startDelivering } from './notifications/delivery.ts';
import { createNotifications, noNotifications } from './notifications/notifications.ts';
import { Metrics } from './observability/metrics.ts';
import { combineObservers } from './observability/combined-observer.ts';
import { observeStore } from './observability/observed-store.ts';
import { openTracing } from './observability/open-tracing.ts';
import { adviseOnProvider } from './provider-advice.ts';
import { keepPruning } from './retention.ts';
import type { Lifecycle } from './routes/handler.ts';
import {
  checkGate,
  findSecretFileProblems,
  logFindings,
  prepareDatabase,
  warnOfDeafSwitch,
  warnOfLooseFiles,
  warnOfNoCallers,
} from './startup.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';

/** What the program takes from its process. */
export interface ProgramInput {
  readonly env: Environment;
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  /** Emits `SIGTERM`, `SIGINT`, `uncaughtException`, `unhandledRejection`: `process`, or a test's emitter. */
  readonly events: EventEmitter;
}

/** Milliseconds that the last traces may hold up the end. */
const TRACES_WAIT_MS = 3000;

/** How long the registry waits for others, in milliseconds. */
export interface Waits {
  /** For a lock that another process holds on the database, for a connection, for the answer to a statement. */
  readonly storeMs: number;
  /** Beyond the gate's deadline, for requests in flight when the registry stops. */
  readonly drainGraceMs: number;
  /** For requests over connections that are open when the registry stops; less than the grace. */
  readonly lingerMs: number;
}

const DEFAULT_WAITS: Waits = { storeMs: 5000, drainGraceMs: 2000, lingerMs: 1000 };

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Resolves with the signal's name, or `fault` when the process can no longer be trusted. */
async function stopReason(events: EventEmitter, log: JsonLog): Promise<keyof typeof SIGNALS | 'fault'> {
  const { promise, resolve } = Promise.withResolvers<keyof typeof SIGNALS | 'fault'>();
  // Kept for good: while a signal has no listener it ends the process at once.
  for (const name of ['SIGTERM', 'SIGINT'] as const) events.on(name, () => resolve(name));
  for (const name of ['uncaughtException', 'unhandledRejection']) {
    events.on(name, (error: unknown) => {
      log.fatal({ fault: describeFault(error) }, 'unexpected fault');
      resolve('fault');
    });
  }
  return promise;
}

/** Resolves with the exit status of the next signal. */
function nextSignal(events: EventEmitter): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  for (const name of ['SIGTERM', 'SIGINT'] as const) events.once(name, () => resolve(SIGNALS[name]));
  return promise;
}

async function serve(
  input: ProgramInput,
  reading: AppSettingsReading,
  database: Store,
  log: JsonLog,
  { drainGraceMs, lingerMs }: Omit<Waits, 'storeMs'>,
): Promise<number> {
  const { settings, gateFindings, gateState } = reading;
  const stop = new AbortController();
  const lifecycle: Lifecycle = { phase: 'serving', prepared: false, startupCheck: null };
  const http = createHttpClient({ ca: undefined, environment: input.env });
  const metrics = new Metrics(settings);
  const tracing = await openTracing(settings, input.env, log);
  const observer = tracing === null ? metrics : combineObservers(metrics, tracing.observer);
  const store = observeStore(database, observer);
  const gate = await createGate({ settings, state: gateState, log, environment: input.env, observer });
  let deliverer: Deliverer | undefined;
  const stopped = stopReason(input.events, log);
  void stopped.then(() => stop.abort());
  try {
    const check = () => checkGate(reading, gate, lifecycle, log, stop.signal);
    if (settings.registrationGateStartupCheck === 'require' && !(await check())) {
      if (stop.signal.aborted) return 0;
      log.error({ hint: 'correct what is named above, or set REGISTRATION_GATE_STARTUP_CHECK to warn' }, 'start refused');
      return 1;
    }
    const prepared = prepareDatabase(store, settings.registryNamespace, log, stop.signal);
    void prepared.then(
      () => (lifecycle.prepared = true),
      () => {},
    );
    // A database that is there is prepared before anybody can ask; one that is not must not keep the registry from saying so.
    await Promise.race([
      prepared,
      store.check().then(
        () => prepared,
        () => {},
      ),
    ]);
    if (stop.signal.aborted) return 0;
    if (settings.registrationWebhookUrl !== '') {
      deliverer = startDelivering({ store, http, settings, log, observe: (outcome) => metrics.delivery(outcome) });
    }
    const notifications = deliverer === undefined ? noNotifications : createNotifications(deliverer.announce);
    const app = await createApp({
      settings,
      gateState,
      gateFindings,
      store,
      gate,
      http,
      notifications,
      log,
      lifecycle,
      metrics,
      observer,
    });
    const { registryHost: host, registryPort: port } = settings;
    const { address, ...listening } = await listen(app, host, await addressesOf(host), port);
    log.info({ address }, 'registry listening');
    input.stdout.write(`registry listening on ${address}\n`);
    const unusable = Promise.withResolvers<unknown>();
    void prepared.then(() => keepPruning(store, settings.registryAuditRetentionDays, log, stop.signal), unusable.resolve);
    if (settings.registrationGateStartupCheck === 'warn') {
      void check().catch((error: unknown) => log.error({ fault: describeFault(error) }, 'start-up check of the gate failed'));
    }

    const reason = await Promise.race([stopped, unusable.promise]);
    // Before anybody can know that the registry is stopping, and send another.
    const cut = nextSignal(input.events);
    log.info({ reason: typeof reason === 'string' ? reason : 'database' }, 'registry stopping');
    const boundMs = settings.registrationGateDeadlineSeconds * 1000 + drainGraceMs;
    const status = await drain(app, listening, lifecycle, { lingerMs, boundMs }, cut);
    if (status === 0) await Promise.race([tracing?.stop(TRACES_WAIT_MS), cut]);
    log.info({ status }, 'registry stopped');
    if (reason instanceof Error) throw reason;
    return reason === 'fault' ? 1 : status;
  } finally {
    stop.abort();
    await deliverer?.close();
    await gate.close();
    await tracing?.stop(0);
    http.close();
  }
}

/**
 * Runs the registry until a signal stops it. Reads its settings from the environment alone; logs JSON lines on stderr;
 * prints one line with its address on stdout when it accepts requests.
 *
 * @returns exit status: 0 stopped by a signal, 1 refused by the start-up check, 2 wrong settings or no usable database or port
 */
export async function runRegistry(input: ProgramInput, waits: Partial<Waits> = {}): Promise<number> {
  const { storeMs, ...drainWaits } = { ...DEFAULT_WAITS, ...waits };
  const read = readAppSettings(input.env);
  const { settings } = read;
  const advice = read.gateState === 'off' ? [] : await adviseOnProvider(settings);
  const reading = { ...read, gateFindings: [...read.gateFindings, ...advice] };
  const log = createLog(settings.registryLogLevel, input.stderr);
  const registryFindings = [...reading.registryFindings, ...(await findSecretFileProblems(settings))];
  log.info({ settings: effectiveSettings(settings), gate: reading.gateState }, 'registry starting');
  logFindings(log, reading.gateFindings, registryFindings);
  if (registryFindings.some(({ severity }) => severity === 'error')) {
    log.error({ hint: 'correct the settings named above' }, 'start refused');
    return 2;
  }
  warnOfDeafSwitch(log, input.env);
  await warnOfLooseFiles(log, settings);
  await warnOfNoCallers(log, settings);
  try {
    const store = await openStore(settings, storeMs, log);
    try {
      return await serve(input, reading, store, log, drainWaits);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    log.error({ reason: error.message, hint: error.hint }, 'start refused');
    return 2;
  }
}
