/**
 * Every metric of the registry: name, meaning, labels. No label takes a value that a caller chooses.
 *
 * @module
 */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds, from an answer of a gate beside the registry to the longest deadline. */
const CALL_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** Seconds of work in the database. */
const STORE_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

/** Makes the metrics of one registry, without values. */
export function createInstruments() {
  const registry = new Registry();
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter({ name: `registration_gate_${name}`, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name: `registration_gate_${name}`, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, buckets: number[], labelNames: readonly L[] = []) =>
    new Histogram({ name: `registration_gate_${name}`, help, labelNames, buckets, registers });

  return {
    registry,
    decisions: counter('decisions_total', 'Decisions about writes, trials by operators left out.', [
      'asset_type',
      'operation',
      'outcome',
      'code',
    ]),
    decisionSeconds: histogram(
      'decision_duration_seconds',
      'From the question to the decision, with token, calls, retries and all waiting.',
      CALL_SECONDS,
      ['outcome'],
    ),
    nearDeadline: counter('decisions_near_deadline_total', 'Decisions that took more than 80 percent of the deadline.'),
    deadline: gauge('deadline_seconds', 'Seconds that a decision may take (REGISTRATION_GATE_DEADLINE_SECONDS).'),
    calls: counter('calls_total', 'Calls of the gate, retries and trials among them.', ['result']),
    callSeconds: histogram('call_duration_seconds', 'One call of the gate.', CALL_SECONDS, ['result']),
    retries: counter('retries_total', 'Calls of the gate after the first of a decision.'),
    inFlight: gauge('decisions_in_flight', 'Decisions that get a token or call the gate at the moment.'),
    queued: gauge('decisions_queued', 'Decisions that wait because too many are in flight.'),
    breaker: gauge('breaker_state', '1 for the state that the circuit breaker is in.', ['state']),
    state: gauge('state', '1 for what the gate does: enforce, audit, off, or misconfigured (every write is blocked).', ['state']),
    startupCheck: gauge('startup_check', '1 for what the check of the gate at start came to.', ['result']),

    tokens: counter('token_acquisitions_total', 'Acquisitions of an access token that asked the provider, or would have.', [
      'outcome',
      'error',
    ]),
    tokenSeconds: histogram('token_acquisition_duration_seconds', 'One acquisition of an access token.', CALL_SECONDS, [
      'outcome',
    ]),
    tokenRequests: counter('token_requests_total', 'Requests to the token endpoint.'),
    tokenCacheHits: counter(
      'token_cache_hits_total',
      'Access tokens that needed no request of their own: from the cache, or from a request that was under way.',
    ),
    lastToken: gauge(
      'token_last_success_timestamp_seconds',
      'When the provider last gave a token, in seconds since 1970; 0 for never.',
    ),

    storeSeconds: histogram('store_duration_seconds', 'One operation of the store.', STORE_SECONDS, ['operation']),
    storeErrors: counter('store_errors_total', 'Operations of the store that failed.', ['operation']),

    requests: counter('http_requests_total', 'HTTP requests that were answered, or whose caller left first (status 499).', [
      'method',
      'route',
      'status',
    ]),
    requestSeconds: histogram('http_request_duration_seconds', 'One HTTP request, from its head to its answer.', CALL_SECONDS, [
      'method',
      'route',
    ]),

    notifications: counter('notification_deliveries_total', 'Attempts to deliver a notification.', ['outcome']),
    outbox: gauge('outbox_notifications', 'Notifications that wait for their delivery.'),
    outboxAge: gauge('outbox_oldest_seconds', 'Seconds for which the oldest of them has waited; 0 when none waits.'),

    build: gauge('build_info', 'Always 1; the labels say what runs.', ['version', 'node_version']),
  };
}

/** The metrics of one registry. */
export type Instruments = ReturnType<typeof createInstruments>;
