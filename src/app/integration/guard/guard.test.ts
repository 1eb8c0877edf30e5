import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttp, type TestHttp } from '../../../../test/support/http-server.ts';
import { mayList, mayReach } from './address.ts';
import { type GuardOptions, guardedRequest } from './request.ts';
import { pin } from './resolve.ts';
import { allowedPlace, allowedUrl, isHostPattern, type Reach } from './target.ts';

const all: Reach = { hosts: ['*.example.com'], networks: [], ports: [443, 80] };

/** Addresses that lead inside, however they are written; the host list would allow every one of them. */
const insideV4 = [
  ...['127.0.0.1', '127.1.2.3', '127.255.255.255', '0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255'],
  ...['172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255', '169.254.0.1', '169.254.169.254'],
  ...[
    '169.254.170.2',
    '100.64.0.1',
    '100.100.100.200',
    '100.127.255.255',
    '192.0.0.1',
    '192.0.0.192',
    '192.0.2.1',
  ],
  ...[
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
  ],
  ...['255.255.255.255', '168.63.129.16', '192.88.99.1', '192.31.196.1', '192.52.193.1', '192.175.48.1'],
];
const insideV6 = [
  ...[
    '::',
    '::1',
    '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
  ],
  ...[
    '::ffff:a9fe:a9fe',
    '::ffff:0:127.0.0.1',
    '::127.0.0.1',
    '::7f00:1',
    '64:ff9b::127.0.0.1',
    '64:ff9b::a9fe:a9fe',
  ],
  ...[
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:0:7f00:1::',
    '2001:10::1',
    '2001:20::1',
    '2001:db8::1',
    '2002:7f00:1::',
  ],
  ...[
    '2002:a9fe:a9fe::',
    '2002:a00:1::',
    '3fff::1',
    '4000::1',
    'fc00::1',
    'fd00::1',
    'fd00:ec2::254',
    'fe80::1',
  ],
  ...[
    'fe80::a9fe:a9fe',
    'febf::1',
    'fec0::1',
    'ff02::1',
    'ff05::1',
    '5f00::1',
    '8000::1',
    'e000::1',
    'fe80::1%eth0',
    '::1%lo',
  ],
];
/** Each IPv4 address again, inside an IPv6 one. */
const mapped = insideV4.map((each) => `::ffff:${each}`);
const forms = [
  ...[
    '2130706433',
    '017700000001',
    '0x7f000001',
    '0x7f.0.0.1',
    '0x7f.1',
    '127.1',
    '127.0.1',
    '0177.0.0.1',
    '0177.1',
  ],
  ...[
    '127.0.0.01',
    '127.00.0.1',
    '00127.0.0.1',
    '127.0.0.0x1',
    '0x7F000001',
    '3232235521',
    '0xc0a80001',
    '192.168.1',
  ],
  ...[
    '2852039166',
    '0xa9fea9fe',
    '0251.0376.0251.0376',
    '0xa9.0xfe.0xa9.0xfe',
    '169.254.43518',
    '169.16689662',
    '1',
    '0',
    '0x0',
  ],
  ...[
    '127。0。0。1',
    '１２７.0.0.1',
    '①②⑦.0.0.1',
    '127.0.0.1.',
    '127.0.0.1..',
    '.127.0.0.1',
    '127.0.0.1%00',
    '127.0.0.1%20',
    '127.0.0.256',
  ],
  ...[
    '127.0.0.1,8.8.8.8',
    '127.0.0.1 ',
    ' 127.0.0.1',
    '127.0.0.1\t',
    '127.0.0.1\n',
    '127.0.0.1/8',
    '127.0.0.1:80',
    '[::1',
    '::1]',
    'a..b',
  ],
];
const addresses = [
  ...[
    'http://127.0.0.1/',
    'http://localhost/',
    'http://localhost./',
    'http://LOCALHOST/',
    'http://localhost.localdomain/',
  ],
  ...[
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[0:0:0:0:0:ffff:7f00:1]/',
    'http://[fe80::1]/',
  ],
  ...[
    'http://[fd00:ec2::254]/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://017700000001/',
    'http://127.1/',
    'http://0/',
  ],
  ...[
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://127.0.0.1:80/',
    'http://127。0。0。1/',
    'http://１２７.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
  ],
  ...[
    'http://metadata.google.internal/',
    'http://metadata/',
    'http://instance-data/',
    'http://100.100.100.200/latest/',
    'http://2852039166/',
  ],
  ...[
    'http://a@127.0.0.1/',
    'http://www.example.com@127.0.0.1/',
    'http://www.example.com:a@127.0.0.1/',
    'http://a:b@www.example.com/',
  ],
  ...[
    'http://www.example.com\\@127.0.0.1/',
    'http://127.0.0.1\\@www.example.com/',
    'http://127.0.0.1#@www.example.com/',
    'http://127.0.0.1?@www.example.com/',
  ],
  ...[
    'http://www.example.com.evil.org/',
    'http://evilexample.com/',
    'http://example.com/',
    'http://example.com.evil.org/',
    'http://www.example.com%2eevil.org/',
  ],
  ...[
    'http://www.example.com:22/',
    'http://www.example.com:25/',
    'http://www.example.com:6379/',
    'http://www.example.com:0/',
    'https://www.example.com:5432/',
  ],
  ...[
    'ftp://www.example.com/',
    'file:///etc/passwd',
    'file://localhost/etc/passwd',
    'gopher://127.0.0.1:6379/_x',
    'dict://127.0.0.1:11211/',
    'ldap://127.0.0.1/',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/plain,x',
    'jar:http://www.example.com!/',
    'netdoc:///etc/passwd',
    'ws://www.example.com/',
    'unix:/var/run/docker.sock',
  ],
  ...[
    '//www.example.com/',
    '/etc/passwd',
    'www.example.com',
    '',
    ' ',
    'http://',
    'http:///',
    'http://www.exa mple.com/',
    'http://www.example.com\t/',
    '\nhttp://127.0.0.1/',
  ],
];

describe('addresses that lead inside', () => {
  it('are more than two hundred', () => {
    expect(
      new Set([...insideV4, ...mapped, ...insideV6, ...forms, ...addresses]).size,
    ).toBeGreaterThanOrEqual(200);
  });

  it.each([...insideV4, ...mapped, ...insideV6, ...forms])('are not reached: %j', (address) => {
    expect(mayReach(address, all)).toBe(false);
  });

  it.each([...insideV4, ...mapped, ...insideV6, ...forms])(
    'are not reached, though a careless list names them: %j',
    async (host) => {
      const place = allowedPlace(host, 443, { ...all, hosts: [host] });
      const pinned = place.ok ? await pin(place.value, all, async () => ['127.0.0.1']) : place;
      expect(pinned.ok).toBe(false);
    },
  );

  it.each([...insideV4, ...mapped, ...insideV6])(
    'are not reached by a name that means them: %j',
    async (address) => {
      const pinned = await pin({ host: 'www.example.com', port: 443 }, all, async () => [
        '93.184.215.14',
        address,
      ]);
      expect(pinned).toMatchObject({ ok: false, problems: [{ code: 'address-refused' }] });
    },
  );

  it.each(addresses)('are not reached as web addresses: %j', (address) => {
    expect(allowedUrl(address, all).ok).toBe(false);
  });

  it.each([
    '93.184.215.14',
    '8.8.8.8',
    '1.1.1.1',
    '223.5.5.5',
    '2606:4700:4700::1111',
    '240e::1',
    '2400:3200::1',
  ])('are told from public ones: %s', (address) => {
    expect(mayReach(address, all)).toBe(true);
  });

  it('may be listed where they are an internal network, but never what holds metadata or neighbours', () => {
    const networks = ['10.1.0.0/16', '127.0.0.0/8', 'fd12:3456::/32'];
    expect(
      ['10.1.2.3', '10.2.2.3', '127.0.0.1', 'fd12:3456::9', '::ffff:10.1.2.3'].map((each) =>
        mayReach(each, { networks }),
      ),
    ).toEqual([true, false, true, true, true]);
    expect(mayReach('169.254.169.254', { networks: ['169.254.0.0/16', '0.0.0.0/0'] })).toBe(false);
    expect(networks.map(mayList)).toEqual([true, true, true]);
    const never = [
      '0.0.0.0/0',
      '169.254.169.254/32',
      '168.0.0.0/6',
      '::/0',
      'fe80::/64',
      'fd00::/8',
      '10.1.0.0',
      '10.1.0.0/33',
      'x/8',
      '0x0a.0.0.0/8',
      '100.64.0.0/10',
      '1.2.3.4/',
    ];
    expect(never.filter(mayList)).toEqual([]);
  });
});

describe('the list of hosts', () => {
  it('takes names, addresses and what is below a domain', () => {
    expect(
      ['data.gov.cn', '*.gov.cn', '10.1.2.3', '2400:3200::1', '数据.中国', '*.例子.中国'].map(isHostPattern),
    ).toEqual([true, true, true, true, true, true]);
    expect(
      [
        '*',
        '*.cn',
        '*.*.cn',
        'a*.cn',
        'http://a.cn',
        'a.cn/x',
        'a.cn:80',
        '',
        '127.1',
        '*.10.1.2.3',
        'a b',
      ].filter(isHostPattern),
    ).toEqual([]);
  });

  it('covers a host however its name is written, and not its neighbours', () => {
    const reach = { ...all, hosts: ['*.gov.cn', '数据.中国'] };
    const covered = (host: string) => allowedPlace(host, 443, reach).ok;
    expect(
      ['data.gov.cn', 'DATA.GOV.CN', 'a.b.gov.cn', 'data.gov.cn.', '数据.中国', 'xn--vxup8b.xn--fiqs8s'].map(
        covered,
      ),
    ).toEqual([true, true, true, true, true, true]);
    expect(['gov.cn', 'evilgov.cn', 'gov.cn.evil.org', 'xgov.cn'].filter(covered)).toEqual([]);
  });
});

describe('requests', () => {
  const servers: TestHttp[] = [];
  let [port, caught] = [0, 0];
  const seen: string[] = [];
  beforeAll(async () => {
    const server = await startHttp((request, reply) => {
      seen.push(`${request.headers.host}${request.url} ${request.headers.authorization ?? '-'}`);
      const to = new URL(request.url ?? '/', 'http://x').searchParams.get('to');
      if (to !== null) return reply.writeHead(302, { location: to }).end();
      if (request.url === '/long') return reply.end(Buffer.alloc(5_000));
      if (request.url === '/slow') return;
      reply.end('好');
    });
    port = server.port;
    // The same port on another address of this machine: where a second look-up would lead.
    const trap = await startHttp(
      (_request, reply) => {
        caught++;
        reply.end('trapped');
      },
      '127.0.0.2',
      port,
    );
    servers.push(server, trap);
  });
  afterAll(() => {
    for (const each of servers) each.close();
  });

  const reach = (): Reach => ({
    hosts: ['a.example.com', 'b.example.com'],
    networks: ['127.0.0.1/32'],
    ports: [port],
  });
  const ask = (path: string, options: Partial<GuardOptions> = {}, redirects = 3) =>
    guardedRequest(
      {
        url: `http://a.example.com:${port}${path}`,
        method: 'GET',
        headers: { authorization: 'Bearer s' },
        body: null,
        redirects,
        seconds: 1,
        limit: 1_000,
      },
      { reach: reach(), lookup: async () => ['127.0.0.1'], ...options },
    );
  const code = async (asked: ReturnType<typeof ask>) => {
    const done = await asked;
    return done.ok ? done.value.body.toString() : done.problems[0]?.code;
  };

  it('go to the address that was checked, though the name means another a moment later', async () => {
    let asked = 0;
    const rebinding = async () => (asked++ === 0 ? ['127.0.0.1'] : ['127.0.0.2']);
    expect(await code(ask('/', { lookup: rebinding }))).toBe('好');
    expect([asked, caught]).toEqual([1, 0]);
    expect(await code(ask('/', { lookup: rebinding }))).toBe('address-refused');
    expect(caught).toBe(0);
  });

  it('follow to places that are allowed, and check each like the first', async () => {
    const to = (address: string) => `/?to=${encodeURIComponent(address)}`;
    expect(await code(ask(to(`http://b.example.com:${port}/`)))).toBe('好');
    expect(await code(ask(to('/')))).toBe('好');
    expect(await code(ask(to(`http://127.0.0.1:${port}/`)))).toBe('host-not-listed');
    expect(await code(ask(to('http://169.254.169.254/')))).toBe('host-not-listed');
    expect(await code(ask(to('file:///etc/passwd')))).toBe('address-invalid');
    expect(await code(ask(to('/'), {}, 0))).toBe('redirect-refused');
    expect(await code(ask(to(to(to(to('/'))))))).toBe('redirect-refused');
    const second = async (host: string) => (host === 'a.example.com' ? ['127.0.0.1'] : ['127.0.0.2']);
    expect(await code(ask(to(`http://b.example.com:${port}/`), { lookup: second }))).toBe('address-refused');
    expect(caught).toBe(0);
  });

  it('do not carry a secret to another host', async () => {
    seen.length = 0;
    await ask(`/?to=${encodeURIComponent(`http://b.example.com:${port}/b`)}`);
    expect(seen.map((each) => each.split(' ')[1])).toEqual(['Bearer', '-']);
  });

  it('end when the reply is too long, too slow or does not come', async () => {
    expect(await code(ask('/long'))).toBe('remote-too-large');
    expect(await code(ask('/slow'))).toBe('remote-too-slow');
    const gone = { reach: { ...reach(), ports: [port, 9] } };
    expect(
      await code(
        guardedRequest(
          {
            url: 'http://a.example.com:9/',
            method: 'GET',
            headers: {},
            body: null,
            redirects: 0,
            seconds: 1,
            limit: 10,
          },
          { ...gone, lookup: async () => ['127.0.0.1'] },
        ),
      ),
    ).toBe('remote-unreachable');
    expect(await code(ask('/', { lookup: async () => [] }))).toBe('host-unresolved');
  });
});
