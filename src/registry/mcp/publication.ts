/**
 * What publishing, editing, a change of status and a deletion make of the versions of a server. Every function gives the whole new
 * set, newest publication first, in which the versions that did not change are the same objects.
 *
 * @module
 */
import type { JsonObject, JsonValue } from '../../gate/decision.ts';
import type { ServerVersion, VersionChange, VersionStatus } from '../store/store.ts';
import { listedStatus, listedStatusMessage } from './listing.ts';
import { isObject, objectsIn } from './shape.ts';
import { compareVersions, latestOf } from './version-order.ts';

/** All versions of one server, newest publication first. */
export type Versions = readonly ServerVersion[];

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

function markLatest(versions: Versions, latest: ServerVersion | undefined): Versions {
  return versions.map((version) => {
    const isLatest = version === latest;
    return version.isLatest === isLatest ? version : { ...version, isLatest };
  });
}

const relatest = (versions: Versions): Versions => markLatest(versions, latestOf(versions));

/** Adds a version. It is the latest when it is above the one that is, as in the official registry, or when that is deleted. */
export function addVersion(versions: Versions, server: JsonObject, assetStatus: string, now: string): Versions {
  const added: ServerVersion = {
    name: textOf(server['name']),
    version: textOf(server['version']),
    status: listedStatus(assetStatus),
    statusMessage: listedStatusMessage(assetStatus),
    statusChangedAt: now,
    publishedAt: now,
    updatedAt: now,
    isLatest: false,
    server,
  };
  const current = versions.find(({ isLatest }) => isLatest);
  const replaced = current === undefined || (current.status === 'deleted' && added.status !== 'deleted');
  return markLatest([added, ...versions], replaced || compareVersions(added, current) > 0 ? added : current);
}

/** Gives a version another server.json. */
export const editVersion = (versions: Versions, version: string, server: JsonObject, now: string): Versions =>
  versions.map((one) => (one.version === version ? { ...one, server, updatedAt: now } : one));

/** A status and the words about it. */
export interface NewStatus {
  readonly status: VersionStatus;
  readonly message: string | null;
}

/** Changes the status of one version, or of all; null when that changes nothing. */
export function changeStatus(versions: Versions, version: string | null, to: NewStatus, now: string): Versions | null {
  const { status, message: statusMessage } = to;
  const changed = versions.map((one) => {
    if (version !== null && one.version !== version) return one;
    if (one.status === status && one.statusMessage === statusMessage) return one;
    const statusChangedAt = one.status === status ? one.statusChangedAt : now;
    return { ...one, status, statusMessage, statusChangedAt, updatedAt: now };
  });
  return changed.every((one, index) => one === versions[index]) ? null : relatest(changed);
}

/** Takes a version away. */
export const removeVersion = (versions: Versions, version: string): Versions =>
  relatest(versions.filter((one) => one.version !== version));

/** What has to be written to make one set of versions of another. */
export function changesBetween(before: Versions, after: Versions): VersionChange[] {
  const keyOf = ({ name, version }: ServerVersion): string => `${name} ${version}`;
  const kept = new Set(after.map(keyOf));
  const known = new Set(before);
  return [
    ...before.filter((one) => !kept.has(keyOf(one))).map(({ version }) => ({ remove: version })),
    ...after.filter((one) => !known.has(one)).map((put) => ({ put })),
  ];
}

const isOfficial = (status: string): boolean => ['active', 'deprecated', 'deleted'].includes(status);

/**
 * Status that a version starts with.
 *
 * @param before status of its server's asset; null for the first version
 * @param enforced status that every new asset must start with; empty for any
 */
export function startingStatus(before: string | null, enforced: string): string {
  if (before === null) return enforced === '' ? 'active' : enforced;
  return isOfficial(before) ? 'active' : before;
}

/**
 * Status of the asset of a published server: that of its latest version. One that the API cannot express, such as the draft that new
 * assets may have to start with, stays until somebody sets one that it can.
 */
export const statusAfter = (before: string, latest: ServerVersion): string => (isOfficial(before) ? latest.status : before);

/** The card of a published server: the server.json of its latest version, and what the cards of other servers have. */
export function cardOf(server: JsonObject, path: string, status: string): JsonObject {
  const remotes = objectsIn(server['remotes'], '').map(([remote]) => remote);
  const packages = objectsIn(server['packages'], '')
    .map(([entry]) => entry['transport'])
    .filter(isObject);
  const transports = new Set([...remotes, ...packages].map(({ type }) => textOf(type)));
  return {
    ...server,
    path,
    status,
    ...(remotes[0] !== undefined && { proxy_pass_url: textOf(remotes[0]['url']) }),
    ...(transports.size > 0 && { supported_transports: [...transports] }),
  };
}
