import type { AccountPolicy } from '../../../account/password-policy.ts';

/** A policy as the API shows it. */
export const policyReply = (policy: AccountPolicy) => ({
  ...policy,
  name: { ...policy.name },
  secondFactor: [...policy.secondFactor],
});
