import type { Step } from '../../gate/observer.ts';
import type { RegistryObserver } from './observer.ts';

/** Two steps as one. */
function both<Result>(one: Step<Result>, other: Step<Result>): Step<Result> {
  return {
    traceparent: other.traceparent ?? one.traceparent,
    end(result) {
      one.end(result);
      other.end(result);
    },
  };
}

/** Tells both observers of everything. */
export function combineObservers(one: RegistryObserver, other: RegistryObserver): RegistryObserver {
  return {
    request: (request) => both(one.request(request), other.request(request)),
    decision: (question) => both(one.decision(question), other.decision(question)),
    token: (within, signal) => both(one.token(within, signal), other.token(within, signal)),
    attempt: (attempt, within) => both(one.attempt(attempt, within), other.attempt(attempt, within)),
    store: (operation) => both(one.store(operation), other.store(operation)),
    within: (traceparent, work) => one.within(traceparent, () => other.within(traceparent, work)),
  };
}
