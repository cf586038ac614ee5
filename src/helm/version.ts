import { UsageError } from '../errors/usage-error.ts';

/** Version of Helm whose semantics are followed. */
export interface HelmVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Newest Helm whose semantics are known. */
export const newestHelm: HelmVersion = { major: 4, minor: 2, patch: 4 };

/** Newest release of every line whose semantics differ from those of its neighbours. */
export const helmGenerations: readonly HelmVersion[] = [
  { major: 3, minor: 19, patch: 0 },
  { major: 3, minor: 21, patch: 4 },
  newestHelm,
];

/** Oldest version whose way of merging values is known. */
const oldestHelm: HelmVersion = { major: 3, minor: 14, patch: 0 };

/** True when `version` is `other` or newer. */
export function isAtLeast(version: HelmVersion, major: number, minor: number, patch: number): boolean {
  if (version.major !== major) return version.major > major;
  if (version.minor !== minor) return version.minor > minor;
  return version.patch >= patch;
}

/** Writes the version as Helm does, without the leading `v`. */
export function formatHelmVersion(version: HelmVersion): string {
  return `${version.major}.${version.minor}.${version.patch}`;
}

/**
 * Reads a version such as `4.2.4`, `v3.21.4` or `3.19` (patch 0).
 *
 * @throws UsageError when the text is not a version, is older than 3.14.0 or of a major that is not known.
 */
export function parseHelmVersion(text: string): HelmVersion {
  const match = /^v?(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?$/.exec(text.trim());
  if (match === null) {
    throw new UsageError('--helm-version must be a version of Helm', 'give it as major.minor.patch, such as 3.21.4 or 4.2.4');
  }
  const version = {
    major: Number(match[1]),
    minor: Number(match[2]),
    patch: Number(match[3] ?? 0),
  };
  if (!isAtLeast(version, oldestHelm.major, oldestHelm.minor, oldestHelm.patch) || version.major > newestHelm.major) {
    throw new UsageError(
      `--helm-version ${formatHelmVersion(version)} is not supported`,
      `versions from ${formatHelmVersion(oldestHelm)} to Helm ${newestHelm.major} are`,
    );
  }
  return version;
}

/** What differs between versions of Helm, as read in their sources. */
export interface HelmRules {
  /** Every document of a values file is merged, not only the first read (`loader.LoadValues`, Helm 4). */
  readonly mergesDocuments: boolean;
  /** `--set-json '{...}'` merges a whole object (`pkg/cli/values`, Helm 4). */
  readonly setJsonObject: boolean;
  /** An index that the end of a `--set` argument cuts off ends the argument without an error (`pkg/strvals`, Helm 4). */
  readonly cutIndexEnds: boolean;
  /** A null of the user counts as one among the defaults, too (`coalesceTablesFullKey`, 3.20.0 and 4.0.0). */
  readonly nullReachesDefaults: boolean;
  /** A null stays where the default was null or missing (`coalesceTablesFullKey`, 3.20.1 and 4.1.3). */
  readonly keepsNullWithoutDefault: boolean;
  /** Nulls among a chart's own defaults vanish (`cleanNilValues`, 4.2.0). */
  readonly dropsDefaultNulls: boolean;
  /** Two aliases of one chart do not share its list of dependencies (`copyMetadata`, Helm 4). */
  readonly copiesDependencies: boolean;
  /** A chart whose apiVersion is neither v1 nor v2 is refused (`pkg/chart/loader`, Helm 4). */
  readonly refusesApiVersions: boolean;
}

/** Rules of a version of Helm. */
export function helmRules(version: HelmVersion): HelmRules {
  const helm4 = version.major >= 4;
  return {
    mergesDocuments: helm4,
    setJsonObject: helm4,
    cutIndexEnds: helm4,
    nullReachesDefaults: isAtLeast(version, 3, 20, 0),
    keepsNullWithoutDefault: helm4 ? isAtLeast(version, 4, 1, 3) : isAtLeast(version, 3, 20, 1),
    dropsDefaultNulls: isAtLeast(version, 4, 2, 0),
    copiesDependencies: helm4,
    refusesApiVersions: helm4,
  };
}
