import { Readable } from 'node:stream';
import contentDisposition from 'content-disposition';
import type { FastifyReply } from 'fastify';
import type { FileReply, OtherReply, RedirectReply, Route } from '../route.ts';
import { etagOf, revisionOf } from './revision.ts';

/** Sends what a route gave: JSON, nothing, a file, or a way to go. Events are sent elsewhere. */
export function sendAnswer(spec: Route, value: unknown, reply: FastifyReply): FastifyReply {
  if (value === undefined) return reply.code(spec.status ?? 204).send();
  if (isOther(value)) return value.kind === 'file' ? sendFile(value, reply) : sendElsewhere(value, reply);
  return sendJson(reply, spec.status ?? 200, JSON.stringify(value), revisionOf(value));
}

/** A JSON text as the reply. */
export function sendJson(
  reply: FastifyReply,
  status: number,
  text: string,
  revision: number | null,
): FastifyReply {
  if (revision !== null) reply.header('etag', etagOf(revision));
  return reply.code(status).type('application/json; charset=utf-8').send(text);
}

/** Whether it is a reply that is not JSON. */
export function isOther(value: unknown): value is OtherReply {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'file') return 'content' in value && 'fileName' in value;
  if (value.kind === 'redirect') return 'location' in value;
  return value.kind === 'events' && 'events' in value;
}

/** Never shown in place: whatever it holds, the browser only saves it. */
function sendFile({ mediaType, fileName, content }: FileReply, reply: FastifyReply): FastifyReply {
  reply.type(mediaType).header('content-disposition', contentDisposition(fileName, { type: 'attachment' }));
  return content instanceof Uint8Array
    ? reply.send(Buffer.from(content))
    : reply.send(Readable.from(content));
}

const sendElsewhere = (value: OtherReply, reply: FastifyReply): FastifyReply =>
  reply
    .code(303)
    .header('location', (value as RedirectReply).location)
    .send();
