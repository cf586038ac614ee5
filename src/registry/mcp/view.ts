/**
 * Answers in the shapes of the official MCP registry API (its `pkg/api/v0/types.go`).
 *
 * @module
 */
import type { JsonObject } from '../../gate/decision.ts';
import type { ServerVersion } from '../store/store.ts';
import type { NewStatus } from './publication.ts';
import type { Issue } from './shape.ts';

/** Member of `_meta` that holds what the registry knows of a version. */
export const OFFICIAL = 'io.modelcontextprotocol.registry/official';

/** One version: its server.json, and what the registry knows of it. */
export const versionView = (version: ServerVersion): object => ({
  server: version.server,
  _meta: {
    [OFFICIAL]: {
      status: version.status,
      statusChangedAt: version.statusChangedAt,
      ...(version.statusMessage !== null && { statusMessage: version.statusMessage }),
      publishedAt: version.publishedAt,
      updatedAt: version.updatedAt,
      isLatest: version.isLatest,
    },
  },
});

/** A page of versions. */
export const versionsView = (versions: readonly ServerVersion[], nextCursor: string | null = null): object => ({
  servers: versions.map(versionView),
  metadata: { count: versions.length, ...(nextCursor !== null && { nextCursor }) },
});

/** What the gate is asked about a change of status: the server.json, and the status that it is to have. */
export const statusQuestion = ({ server }: ServerVersion, { status, message }: NewStatus): JsonObject => ({
  ...server,
  _meta: {
    ...(server['_meta'] as JsonObject | undefined),
    [OFFICIAL]: { status, ...(message !== null && { statusMessage: message }) },
  },
});

/** A JSON pointer as the API writes places: `packages[0].transport.url`. */
const placeOf = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, name) => (/^\d+$/.test(name) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`), '');

/** What was found in a server.json. */
export const validationView = (issues: readonly Issue[]): object => ({
  valid: issues.every(({ severity }) => severity !== 'error'),
  issues: issues.map(({ type, pointer, message, severity, reference }) => ({
    type,
    path: placeOf(pointer),
    message,
    severity,
    reference,
  })),
});
