/** Groups of 16 bits that name a network: what is behind them is one customer's (RFC 6177). */
const NETWORK_GROUPS = 4;

/** The groups of a part of an IPv6 address, without leading zeros; none when the part is empty. */
const groupsOf = (part: string): string[] => (part === '' ? [] : part.split(':').map((group) => group.replace(/^0+(?=.)/, '')));

/**
 * The network of an address, for counting by address: an IPv4 address is one by itself; of an IPv6 address it is the first 64 bits,
 * since whoever has one address has all that share them.
 *
 * @param address as Node gives it, e.g. `192.0.2.1`, `::ffff:192.0.2.1` or `2001:db8::1`
 * @returns e.g. `192.0.2.1` or `2001:db8:0:0::/64`
 */
export function networkOf(address: string): string {
  const ipv4 = /(?:^|:)(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (ipv4 !== undefined) return ipv4;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = (address.split('%', 1)[0] ?? '').split('::');
  const [before, after] = [groupsOf(head), groupsOf(tail)];
  const groups = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}
