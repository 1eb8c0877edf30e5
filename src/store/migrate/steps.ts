import type { Step } from './step.ts';
import { offices } from './steps/0001-offices.ts';
import { schemeVersions } from './steps/0002-scheme-versions.ts';
import { batches } from './steps/0003-batches.ts';
import { audit } from './steps/0004-audit.ts';

/** All steps, in order. */
export const steps: readonly Step[] = [offices, schemeVersions, batches, audit];
