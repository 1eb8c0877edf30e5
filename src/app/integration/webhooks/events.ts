import { actions } from '../../../access/actions.ts';

const told =
  /^(?:scheme|notice|ruling|campaign|unit|batch|evidence|submission|judgement|recusal|panel|bulletin|publication|appeal|result)\./;

/** The events a webhook can be told of: what is done about an assessment, not accounts, settings or the audit log. */
export const webhookEvents: readonly string[] = [
  ...Object.keys(actions).filter((action) => told.test(action) && !/\.read(?:-draft)?$/.test(action)),
  'connector.pulled',
].sort();
