import ipaddr from 'ipaddr.js';

/** What may be reached beyond what is public. */
export interface Networks {
  /** Private networks that may be reached after all, such as 10.1.0.0/16. */
  readonly networks: readonly string[];
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = readonly [Address, number];

/** Networks that nobody can list: a machine's own neighbours, where clouds keep their metadata, and all at once. */
const neverListed: readonly string[] = [
  '0.0.0.0/8',
  '169.254.0.0/16',
  '100.100.100.200/32',
  '168.63.129.16/32',
  '192.0.0.192/32',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  'fe80::/10',
  'fd00:ec2::254/128',
  'ff00::/8',
];

/** Whether an IP address may be connected to: public, or in a network the office listed. */
export function mayReach(address: string, { networks }: Networks): boolean {
  const parsed = plainAddress(address);
  if (parsed === null || isIn(parsed, neverListed)) return false;
  return isPublic(parsed) || isIn(parsed, networks);
}

/** An address as it is written plainly, without zone; null for every other spelling. */
export function plainAddress(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text))
    return leadingZero.test(text) ? null : ipaddr.IPv4.parse(text);
  if (!/^[0-9a-f:.]+$/i.test(text) || !text.includes(':') || !ipaddr.IPv6.isValid(text)) return null;
  const parsed = ipaddr.IPv6.parse(text);
  // Whatever such an address is called, it leads to the IPv4 address inside.
  return parsed.isIPv4MappedAddress() ? parsed.toIPv4Address() : parsed;
}

const leadingZero = /(?:^|\.)0\d/;

/** 2000::/3 is all that is given out; within it, what carries an IPv4 address or is for examples is not public. */
const globalUnicast = '2000::/3';
const carriers: readonly string[] = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || (isIn(address, [globalUnicast]) && !isIn(address, carriers));
}

function isIn(address: Address, networks: readonly string[]): boolean {
  return networks.some((network) => {
    const range = parseNetwork(network);
    return (
      range !== null && range[0].kind() === address.kind() && address.match(range as [ipaddr.IPv4, number])
    );
  });
}

/** A network written as address and length; null for every other text. */
export function parseNetwork(text: string): Range | null {
  const [address, length, ...rest] = text.split('/');
  if (address === undefined || length === undefined || rest.length > 0 || !/^\d{1,3}$/.test(length))
    return null;
  const parsed = plainAddress(address);
  const most = parsed?.kind() === 'ipv4' ? 32 : 128;
  return parsed === null || Number(length) > most ? null : [parsed, Number(length)];
}

/** Whether an office may list a network: none that holds, or lies in, what can never be listed. */
export function mayList(network: string): boolean {
  const range = parseNetwork(network);
  if (range === null) return false;
  const [address, length] = range;
  return !neverListed.some((each) => {
    const never = parseNetwork(each);
    if (never === null || never[0].kind() !== address.kind()) return false;
    const shorter = Math.min(length, never[1]);
    return address.match([never[0], shorter] as [ipaddr.IPv4, number]);
  });
}
