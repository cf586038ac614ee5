import type { GateObserver, Step } from '../../gate/observer.ts';
import type { Store } from '../store/store.ts';

/** A request, as far as its path in the API; the address itself and the header fields may hold anything. */
export interface RequestFacts {
  readonly method: string;
  /** Route that takes it, e.g. `/api/agents/*`; null when there is none. */
  readonly route: string | null;
  readonly requestId: string;
  /** W3C trace context that the caller sent. */
  readonly traceparent: string | undefined;
}

/** What a request was answered. */
export interface RequestResult {
  /** HTTP status; 499 when the caller left before the answer was out. */
  readonly status: number;
  /** How the caller was authenticated; null when it was not. */
  readonly caller: string | null;
}

/** What is asked of a store. */
export type StoreOperation = Exclude<keyof Store, 'close' | 'ready'>;

/** Is told of each step of the registry's work. */
export interface RegistryObserver extends GateObserver {
  request(request: RequestFacts): Step<RequestResult>;
  /** An operation of the store; it ends with whether it was done. */
  store(operation: StoreOperation): Step<boolean>;
  /** Does work within a step, so that the steps that begin in it belong to that step. */
  within<T>(traceparent: string | undefined, work: () => T): T;
}
