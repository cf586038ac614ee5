import type { Store } from '../store/store.ts';
import type { RegistryObserver, StoreOperation } from './observer.ts';

type Method = (...input: unknown[]) => Promise<unknown>;

/** A store whose every operation is told to an observer, those to come included. */
export function observeStore(store: Store, observer: RegistryObserver): Store {
  function observe(operation: string, method: Method): Method {
    return async (...input) => {
      const step = observer.store(operation as StoreOperation);
      let done = false;
      try {
        const result = await method(...input);
        done = true;
        return result;
      } finally {
        step.end(done);
      }
    };
  }

  const observed = Object.entries(store as unknown as Readonly<Record<string, Method | Promise<void>>>).map(([name, member]) => [
    name,
    typeof member === 'function' && name !== 'close' ? observe(name, member) : member,
  ]);
  return Object.fromEntries(observed) as Store;
}
