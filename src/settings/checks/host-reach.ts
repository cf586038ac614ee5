/** Instance metadata services of the clouds: they hand out credentials and are never a gate or a provider. */
const METADATA_HOSTS = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'metadata.google.internal',
  'metadata.goog',
]);

/** How far a host is away, as far as its name tells. */
export type HostReach = 'loopback' | 'cluster' | 'network' | 'metadata';

/** The IPv4 address within an IPv6 one: mapped, compatible (RFC 4291 section 2.5.5) or translated (RFC 6052); else the host itself. */
function innerAddress(host: string): string {
  const [, high = '', low = ''] = /^(?:::ffff:|::|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host) ?? [];
  if (low === '') return host;
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [first >> 8, first & 255, second >> 8, second & 255].join('.');
}

/**
 * Tells how far away a host is: `loopback` (127.0.0.0/8, ::1, localhost), `cluster` (`*.svc`, `*.svc.*` or a
 * single-label name), `metadata` (a cloud's metadata service), else `network`.
 *
 * @param name as it stands in a URL; an IPv6 address with or without its brackets
 */
export function hostReach(name: string): HostReach {
  const bare = name
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^\[(.*)\]$/, '$1');
  const host = innerAddress(bare);
  if (METADATA_HOSTS.has(host)) return 'metadata';
  if (host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)) return 'loopback';
  if (/\.svc(\.|$)/.test(host) || /^[a-z0-9_-]*[a-z_-][a-z0-9_-]*$/.test(host)) return 'cluster';
  return 'network';
}
