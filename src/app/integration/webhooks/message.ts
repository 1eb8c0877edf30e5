import { createHmac } from 'node:crypto';
import type { OfficeEvent } from '../../../port/store-event.ts';
import type { Delivery } from '../../../port/store-webhook.ts';

/** What a receiver gets: what happened to what, and where to look; no contents, and nobody's account. */
export function messageOf(delivery: Delivery, office: string, event: OfficeEvent | null): string {
  const { id, createdAt } = delivery;
  if (event === null) return JSON.stringify({ id, type: 'ping', office, at: createdAt });
  const { sequence, action, subject, campaign, unit, indicator, at } = event;
  const identity = { id: `${office}/${sequence}`, type: action, sequence, office };
  return JSON.stringify({ ...identity, subject, campaign, unit, indicator, at });
}

/** The header by which a receiver knows who sent the body and when: HMAC-SHA256 over `seconds.body`. */
export function signatureOf(body: string, secret: string, seconds: number): string {
  const code = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${code}`;
}
