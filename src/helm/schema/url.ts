import { isIPv6 } from 'node:net';

/** A URL or a relative reference as Go's `net/url` takes it apart. */
export interface GoUrl {
  /** In small letters; empty for a relative reference. */
  readonly scheme: string;
  /** What follows a scheme without a slash (`urn:a:b`). */
  readonly opaque: string;
  /** With user and port; undefined without `//`. */
  readonly authority: string | undefined;
  /** As written. */
  readonly path: string;
  /** With its question mark; empty without one. */
  readonly query: string;
}

const isWellEscaped = (text: string): boolean => !/%(?![0-9A-Fa-f]{2})/.test(text);

/** User names and passwords; an IPv6 address in brackets or a name; a port. Zones of addresses are not taken. */
function isAuthority(text: string): boolean {
  const at = text.lastIndexOf('@');
  const user = text.slice(0, Math.max(at, 0));
  if (!/^[\w.:~!$&'()*+,;=%@-]*$/.test(user) || !isWellEscaped(user)) return false;
  const host = text.slice(at + 1);
  const [, address, port = ''] = /^\[(.*)\](.*)$/s.exec(host) ?? [];
  if (address !== undefined) return isIPv6(address) && !address.includes('%') && /^(:\d*)?$/.test(port);
  // Percent escapes stand for bytes beyond ASCII, or for the percent sign.
  return /^(?:[\w.~!$&'()*+,;="<>\]-]|[^\0-\x7f]|%[89A-Fa-f][0-9A-Fa-f]|%25)*(?::\d*)?$/.test(host);
}

/** Parses as `net/url.Parse` does, with the stricter check of hosts that the validator adds; undefined where that fails. */
export function parseGoUrl(text: string): GoUrl | undefined {
  const hash = text.indexOf('#');
  const whole = hash === -1 ? text : text.slice(0, hash);
  // eslint-disable-next-line no-control-regex -- what Go refuses
  if (/[\0-\x1f\x7f]/.test(whole) || !isWellEscaped(text.slice(whole.length))) return undefined;
  if (whole.startsWith(':')) return undefined;
  const [, scheme = '', rest = ''] = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(.*)$/s.exec(whole) ?? [];
  const mark = rest.indexOf('?');
  const query = mark === -1 ? '' : rest.slice(mark);
  const before = mark === -1 ? rest : rest.slice(0, mark);
  const parts = { scheme: scheme.toLowerCase(), opaque: '', authority: undefined, path: '', query };
  if (!before.startsWith('/') && scheme !== '') return { ...parts, opaque: before };
  if (!before.startsWith('/') && (before.split('/', 1)[0] ?? '').includes(':')) return undefined;
  if (!before.startsWith('//') || (scheme === '' && before.startsWith('///'))) {
    return isWellEscaped(before) ? { ...parts, path: before } : undefined;
  }
  const slash = before.indexOf('/', 2);
  const authority = slash === -1 ? before.slice(2) : before.slice(2, slash);
  const path = slash === -1 ? '' : before.slice(slash);
  return isAuthority(authority) && isWellEscaped(path) ? { ...parts, authority, path } : undefined;
}

function withoutDots(path: string): string {
  const segments: string[] = [];
  const steps = path.split('/').slice(1);
  for (const [index, step] of steps.entries()) {
    const last = index === steps.length - 1;
    if (step === '..') segments.pop();
    if (step !== '.' && step !== '..') segments.push(step);
    else if (last) segments.push('');
  }
  return `/${segments.join('/')}`;
}

/**
 * Resolves a reference without a fragment against an absolute URL (`URL.ResolveReference`), undefined when it is not a URL.
 * A relative reference against a URL without a path (`urn:a`) gives that URL again, as in Helm.
 */
export function resolveUrl(base: string, reference: string): string | undefined {
  const [from, to] = [parseGoUrl(base), parseGoUrl(reference)];
  if (from === undefined || to === undefined) return undefined;
  const host = (authority: string | undefined): string => (authority === undefined ? '' : `//${authority}`);
  if (to.scheme !== '') {
    const rest = to.opaque !== '' || to.path === '' ? to.opaque : withoutDots(to.path);
    return `${to.scheme}:${host(to.authority)}${rest}${to.query}`;
  }
  const query = to.path === '' && to.query === '' ? from.query : to.query;
  if (from.opaque !== '') return `${from.scheme}:${from.opaque}${query}`;
  if (to.authority !== undefined && to.authority !== '') {
    return `${from.scheme}:${host(to.authority)}${to.path === '' ? '' : withoutDots(to.path)}${query}`;
  }
  const full = to.path === '' ? from.path : to.path.startsWith('/') ? to.path : from.path.replace(/[^/]*$/, '') + to.path;
  return `${from.scheme}:${host(from.authority)}${full === '' ? '' : withoutDots(full.replace(/^(?!\/)/, '/'))}${query}`;
}
