import { BlockList, isIP } from 'node:net';

/** Networks of version 4 that are nobody's on the open internet (IANA's registry of special purposes), and multicast. */
const special = new BlockList();
for (const [network, prefix] of [
	['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
	['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24],
	['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) special.addSubnet(network, prefix, 'ipv4'); // biome-ignore format: a list reads better in rows

/** Of version 6 only what is given out to the world is taken, without the parts of it that lead elsewhere (tunnels, examples). */
const worldwide = new BlockList();
worldwide.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const)
	special.addSubnet(network, prefix, 'ipv6'); // biome-ignore format: as above

/** Whether an IP address is one of the open internet: not of this machine, its network, or one that stands for another. */
export function isPublicAddress(address: string): boolean {
	const version = isIP(address);
	if (version === 4) return !special.check(address, 'ipv4');
	if (version === 6) return worldwide.check(address, 'ipv6') && !special.check(address, 'ipv6');
	return false;
}
