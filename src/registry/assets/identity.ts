/** A path that names an asset, or what was expected of it. */
export type PathResult = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly expected: string };

const MAX_PATH_LENGTH = 255;

const refuse = (expected: string): PathResult => ({ ok: false, expected });

/**
 * Brings a path into the form that it is stored under: with a leading slash, without a trailing one, in Unicode's composed
 * form (NFC), so that two ways to write one path name one asset.
 *
 * @param home folder that the path belongs in, such as `/skills`; put before a path that does not begin with it
 */
export function normalizePath(text: string, home = ''): PathResult {
  const given = `/${text.normalize('NFC').replace(/^\//, '').replace(/\/$/, '')}`;
  if (given === '/') return refuse('must not be empty');
  const path = given.startsWith(`${home}/`) ? given : home + given;
  if (path.length > MAX_PATH_LENGTH) return refuse(`must have at most ${MAX_PATH_LENGTH} characters`);
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(path)) return refuse('must not have control characters');
  if (/[\\?#%]/.test(path)) return refuse('must not have any of \\ ? # %');
  const segments = path.slice(1).split('/');
  if (segments.some((segment) => segment === '.' || segment === '..')) return refuse('must not have . or .. as a segment');
  if (segments.some((segment) => segment === '' || segment !== segment.trim())) {
    return refuse('must not have empty segments, or segments with white space around them');
  }
  return { ok: true, path };
}

/** Makes a path segment of a name: lower case, letters and digits, everything else a hyphen; empty when nothing is left. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 128)
    .replace(/-$/, '');
}
