import { signInNeeded } from '../callers/browser.ts';
import type { Kind } from '../assets/kind.ts';
import { kinds } from '../assets/kinds.ts';
import type { AssetList } from '../page/page.ts';
import { readGateStatus } from './gate.ts';
import type { Answer, AppDeps, Exchange, Query } from './handler.ts';

const ASSETS_SHOWN = 50;
const DECISIONS_SHOWN = 20;

const NO_FILTER = { after: null, status: null, text: null };

async function listAssets({ store }: AppDeps, { assetType, collection }: Kind): Promise<AssetList> {
  const { entries, more } = await store.list(assetType, { ...NO_FILTER, limit: ASSETS_SHOWN });
  return { collection, assets: entries, more };
}

/** The page at `/`: assets for those who may read them, the gate's state and decisions for admins. */
export async function page({ deps, request, caller }: Exchange): Promise<Answer> {
  const { admin } = caller.permissions;
  if (caller.actor.method === 'anonymous' && 'sign-in' in (request.query as Query)) throw signInNeeded();
  // A start does not pay for it.
  const [{ renderPage }, { styleSource }] = await Promise.all([import('../page/page.ts'), import('../page/style.ts')]);
  const lists = await Promise.all(kinds.map((kind) => listAssets(deps, kind)));
  const gate = admin
    ? { status: await readGateStatus(deps), decisions: await deps.store.decisions({ before: null, limit: DECISIONS_SHOWN }) }
    : null;
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src ${styleSource}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      vary: 'authorization',
    },
    body: renderPage({ caller, lists, gate }),
  };
}
