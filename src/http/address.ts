/** An address as logs may show it: origin and path, no user name, password, query or fragment. */
export function describeAddress(url: URL): string {
  return `${url.origin}${url.pathname}`;
}
