import { Problem } from '../problem.ts';
import type { Answer, AppDeps } from './handler.ts';

/** The process answers. */
export const health = (): Promise<Answer> => Promise.resolve({ status: 200, body: { status: 'ok' } });

/** The registry can do its work: it is not stopping, and the database answers. */
export async function readiness({ store, lifecycle }: AppDeps): Promise<Answer> {
  if (lifecycle.phase !== 'serving') throw new Problem('shutting_down', 'the registry is stopping');
  await store.check();
  if (!lifecycle.prepared) throw new Problem('store_unavailable', 'the database is being prepared');
  return { status: 200, body: { status: 'ready', store: 'ok' } };
}
