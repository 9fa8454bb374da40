import { BlockList, isIP } from 'node:net';

/**
 * What no public server has: this machine, private and shared networks, links, groups, documentation, and the ranges
 * that carry another address inside (IANA's special-purpose registries, RFC 6890).
 */
const SPECIAL_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];
/** Of IPv6 only these are public; mapped, translated (NAT64) and unique local addresses lie outside. */
const GLOBAL_6 = '2000::/3';
const SPECIAL_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const blocks = (nets: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const net of nets) {
    const [address = '', prefix] = net.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
};
const special4 = blocks(SPECIAL_4, 'ipv4');
const special6 = blocks(SPECIAL_6, 'ipv6');
const global6 = blocks([GLOBAL_6], 'ipv6');

/** Whether an IP address is a public server's; what is no address is none. */
export function isPublic(address: string): boolean {
  const [bare = ''] = address.split('%');
  if (isIP(bare) === 4) return !special4.check(bare, 'ipv4');
  return isIP(bare) === 6 && global6.check(bare, 'ipv6') && !special6.check(bare, 'ipv6');
}
