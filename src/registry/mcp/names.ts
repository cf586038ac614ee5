/**
 * Names of servers in the official MCP registry API, and the paths that belong to them here.
 *
 * @module
 */
import { createHash } from 'node:crypto';

/** Characters of a name (server.json, `name`). */
export const NAME_LENGTH = { min: 3, max: 200 } as const;

const NAMESPACE = '[a-zA-Z0-9][a-zA-Z0-9.-]*[a-zA-Z0-9]';

/** What {@link isServerName} looks for, in JSON Schema. */
export const NAME_PATTERN = `^${NAMESPACE}/[a-zA-Z0-9][a-zA-Z0-9._-]*[a-zA-Z0-9]$`;

const NAME = new RegExp(NAME_PATTERN);

/** True for a reverse-DNS namespace, one slash and a name, both beginning and ending with a letter or digit. */
export const isServerName = (text: string): boolean => NAME.test(text);

/** Path of the asset that holds the versions of a published server. */
export const publishedPath = (name: string): string => `/${name}`;

/** True for the asset of a published server; false for one that was registered under its path, and is listed under a made name. */
export const isPublished = (path: string, name: string): boolean => path === publishedPath(name);

/**
 * Name under which a server that was registered under a path is listed: the path in the namespace, an inner `/` as `.`. What a name
 * cannot hold becomes a hyphen, what is too long is cut; then a digest of the path keeps it apart from others.
 *
 * @param path in normal form, at most 255 characters
 */
export function listedName(namespace: string, path: string): string {
  const dotted = path.slice(1).replaceAll('/', '.');
  const plain = dotted.replaceAll(/[^a-zA-Z0-9._-]+/g, '-');
  const room = NAME_LENGTH.max - namespace.length - 1;
  if (plain === dotted && plain.length <= room) return `${namespace}/${plain}`;
  const mark = `-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`;
  return `${namespace}/${plain.slice(0, room - mark.length)}${mark}`;
}
