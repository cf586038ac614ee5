/**
 * Which version of a server is the latest, by the rule of the official registry (its `internal/service/versioning.go`).
 *
 * @module
 */
import type { ServerVersion } from '../store/store.ts';

/** What decides about the order of versions. */
export type Ordered = Pick<ServerVersion, 'version' | 'publishedAt'>;

interface SemanticVersion {
  readonly core: readonly string[];
  /** Identifiers; empty for a release. */
  readonly preRelease: readonly string[];
}

/** Semantic versioning 2.0.0, with the `v` in front that the official registry takes too. */
const SEMANTIC =
  /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*))?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/;

function parse(version: string): SemanticVersion | null {
  const match = SEMANTIC.exec(version);
  return match === null ? null : { core: match.slice(1, 4), preRelease: match[4]?.split('.') ?? [] };
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Whole numbers of any length, without leading zeros. */
const compareNumbers = (one: string, other: string): number => one.length - other.length || compareText(one, other);

function compareIdentifiers(one: string, other: string): number {
  const numeric = [one, other].map((identifier) => /^\d+$/.test(identifier));
  if (numeric[0] !== numeric[1]) return numeric[0] === true ? -1 : 1;
  return numeric[0] === true ? compareNumbers(one, other) : compareText(one, other);
}

function comparePreReleases(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return other.length - one.length;
  for (const [index, identifier] of one.entries()) {
    const counterpart = other[index];
    if (counterpart === undefined) return 1;
    const order = compareIdentifiers(identifier, counterpart);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

function compareSemantic(one: SemanticVersion, other: SemanticVersion): number {
  for (const [index, number] of one.core.entries()) {
    const order = compareNumbers(number, other.core[index] ?? '');
    if (order !== 0) return order;
  }
  return comparePreReleases(one.preRelease, other.preRelease);
}

/**
 * Orders two versions: semantic ones by semantic versioning, others by the time of their publication; a semantic version is above
 * any other.
 *
 * @returns negative, zero or positive, as for a sort
 */
export function compareVersions(one: Ordered, other: Ordered): number {
  const [a, b] = [parse(one.version), parse(other.version)];
  if (a !== null && b !== null) return compareSemantic(a, b);
  if (a === null && b === null) return compareText(one.publishedAt, other.publishedAt);
  return a === null ? -1 : 1;
}

/**
 * The latest of a server's versions: the highest that is not deleted, or the highest of all when everything is deleted.
 *
 * @param versions newest publication first: it wins where versions are equal
 */
export function latestOf(versions: readonly ServerVersion[]): ServerVersion | undefined {
  const present = versions.filter(({ status }) => status !== 'deleted');
  const candidates = present.length > 0 ? present : versions;
  return candidates.reduce<ServerVersion | undefined>(
    (best, version) => (best === undefined || compareVersions(version, best) > 0 ? version : best),
    undefined,
  );
}
