import type { FastifyRequest } from 'fastify';
import { findSecrets } from '../../gate/sanitize.ts';
import { cardFromForm, checkCard } from '../assets/card.ts';
import { normalizePath } from '../assets/identity.ts';
import type { Kind } from '../assets/kind.ts';
import { planRegistration, planUpdate } from '../assets/plans.ts';
import { refuseMisplacedSecrets } from '../assets/sealing.ts';
import { assetView, entityTag, matchesVersion } from '../assets/view.ts';
import { checkShape, requireBody } from '../body.ts';
import { Problem } from '../problem.ts';
import type { StoredAsset } from '../store/store.ts';
import { notOwner, ownsAsset, writeAsset } from '../write-asset.ts';
import type { Answer, Exchange, Query } from './handler.ts';
import { metadataOf, readCursor, readLimit, readParameter } from './paging.ts';
import type { AssetRoute } from './table.ts';

const MEMBERS = { agents: 'agent', servers: 'server', skills: 'skill' } as const;

const DONE = { register: 'registered', update: 'updated' } as const;

/** Path of the request without its query. */
const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] as string;

/** Path of the asset that the URL names, in normal form; as it is when no asset can have it. */
export function assetPath(request: FastifyRequest, kind: Kind): string {
  const text = (request.params as { '*'?: string })['*'] ?? '';
  const normalized = normalizePath(text, kind.home);
  return normalized.ok ? normalized.path : text;
}

async function getAsset({ deps, request }: Exchange, kind: Kind): Promise<StoredAsset> {
  const asset = await deps.store.find(kind.assetType, assetPath(request, kind));
  if (asset === null) throw new Problem('not_found', `no ${kind.assetType} is registered under this path`);
  return asset;
}

const locationOf = (kind: Kind, asset: StoredAsset): string =>
  `/api/${kind.collection}${asset.path.split('/').map(encodeURIComponent).join('/')}`;

/** Registers or updates an asset. */
export async function write(exchange: Exchange, { kind }: AssetRoute, operation: 'register' | 'update'): Promise<Answer> {
  const { deps, request, caller, signal } = exchange;
  const isForm = /^application\/x-www-form-urlencoded/i.test(request.headers['content-type'] ?? '');
  const body = isForm
    ? checkShape(cardFromForm(kind, request.body as Record<string, string | string[]>))
    : requireBody(request.body);
  const checked = checkCard(
    kind,
    body,
    operation === 'update' ? { path: assetPath(request, kind) } : { enforcedStatus: deps.settings.registrationEnforcedStatus },
  );
  const secrets = findSecrets(checked.card);
  refuseMisplacedSecrets(kind, checked.card, secrets);
  const { store, settings } = deps;
  const card = { kind, checked, caller, namespace: settings.registryNamespace };
  const { asset: stored } = await writeAsset(deps, {
    type: kind.assetType,
    path: checked.path,
    payload: checked.card,
    secrets,
    caller,
    sourceApi: pathOf(request),
    headers: request.headers,
    requestId: request.id,
    signal,
    plan: () => (operation === 'register' ? planRegistration(store, card) : planUpdate(store, card, request.headers['if-match'])),
  });
  const registered = operation === 'register';
  return {
    status: registered ? 201 : 200,
    headers: { etag: entityTag(stored), ...(registered && { location: locationOf(kind, stored) }) },
    body: {
      message: `${kind.assetType} ${DONE[operation]}`,
      [MEMBERS[kind.collection]]: assetView(stored),
      warnings: checked.warnings,
    },
  };
}

/** Lists assets of a kind by path. */
export async function list({ deps, request }: Exchange, { kind }: AssetRoute): Promise<Answer> {
  const query = request.query as Query;
  const page = await deps.store.list(kind.assetType, {
    after: readCursor(query, (text) => text.startsWith('/')),
    limit: readLimit(query),
    status: readParameter(query, 'status'),
    text: readParameter(query, 'q'),
  });
  const metadata = metadataOf(page, ({ path }) => path);
  return { status: 200, body: { [kind.collection]: page.entries.map(assetView), metadata } };
}

/** Shows one asset. */
export async function read(exchange: Exchange, { kind }: AssetRoute): Promise<Answer> {
  const asset = await getAsset(exchange, kind);
  return { status: 200, headers: { etag: entityTag(asset) }, body: assetView(asset) };
}

/** Deletes one asset: for its owner and admins, without asking the gate. */
export async function remove(exchange: Exchange, { kind }: AssetRoute): Promise<Answer> {
  const { deps, request, caller } = exchange;
  const asset = await getAsset(exchange, kind);
  if (!ownsAsset(caller, asset)) throw notOwner();
  if (!matchesVersion(request.headers['if-match'], asset)) {
    throw new Problem('version_mismatch', `the ${kind.assetType} ${asset.path} has version ${asset.version}`);
  }
  const deliveries = deps.notifications.of({
    eventType: 'deletion',
    assetType: kind.assetType,
    card: asset.card,
    performedBy: caller.actor.subject,
    at: new Date().toISOString(),
  });
  if (!(await deps.store.remove(asset, { deliveries })))
    throw new Problem('asset_changed', `another request changed the ${kind.assetType} ${asset.path} meanwhile`);
  deps.notifications.announce();
  deps.log.info(
    { request_id: request.id, subject: caller.actor.subject, asset_type: kind.assetType, path: asset.path },
    'asset deleted',
  );
  return { status: 204 };
}
