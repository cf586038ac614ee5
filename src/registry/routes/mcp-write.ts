/**
 * Publishing in the official MCP registry API. All but `validate` and the deletion pass the gate.
 *
 * @module
 */
import { findSecrets } from '../../gate/sanitize.ts';
import type { JsonObject } from '../../gate/decision.ts';
import { keepReferenced } from '../assets/sealing.ts';
import { entityTag } from '../assets/view.ts';
import { requireBody } from '../body.ts';
import { findServer } from '../mcp/find.ts';
import { publishedPath } from '../mcp/names.ts';
import { planEdit, planPublication, planStatus, publishedDraft, requireWritable, serverNotFound } from '../mcp/plans.ts';
import { changesBetween, type NewStatus, removeVersion, type Versions } from '../mcp/publication.ts';
import { findServerSecrets, holdsSecret, reportSecrets } from '../mcp/secrets.ts';
import { checkServerJson } from '../mcp/server-json.ts';
import { statusQuestion, validationView, versionView } from '../mcp/view.ts';
import { type BodyError, invalidAsset, Problem } from '../problem.ts';
import type { StoredAsset, VersionStatus } from '../store/store.ts';
import { writeAsset, type WriteRequest, type Written } from '../write-asset.ts';
import type { Answer, Exchange } from './handler.ts';
import { namedIn } from './mcp-read.ts';

/** Characters that the words about a status may have. */
export const MAX_MESSAGE = 500;

const STATUSES: readonly unknown[] = ['active', 'deprecated', 'deleted'] satisfies VersionStatus[];

function write({ deps, request, caller, signal }: Exchange, what: Pick<WriteRequest, 'path' | 'payload' | 'secrets' | 'plan'>) {
  return writeAsset(deps, {
    ...what,
    type: 'server',
    caller,
    sourceApi: request.url.split('?', 1)[0] as string,
    headers: request.headers,
    requestId: request.id,
    signal,
  });
}

/** Reads a server.json that may be stored. */
function readServer(body: unknown): { server: JsonObject; name: string; version: string; secrets: string[] } {
  const { server, issues } = checkServerJson(requireBody(body));
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw invalidAsset(errors.map(({ pointer, message }) => ({ pointer, message })));
  const { name, version } = server as { name: string; version: string };
  return { server, name, version, secrets: findServerSecrets(server) };
}

function showVersion({ asset, versions }: Written, version: string): Answer {
  const written = versions.find((one) => one.version === version);
  if (written === undefined) throw new Error('the version that was written is not there');
  return { status: 200, headers: { etag: entityTag(asset) }, body: versionView(written) };
}

/** Publishes a version of a server. */
export async function publish(exchange: Exchange): Promise<Answer> {
  const { deps, request, caller } = exchange;
  const { server, secrets, ...named } = readServer(request.body);
  const written = await write(exchange, {
    path: publishedPath(named.name),
    payload: server,
    secrets,
    plan: () => planPublication(deps.store, named, caller, deps.settings.registrationEnforcedStatus),
  });
  return showVersion(written, named.version);
}

/** Gives a published version another server.json. */
export async function edit(exchange: Exchange): Promise<Answer> {
  const { deps, request, caller } = exchange;
  const { name, version = '' } = namedIn(request);
  const { server, secrets, ...given } = readServer(request.body);
  const errors = [
    ...(given.name === name ? [] : [{ pointer: '/name', message: 'must be the name in the path: it cannot be changed' }]),
    ...(given.version === version
      ? []
      : [{ pointer: '/version', message: 'must be the version in the path: it cannot be changed' }]),
  ];
  if (errors.length > 0) throw invalidAsset(errors);
  const written = await write(exchange, {
    path: publishedPath(name),
    payload: server,
    secrets,
    plan: () => planEdit(deps.store, given, caller, request.headers['if-match']),
  });
  return showVersion(written, version);
}

function readStatus(body: JsonObject): NewStatus {
  const { status = null, statusMessage = null } = body;
  const errors: BodyError[] = [];
  if (!STATUSES.includes(status)) errors.push({ pointer: '/status', message: `must be active, deprecated or deleted` });
  if (statusMessage !== null) {
    const pointer = '/statusMessage';
    if (typeof statusMessage !== 'string' || Array.from(statusMessage).length > MAX_MESSAGE) {
      errors.push({ pointer, message: `must be text of at most ${MAX_MESSAGE} characters` });
    } else if (status === 'active') {
      errors.push({ pointer, message: 'must not be given for the status active' });
    } else if (holdsSecret(statusMessage)) {
      throw new Problem('card_holds_secret', 'the statusMessage holds a secret: leave it out', {
        errors: [{ pointer, message: 'must not hold a secret: everybody reads it' }],
      });
    }
  }
  if (errors.length > 0) throw invalidAsset(errors);
  return { status: status as VersionStatus, message: statusMessage as string | null };
}

/** Changes the status of a version, or of all versions of a server. */
export async function changeStatus(exchange: Exchange): Promise<Answer> {
  const { deps, request, caller } = exchange;
  const { name, version } = namedIn(request);
  const to = readStatus(requireBody(request.body));
  const found = await findServer(deps.store, name);
  const subject = found?.versions.find((one) => (version === undefined ? one.isLatest : one.version === version));
  if (found === null || subject === undefined) throw serverNotFound();
  const { asset, published } = found;
  requireWritable(asset, caller, request.headers['if-match']);
  const payload = published ? statusQuestion(subject, to) : { ...asset.card, status: to.status };
  const written = await write(exchange, {
    path: asset.path,
    payload,
    secrets: findSecrets(payload),
    plan: () => Promise.resolve(planStatus(found, version ?? null, to)),
  });
  if (version !== undefined) return showVersion(written, version);
  const { versions } = written;
  return {
    status: 200,
    headers: { etag: entityTag(written.asset) },
    body: { updatedCount: versions.length, servers: versions.map(versionView) },
  };
}

/** Takes a version away, and with the last one the server; false when something else changed it meanwhile. */
async function removeFrom(
  { deps, caller }: Exchange,
  asset: StoredAsset,
  before: Versions,
  remaining: Versions,
): Promise<boolean> {
  const { store, notifications } = deps;
  const at = new Date().toISOString();
  const notify = (eventType: 'update' | 'deletion', card: JsonObject) =>
    notifications.of({ eventType, assetType: 'server', card, performedBy: caller.actor.subject, at });
  if (remaining.length === 0) return store.remove(asset, { deliveries: notify('deletion', asset.card) });
  const { versions: _, ...content } = publishedDraft(asset.path, remaining, asset.status);
  const sealed = keepReferenced(asset.sealed, [content.card, ...remaining.map(({ server }) => server)]);
  const also = { versions: changesBetween(before, remaining), deliveries: notify('update', content.card) };
  return (await store.amend(asset, { ...content, sealed }, at, also)) !== null;
}

/** Deletes a version: for the owner of the server and admins, without asking the gate. */
export async function removeOne(exchange: Exchange): Promise<Answer> {
  const { deps, request, caller } = exchange;
  const { name, version = '' } = namedIn(request);
  const found = await findServer(deps.store, name);
  const removed = found?.versions.find((one) => one.version === version);
  if (found === null || removed === undefined) throw serverNotFound();
  const { asset, versions } = found;
  requireWritable(asset, caller, request.headers['if-match']);
  if (!(await removeFrom(exchange, asset, versions, removeVersion(versions, version)))) {
    throw new Problem('asset_changed', `another request changed the server ${asset.path} meanwhile`);
  }
  deps.notifications.announce();
  const fields = { request_id: request.id, subject: caller.actor.subject, asset_type: 'server', path: asset.path, version };
  deps.log.info(fields, 'version deleted');
  return { status: 200, body: versionView(removed) };
}

/** Says everything that is wrong with a server.json, and stores nothing. */
export async function validate({ deps, request }: Exchange): Promise<Answer> {
  const { server, issues } = checkServerJson(requireBody(request.body));
  const canSeal = (await deps.settings.registryEncryptionKey.read()) !== '';
  return { status: 200, body: validationView([...issues, ...reportSecrets(server, canSeal)]) };
}
