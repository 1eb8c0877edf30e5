import type { Step } from './step.ts';
import { offices } from './steps/0001-offices.ts';
import { schemeVersions } from './steps/0002-scheme-versions.ts';
import { batches } from './steps/0003-batches.ts';
import { audit } from './steps/0004-audit.ts';
import { keepingApart } from './steps/0005-keeping-apart.ts';
import { accounts } from './steps/0006-accounts.ts';
import { campaigns } from './steps/0007-campaigns.ts';
import { facts } from './steps/0008-facts.ts';
import { review } from './steps/0009-review.ts';
import { decisions } from './steps/0010-decisions.ts';
import { integration } from './steps/0011-integration.ts';

/** All steps, in order. */
export const steps: readonly Step[] = [
  offices,
  schemeVersions,
  batches,
  audit,
  keepingApart,
  accounts,
  campaigns,
  facts,
  review,
  decisions,
  integration,
];
