/** What the server does by itself, besides answering requests. */
export type JobKind =
  | 'audit.checkpoint'
  | 'audit.verify'
  | 'campaign.remind'
  | 'facts.clean'
  | 'facts.check'
  | 'evidence.clean'
  | 'evidence.check'
  | 'store.clean'
  | 'webhook.deliver'
  | 'connector.pull';

/** `dead`: given up after the last retry; somebody has to look at it. */
export type JobState = 'waiting' | 'running' | 'done' | 'dead';

export interface NewJob {
  /** Null for what concerns the whole installation. */
  readonly office: string | null;
  readonly kind: JobKind;
  /** Of jobs of one kind with the same key only the first is made. */
  readonly once: string;
  /** What it is about, such as the id of a delivery. */
  readonly subject: string;
}

/** A job that this process holds until the lease runs out. */
export interface ClaimedJob extends NewJob {
  readonly id: string;
  readonly lease: string;
  /** How many times it has been begun, this one included. */
  readonly attempts: number;
}

/** A job as it is shown. */
export interface JobView {
  readonly id: string;
  readonly office: string | null;
  readonly kind: JobKind;
  readonly subject: string;
  readonly state: JobState;
  readonly attempts: number;
  /** Moments (UTC): when it is due, made, finished. */
  readonly runAt: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** Why the last try failed. */
  readonly fault: string | null;
}
