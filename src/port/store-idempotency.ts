/** A request that must not be carried out twice: whose it is, and by what key its sender knows it. */
export interface RequestKey {
  readonly office: string;
  readonly account: string;
  readonly key: string;
}

/** What is known of a request by its key. */
export interface KeptRequest {
  /** SHA-256 of route and address; of the body, null until a streamed one was read. */
  readonly request: string;
  readonly body: string | null;
  readonly state: 'running' | 'effected' | 'answered';
  /** Whether whoever worked on it has stopped telling that it still does. */
  readonly abandoned: boolean;
  readonly status: number | null;
  /** JSON text; null when it was not kept. While `effected`, what the use case gave. */
  readonly reply: string | null;
}

/** A try at a request: only the try that holds it may say that it is done. */
export interface HeldRequest extends RequestKey {
  readonly holder: string;
}
