import { cleanStore } from '../../store/write/clean.ts';
import { remindEverywhere } from '../campaign/remind.ts';
import { checkEvidence } from '../evidence/check.ts';
import { cleanEvidence } from '../evidence/clean.ts';
import { checkFacts } from '../facts/check-facts.ts';
import { cleanFacts } from '../facts/clean-facts.ts';
import { pull } from '../integration/connectors/pull.ts';
import { deliver } from '../integration/webhooks/deliver.ts';
import type { Platform } from '../platform.ts';
import { keepCheckpoint } from './checkpoint.ts';
import { done, type JobHandlers, type JobOutcome } from './handler.ts';
import { verifyLog } from './verify-log.ts';

/** What each kind of job does. */
export const jobHandlers = (platform: Platform): JobHandlers => ({
  'audit.checkpoint': async () => {
    await keepCheckpoint(platform);
    return done;
  },
  'audit.verify': async () => told((await verifyLog(platform)).problems.map((each) => each.code)),
  'campaign.remind': async () => {
    await remindEverywhere(platform);
    return done;
  },
  'evidence.clean': async () => {
    await cleanEvidence(platform);
    return done;
  },
  // Of other offices only the hash is told.
  'evidence.check': async (_job, signal) =>
    told((await checkEvidence(platform, signal)).map((each) => each.slice(each.indexOf('/') + 1))),
  'facts.clean': async () => {
    await cleanFacts(platform);
    return done;
  },
  'facts.check': async (_job, signal) => {
    const found = await checkFacts(platform, signal);
    return told(found.map((each) => each.slice(each.indexOf(': ') + 2)));
  },
  'store.clean': async () => {
    await cleanStore(platform.store.pool);
    return done;
  },
  'webhook.deliver': (job, signal) => deliver(platform, job, signal),
  'connector.pull': (job, signal) => pull(platform, job, { signal }),
});

/** What was found stays visible as a job that was given up. */
const told = (found: readonly string[]): JobOutcome =>
  found.length === 0 ? done : { kind: 'give-up', fault: found.slice(0, 20).join(', ') };
