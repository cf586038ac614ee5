import type { Store } from '../store/store.ts';
import type { RegistryObserver, StoreOperation } from './observer.ts';

type Method = (...input: unknown[]) => Promise<unknown>;

/** A store whose every operation is told to an observer, those to come included. */
export function observeStore(store: Store, observer: RegistryObserver): Store {
  const methods = store as unknown as Readonly<Record<string, Method>>;
  const observed = new Map<string, Method>();

  function observe(operation: string): Method {
    return async (...input) => {
      const step = observer.store(operation as StoreOperation);
      let done = false;
      try {
        const result = await methods[operation]?.(...input);
        done = true;
        return result;
      } finally {
        step.end(done);
      }
    };
  }

  return new Proxy(store, {
    get(_store, property) {
      if (property === 'ready') return store.ready;
      const name = String(property);
      const method = observed.get(name) ?? (name === 'close' ? () => store.close() : observe(name));
      observed.set(name, method);
      return method;
    },
  });
}
