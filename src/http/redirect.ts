import type { ResponseHead } from './failure.ts';

/** Letters and digits that a host's name may have in common with a credential by chance. */
const BY_CHANCE = 8;

/** Characters of a host's name (RFC 1035 section 2.3.4). Nobody can be led to a longer one, and it would only fill the log. */
const MAX_HOST = 253;

/** What is left of a text in a host's name. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** True when a host's name holds a part of a credential, or all of a short one. */
function quotes(hostname: string, credential: string): boolean {
  const [host, secret] = [bare(hostname), bare(credential)];
  if (secret !== '' && secret.length <= BY_CHANCE) return host.includes(secret);
  return Array.from({ length: Math.max(0, host.length - BY_CHANCE) }).some((_, start) =>
    secret.includes(host.slice(start, start + BY_CHANCE + 1)),
  );
}

/**
 * Says where a redirect that was not followed leads, as ` to https://login.example.com`: scheme, host and port alone. Empty when
 * the answer is no redirect, when it stays on the server, and when the host's name is none or quotes what was sent.
 *
 * @param sent credentials of the request
 */
export function describeRedirect({ status, headers }: ResponseHead, sent: readonly string[]): string {
  const location = headers.location ?? '';
  if (status < 300 || status > 399 || !/^https?:\/\//i.test(location) || !URL.canParse(location)) return '';
  const { origin, hostname } = new URL(location);
  return hostname.length > MAX_HOST || sent.some((credential) => quotes(hostname, credential)) ? '' : ` to ${origin}`;
}
