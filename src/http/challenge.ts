/**
 * True when a `WWW-Authenticate` field holds a Bearer challenge with `error="invalid_token"` (RFC 6750 section 3.1).
 * Several challenges may stand in one field (RFC 9110 section 11.6.1). Time is in proportion to the field: a name is looked for from its
 * beginning alone.
 */
export function refusesToken(field: string | undefined): boolean {
  let scheme = '';
  for (const [, begins, name, quoted, plain] of (field ?? '').matchAll(
    /(?:^|[,\s])([A-Za-z0-9_-]+)(?!\s*=)(?=\s|$|,)|(?<![A-Za-z0-9_-])([A-Za-z0-9_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g,
  )) {
    if (begins !== undefined) scheme = begins.toLowerCase();
    else if (scheme === 'bearer' && name?.toLowerCase() === 'error' && (quoted ?? plain) === 'invalid_token') return true;
  }
  return false;
}
