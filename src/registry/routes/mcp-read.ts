/**
 * Reading in the official MCP registry API.
 *
 * @module
 */
import type { FastifyRequest } from 'fastify';
import { entityTag } from '../assets/view.ts';
import { findServer } from '../mcp/find.ts';
import { serverNotFound } from '../mcp/plans.ts';
import { versionsView, versionView } from '../mcp/view.ts';
import { Problem } from '../problem.ts';
import type { ServerVersion } from '../store/store.ts';
import type { Answer, Exchange, Query } from './handler.ts';
import { metadataOf, readCursor, readLimit, readParameter } from './paging.ts';
import { methodsAt } from './table.ts';

/** Moments as RFC 3339 writes them (section 5.6). */
const TIME = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** What the path of a request names. */
export interface Named {
  readonly name: string;
  /** Absent where the path is about all versions. */
  readonly version?: string;
}

/** Name and version that the path of a request holds, decoded. */
export const namedIn = (request: FastifyRequest): Named => request.params as Named;

function readTruth(query: Query, name: string): boolean | null {
  const text = readParameter(query, name);
  if (text === null) return null;
  if (text !== 'true' && text !== 'false') throw new Problem('bad_request', `${name} must be true or false`);
  return text === 'true';
}

function readTime(query: Query, name: string): Date | null {
  const text = readParameter(query, name);
  if (text === null) return null;
  const time = new Date(text);
  if (!TIME.test(text) || Number.isNaN(time.getTime())) {
    throw new Problem('bad_request', `${name} must be a time as in RFC 3339, such as 2026-01-31T12:00:00Z`);
  }
  return time;
}

const keyOf = ({ name, version }: ServerVersion): string => `${name}:${version}`;

/** Names have no colon, versions may. */
function fromKey(key: string): { name: string; version: string } {
  const colon = key.indexOf(':');
  return { name: key.slice(0, colon), version: key.slice(colon + 1) };
}

/** Lists versions of all servers by name and version, both as text. */
export async function listServers({ deps, request }: Exchange): Promise<Answer> {
  const query = request.query as Query;
  const limit = readLimit(query);
  const updatedSince = readTime(query, 'updated_since');
  const includeDeleted = readTruth(query, 'include_deleted');
  if (updatedSince !== null && includeDeleted === false) {
    throw new Problem(
      'bad_request',
      'include_deleted must not be false beside updated_since: a copy must learn what was deleted',
    );
  }
  const cursor = readCursor(query, (text) => text.indexOf(':') > 0);
  const page = await deps.store.listVersions({
    after: cursor === null ? null : fromKey(cursor),
    limit,
    search: readParameter(query, 'search'),
    updatedSince,
    version: readParameter(query, 'version'),
    includeDeleted: includeDeleted ?? updatedSince !== null,
  });
  return { status: 200, body: versionsView(page.entries, metadataOf(page, keyOf).nextCursor) };
}

/** Lists the versions of one server, newest publication first. */
export async function listVersions({ deps, request }: Exchange): Promise<Answer> {
  const includeDeleted = readTruth(request.query as Query, 'include_deleted') ?? false;
  const found = await findServer(deps.store, namedIn(request).name);
  const shown = (found?.versions ?? []).filter(({ status }) => includeDeleted || status !== 'deleted');
  if (shown.length === 0) throw serverNotFound();
  return { status: 200, body: versionsView(shown) };
}

/** Shows one version, or the latest. */
export async function readVersion({ deps, request }: Exchange): Promise<Answer> {
  const includeDeleted = readTruth(request.query as Query, 'include_deleted') ?? false;
  const { name, version = 'latest' } = namedIn(request);
  const found = await deps.store.findVersion(name, version);
  if (found === null || (found.version.status === 'deleted' && !includeDeleted)) throw serverNotFound();
  return { status: 200, headers: { etag: entityTag(found.asset) }, body: versionView(found.version) };
}

/** Says what a path takes; what browsers ask before they let a page of another origin read here, too. */
export function options({ deps, request }: Exchange): Promise<Answer> {
  const methods = methodsAt(request.url.split('?', 1)[0] as string);
  if (methods.length === 0) throw new Problem('not_found', 'there is nothing at this path');
  const open = deps.settings.registryAllowAnonymous !== 'none';
  return Promise.resolve({
    status: 204,
    headers: {
      allow: methods.join(', '),
      ...(open && {
        'access-control-allow-methods': 'GET, HEAD, OPTIONS',
        'access-control-allow-headers': 'Authorization, Content-Type, X-Request-Id, traceparent',
        'access-control-max-age': '86400',
      }),
    },
  });
}
