/** `paused` by the office; `failed` when nothing could be delivered for days. Neither is sent anything. */
export type WebhookState = 'active' | 'paused' | 'failed';

/** An address that is told what happens in an office. */
export interface Webhook {
  readonly id: string;
  readonly office: string;
  readonly name: string;
  readonly url: string;
  /** Names of the events it is told of. */
  readonly events: readonly string[];
  readonly state: WebhookState;
  /** Sequence of the last event that was looked at for it. */
  readonly cursor: number;
  /** Since when (UTC) nothing has been delivered; null when the last try went well. */
  readonly failingSince: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly revision: number;
}

/** One message to one address. */
export interface Delivery {
  readonly id: string;
  readonly webhook: string;
  /** Of the event; null for a test message. */
  readonly sequence: number | null;
  readonly event: string;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly attempts: number;
  /** Of the last reply; null when there was none. */
  readonly status: number | null;
  readonly fault: string | null;
  readonly createdAt: string;
  readonly triedAt: string | null;
}
