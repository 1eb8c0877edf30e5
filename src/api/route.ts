import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Action } from '../access/actions.ts';
import type { Need } from '../app/account/signed-in.ts';
import type { Platform } from '../app/platform.ts';
import type { Result } from '../core/problem/problem.ts';
import type { Actor } from '../port/actor.ts';

/** `public`: without signing in. `signed-in`: any account. Otherwise the action the policy layer is asked about. */
export type Access = 'public' | 'signed-in' | Action;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

type Shape = z.ZodType | undefined;
type Read<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined;

/** Cookies by their plain names: the shell adds prefix and attributes (host only, HttpOnly, SameSite, Secure). */
export interface Cookies {
  get(name: string): string | null;
  /** Sent with the reply when that is good. */
  set(name: string, value: string, seconds: number): void;
  clear(name: string): void;
}

/** The cookie that holds the session's token. */
export const sessionCookie = 'session';

/** What a route works with; everything was parsed by its schemas. */
export interface Call<P extends Shape, Q extends Shape, B extends Shape> {
  readonly platform: Platform;
  /** `nobody` (office from the path, no grants) on public routes. */
  readonly actor: Actor;
  readonly params: Read<P>;
  readonly query: Read<Q>;
  readonly body: Read<B>;
  /** The revision the caller started from (If-Match); null when it did not say. */
  readonly revision: number | null;
  /** A body that is streamed instead of parsed (`bodyKind: 'stream'`), and its media type; it fails past `bodyLimit`. */
  readonly stream: Readable;
  readonly mediaType: string;
  /** Bytes of the body as declared; null when the caller did not say. */
  readonly declaredBytes: number | null;
  readonly signal: AbortSignal;
  /** Address the request came from, for rate limits and the audit log of sign-ins. */
  readonly address: string;
  readonly cookies: Cookies;
  /** Id of the session signed in with; null with a token and on public routes without one. */
  readonly session: string | null;
  /** Scheme, host and port as the caller sees them, such as `https://kaohe.example`: for links and redirects. */
  readonly origin: string;
  /** Last-Event-ID: the last event the caller has; null when it did not say. */
  readonly lastEvent: number | null;
}

/** A reply that is not plain JSON of the schema. */
export interface FileReply {
  readonly kind: 'file';
  readonly mediaType: string;
  /** Offered as an attachment under this name. */
  readonly fileName: string;
  readonly content: AsyncIterable<Uint8Array> | Uint8Array;
}

/** Events sent while they happen. */
export interface EventReply {
  readonly kind: 'events';
  readonly events: AsyncIterable<SentEvent>;
}

/** `id` null: not counted by Last-Event-ID. `data` is JSON-safe. A null event is a sign of life. */
export type SentEvent = { readonly id: number | null; readonly name: string; readonly data: unknown } | null;

/** Sends the browser elsewhere (303). */
export interface RedirectReply {
  readonly kind: 'redirect';
  readonly location: string;
}

export type OtherReply = FileReply | EventReply | RedirectReply;

export interface RouteSpec<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends Shape = Shape,
> {
  /** Unique, such as `appeal.decide`; operationId in OpenAPI. */
  readonly id: string;
  readonly method: Method;
  /** Below /api/v1, with :names. */
  readonly path: string;
  readonly tag: string;
  readonly summary: Words;
  readonly access: Access;
  /** May be called although this is still needed of whoever is signed in; otherwise the shell refuses. */
  readonly early?: readonly Need[];
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly bodyKind?: 'json' | 'stream';
  /** Most bytes of the body; 1 MB unless told. */
  readonly bodyLimit?: number;
  /** Schema of the JSON reply; a `revision` in it becomes the ETag. Without one: 204, or a file. */
  readonly reply?: R;
  /** 200 unless told. */
  readonly status?: 200 | 201 | 202 | 204;
  /** Media type of a file reply, for OpenAPI. */
  readonly file?: string;
  /** Requires If-Match; the use case compares `revision`. */
  readonly ifMatch?: true;
  /** The reply holds a secret (a token, a recovery code): it is never kept, so a repeated Idempotency-Key is refused. */
  readonly secret?: true;
  /** Requests a minute from one address, and from one account; for sign-in and what else is worth guessing at. */
  readonly perMinute?: number;
  run(call: Call<P, Q, B>): Promise<Result<Read<R> | OtherReply | undefined>>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of routes forgets what each one reads; it is parsed again before it runs.
export type Route = RouteSpec<any, any, any, any>;

/** Checks a route against its own schemas while it is written. */
export const route = <
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  R extends Shape = undefined,
>(
  spec: RouteSpec<P, Q, B, R>,
): Route => spec;
