/** A semantic version, without its build metadata. */
interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly pre: string;
}

/** One comparison of a constraint. A `dirty` part is left out or written as `x`. */
interface Comparison {
  readonly operator: string;
  readonly version: Version;
  readonly dirty: boolean;
  readonly minorDirty: boolean;
  readonly patchDirty: boolean;
}

const operators = '=||!=|>|<|>=|=>|<=|=<|~|~>|\\^';
const looseVersion =
  'v?([0-9|xX*]+)(\\.[0-9|xX*]+)?(\\.[0-9|xX*]+)?(-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?';
const single = new RegExp(`^\\s*(${operators})\\s*${looseVersion}\\s*$`);
const each = new RegExp(`(?:${operators})\\s*${looseVersion}`, 'g');
const rangePattern = new RegExp(`\\s*(${looseVersion})\\s+-\\s+(${looseVersion})\\s*`, 'g');
const versionPattern =
  /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
const MAX_LENGTH = 512;
const MAX_VERSION_LENGTH = 256;

/** True when the version of a chart fits the range that its parent asks for (Helm's `IsCompatibleRange`, Masterminds semver). */
export function fitsRange(constraint: string, text: string): boolean {
  const version = parseVersion(text);
  if (version === undefined || constraint.length > MAX_LENGTH) return false;
  const groups = rewriteRanges(constraint).split('||').map(parseGroup);
  return groups.every((group) => group !== undefined) && groups.some((group) => fitsGroup(version, group));
}

function fitsGroup(version: Version, group: readonly Comparison[]): boolean {
  const includesPre = group.some((comparison) => comparison.version.pre !== '');
  return (version.pre === '' || includesPre) && group.every((comparison) => fits(version, comparison));
}

/** `1.2 - 1.4` means `>= 1.2, <= 1.4`. */
function rewriteRanges(constraint: string): string {
  return constraint.replace(rangePattern, (...groups: (string | undefined)[]) => `>= ${groups[1]}, <= ${groups[9]} `);
}

function parseGroup(text: string): Comparison[] | undefined {
  const found = text.match(each);
  if (found === null || text.replace(each, '').replace(/[\s,]/g, '') !== '') return undefined;
  const comparisons = found.map(parseComparison);
  return comparisons.every((comparison) => comparison !== undefined) ? comparisons : undefined;
}

function parseComparison(text: string): Comparison | undefined {
  const match = single.exec(text);
  if (match === null) return undefined;
  const [, operator = '', major = '', minor = '', patch = '', pre = ''] = match;
  const isOpen = (part: string): boolean => part === '' || /^\.?[xX*]$/.test(part);
  const minorDirty = !isOpen(major) && isOpen(minor);
  const patchDirty = !isOpen(major) && !minorDirty && isOpen(patch);
  const written = isOpen(major)
    ? '0.0.0'
    : minorDirty
      ? `${major}.0.0`
      : patchDirty
        ? `${major}${minor}.0`
        : `${major}${minor}${patch}`;
  const version = parseVersion(written + pre);
  if (version === undefined) return undefined;
  return {
    operator,
    version,
    dirty: isOpen(major) || minorDirty || patchDirty,
    minorDirty,
    patchDirty,
  };
}

/** True for what Helm takes as the version of a chart (`semver.NewVersion`, which also takes `1.2` and a leading `v`). */
export function isSemanticVersion(text: string): boolean {
  return text.length <= MAX_VERSION_LENGTH && parseVersion(text) !== undefined;
}

function parseVersion(text: string): Version | undefined {
  const match = versionPattern.exec(text);
  // A number of a pre-release must not begin with 0; the other parts may.
  if (match === null || match[4]?.split('.').some((identifier) => /^0\d+$/.test(identifier)) === true) return undefined;
  return {
    major: Number(match[1]),
    minor: Number(match[2] ?? 0),
    patch: Number(match[3] ?? 0),
    pre: match[4] ?? '',
  };
}

function fits(version: Version, comparison: Comparison): boolean {
  const { version: wanted, minorDirty, patchDirty, dirty } = comparison;
  const order = compare(version, wanted);
  const sameMajor = version.major === wanted.major;
  const sameMinor = version.minor === wanted.minor;
  switch (comparison.operator) {
    case '!=':
      if (!dirty) return order !== 0;
      if (!sameMajor) return true;
      if (minorDirty) return false;
      if (!sameMinor) return true;
      return patchDirty ? version.pre !== wanted.pre : order !== 0;
    case '>':
      if (!dirty || !sameMajor) return dirty ? version.major > wanted.major : order > 0;
      if (minorDirty) return false;
      return patchDirty ? version.minor > wanted.minor : order > 0;
    case '<':
      return order < 0;
    case '>=':
    case '=>':
      return order >= 0;
    case '<=':
    case '=<':
      if (!dirty) return order <= 0;
      return version.major < wanted.major || (sameMajor && (minorDirty || version.minor <= wanted.minor));
    case '^':
      return order >= 0 && fitsCaret(version, comparison);
    case '~':
    case '~>':
      return order >= 0 && fitsTilde(version, comparison);
    default:
      return dirty ? order >= 0 && fitsTilde(version, comparison) : order === 0;
  }
}

function fitsTilde(version: Version, { version: wanted, minorDirty, patchDirty }: Comparison): boolean {
  if (wanted.major === 0 && wanted.minor === 0 && wanted.patch === 0 && !minorDirty && !patchDirty) return true;
  return version.major === wanted.major && (minorDirty || version.minor === wanted.minor);
}

function fitsCaret(version: Version, { version: wanted, minorDirty, patchDirty }: Comparison): boolean {
  if (version.major !== wanted.major) return false;
  if (wanted.major > 0 || minorDirty) return true;
  if (version.minor !== wanted.minor) return false;
  return wanted.minor > 0 || patchDirty || version.patch === wanted.patch;
}

function compare(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch || comparePre(a.pre, b.pre);
}

/** Precedence of pre-releases (semver.org, item 11). */
function comparePre(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '') return 1;
  if (b === '') return -1;
  const left = a.split('.');
  const right = b.split('.');
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const order = compareIdentifiers(left[index], right[index]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareIdentifiers(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  const aNumeric = /^\d+$/.test(a);
  const bNumeric = /^\d+$/.test(b);
  if (aNumeric && bNumeric) return Number(a) - Number(b);
  if (aNumeric !== bNumeric) return aNumeric ? -1 : 1;
  return a < b ? -1 : 1;
}
