import { domainToASCII } from 'node:url';
import { fail, ok, problem, type Result } from '../../../core/problem/problem.ts';
import { type Networks, plainAddress } from './address.ts';

/** What an office lets the server reach. */
export interface Reach extends Networks {
  /** Host names, IP addresses, or `*.` before a domain. */
  readonly hosts: readonly string[];
  readonly ports: readonly number[];
}

/** A place to connect to; the host is a name in ASCII or a plain IP address. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** A place that stands on the office's list; `host-not-listed`, `port-not-listed`, `address-invalid` otherwise. */
export function allowedPlace(host: string, port: number, reach: Reach): Result<Place> {
  const plain = plainHost(host);
  if (plain === null)
    return fail(problem('address-invalid', { address: host.slice(0, 200), part: host.slice(0, 80) }));
  if (!reach.hosts.some((pattern) => covers(pattern, plain)))
    return fail(problem('host-not-listed', { host: plain }));
  if (!reach.ports.includes(port)) return fail(problem('port-not-listed', { port: String(port) }));
  return ok({ host: plain, port });
}

/** A web address on the office's list: http or https, without user name and password. */
export function allowedUrl(
  address: string,
  reach: Reach,
): Result<{ readonly url: URL; readonly place: Place }> {
  const refuse = (part: string) => fail(problem('address-invalid', { address: address.slice(0, 200), part }));
  if (!URL.canParse(address)) return refuse('URL');
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse(url.protocol);
  if (url.username !== '' || url.password !== '') return refuse('@');
  // What a browser would read as an address may not be what was meant: the host is taken as it was written, too.
  if (!writtenPlainly(address, url)) return refuse(url.hostname);
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  const place = allowedPlace(url.hostname.replace(/^\[|\]$/g, ''), port, reach);
  return place.ok ? ok({ url, place: place.value }) : place;
}

/** Numbers for hosts are read in decimal dotted form only; octal, hexadecimal and short forms are refused. */
function writtenPlainly(address: string, url: URL): boolean {
  if (/[\\\s]/.test(address)) return false;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (plainAddress(host) === null) return true;
  const written = /^https?:\/\/(\[[^\]]*\]|[^/:?#]*)/i.exec(address)?.[1]?.replace(/^\[|\]$/g, '') ?? '';
  return plainAddress(written) !== null;
}

const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** A host's name in ASCII and small letters, or a plain address; null for everything else. */
export function plainHost(host: string): string | null {
  const address = plainAddress(host);
  if (address !== null) return address.toString();
  if (/[\s/\\?#@:%]/.test(host)) return null;
  const name = domainToASCII(host).toLowerCase().replace(/\.$/, '');
  const labels = name.split('.');
  if (name.length > 253 || !labels.every((each) => label.test(each))) return null;
  // A last label of digits makes the whole an address to some resolvers.
  return /^(?:\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '') ? null : name;
}

/** Whether a pattern of the list covers a host. `*.` covers what is below a domain, at any depth. */
function covers(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return plainHost(pattern) === host;
  return plainAddress(host) === null && host.endsWith(pattern.slice(1).toLowerCase());
}

/** Whether it can stand on the list: a host, or `*.` before a domain of two labels or more. */
export function isHostPattern(pattern: string): boolean {
  if (!pattern.startsWith('*.')) return plainHost(pattern) !== null;
  const domain = plainHost(pattern.slice(2));
  return domain?.includes('.') === true && plainAddress(domain) === null;
}
