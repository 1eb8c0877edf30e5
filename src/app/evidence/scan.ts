import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { type Problem, problem } from '../../core/problem/problem.ts';
import type { IntegrationSetting } from '../../port/store-integration.ts';

const patience = 60_000;
const longestReply = 4_096;

/**
 * Has a clamd look at the file, where the office has one: null when it found nothing. When it does not answer the file
 * is refused, too.
 */
export async function scanFile(
  setting: Pick<IntegrationSetting, 'scanner'>,
  path: string,
  name: string,
): Promise<Problem | null> {
  if (setting.scanner === null) return null;
  const [host, port] = [
    setting.scanner.slice(0, setting.scanner.lastIndexOf(':')),
    setting.scanner.split(':').at(-1),
  ];
  const reply = await ask(host, Number(port), path).catch(() => null);
  if (reply === null) return problem('evidence-scanner-unreachable', {});
  if (/^stream: OK\0?$/.test(reply)) return null;
  const found = /^stream: (.+) FOUND\0?$/.exec(reply)?.[1];
  return found === undefined
    ? problem('evidence-scanner-unreachable', {})
    : problem('evidence-infected', { name, found });
}

/** clamd's INSTREAM: pieces with their length before them, then a length of zero; one line comes back. */
async function ask(host: string, port: number, path: string): Promise<string> {
  const socket = connect({ host, port });
  socket.setTimeout(patience, () => socket.destroy(new Error('timeout')));
  const reply = replyOf(socket);
  // Its failure is told where the reply is waited for.
  reply.catch(() => undefined);
  await send(socket, Buffer.from('zINSTREAM\0'));
  for await (const piece of createReadStream(path)) {
    await send(socket, lengthOf(piece.length));
    await send(socket, piece);
  }
  await send(socket, lengthOf(0));
  return reply;
}

function lengthOf(count: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(count);
  return length;
}

const send = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((done, failed) => {
    socket.write(bytes, (error) => (error === null || error === undefined ? done() : failed(error)));
  });

async function replyOf(socket: Socket): Promise<string> {
  let reply = '';
  for await (const piece of socket) {
    reply += String(piece);
    if (reply.includes('\0') || reply.length > longestReply) break;
  }
  return reply;
}
