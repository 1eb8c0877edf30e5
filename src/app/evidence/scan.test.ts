import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanFile } from './scan.ts';

// The file every scanner knows, put together here so that none finds it in this source.
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('');

let folder: string;
let server: Server;
let port = 0;

/** Reads what clamd's protocol description says INSTREAM is, and answers as it does. */
beforeAll(async () => {
  folder = await mkdtemp('/var/tmp/zhunsheng-scan-');
  server = createServer((socket) => {
    let all = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      all = Buffer.concat([all, piece]);
      const content = contentOf(all);
      if (content === null) return;
      if (content.includes('hang up')) return void socket.destroy();
      const found = content.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';
      socket.end(content.length > 1_000_000 ? 'INSTREAM size limit exceeded. ERROR\0' : found);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

function contentOf(all: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= all.length; ) {
    const length = all.readUInt32BE(at);
    if (length === 0)
      return all.toString('latin1', 0, command.length) === command ? Buffer.concat(pieces) : null;
    pieces.push(all.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

async function scan(content: string, scanner: string | null = `127.0.0.1:${port}`): Promise<string | null> {
  const path = join(folder, 'file');
  await writeFile(path, content);
  const found = await scanFile({ scanner }, path, 'a.txt');
  return found === null ? null : [found.code, found.params.found].filter(Boolean).join(' ');
}

describe('the virus scanner', () => {
  it('is asked about every file where there is one', async () => {
    expect(await scan('正文'.repeat(50_000))).toBeNull();
    expect(await scan(`正文${eicar}`)).toBe('evidence-infected Eicar-Test-Signature');
    expect(await scan(eicar, null)).toBeNull();
  });

  it('that does not answer, or not properly, lets nothing through', async () => {
    expect(await scan('正文', '127.0.0.1:9')).toBe('evidence-scanner-unreachable');
    expect(await scan('hang up')).toBe('evidence-scanner-unreachable');
    expect(await scan('长'.repeat(500_000))).toBe('evidence-scanner-unreachable');
  });
});
