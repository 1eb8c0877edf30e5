import type { ResultDocument } from '../core/result/document.ts';
import type { Row } from './store-review.ts';

/** An item of which something is missing. */
export interface MissingItem {
  readonly unit: string;
  readonly unitName: string;
  readonly indicator: string;
  readonly indicatorName: string;
  /** Names of what is missing, in the scheme's own words. */
  readonly missing: readonly string[];
}

/** A result as it was published. Moments are UTC. */
export interface Publication {
  readonly office: string;
  readonly campaign: string;
  /** 1 opens the period; later ones are corrections during it. */
  readonly number: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly publicFrom: string;
  readonly publicTo: string;
  /** Until when an appeal is on time; after `publicTo` none is taken. */
  readonly appealTo: string;
  readonly provisional: boolean;
  readonly missing: readonly MissingItem[];
  readonly resultHash: string;
  readonly factsSequence: number;
  /** What differs from the publication before, as it was computed; null for the first. */
  readonly difference: unknown;
}

/** Rows that an accepted appeal adds, replaces or takes away. */
export interface AmendingRows {
  readonly dataset: string;
  readonly action: 'append' | 'replace' | 'retract';
  readonly rows: readonly Row[];
}

export type AppealState = 'lodged' | 'answered' | 'accepted' | 'rejected' | 'withdrawn';

export interface Appeal {
  readonly office: string;
  readonly id: string;
  readonly campaign: string;
  /** The publication it is about. */
  readonly publication: number;
  readonly unit: string;
  readonly indicator: string;
  readonly ground: string;
  readonly state: AppealState;
  readonly onTime: boolean;
  readonly lodgedBy: string;
  readonly lodgedAt: string;
  readonly proposal: AmendingRows | null;
  /** The difference it was last shown with, as it was computed. */
  readonly difference: unknown;
  readonly differenceHash: string | null;
  readonly differenceBasis: string | null;
  readonly decision: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** The amendment that was signed, its signature (Ed25519, base64) and public key; null unless accepted. */
  readonly amendment: unknown;
  readonly signature: string | null;
  readonly key: string | null;
  readonly batch: number | null;
  readonly revision: number;
}

export type AppealStepKind = 'lodged' | 'answered' | 'compared' | 'accepted' | 'rejected' | 'withdrawn';

export interface AppealStep {
  readonly number: number;
  readonly kind: AppealStepKind;
  readonly lead: string | null;
  readonly text: string;
  readonly proposal: AmendingRows | null;
  readonly hash: string | null;
  readonly by: string;
  readonly at: string;
}

/** The first of two persons wants this result to be final. */
export interface ResultProposal {
  readonly office: string;
  readonly id: string;
  readonly campaign: string;
  readonly state: 'proposed' | 'confirmed' | 'withdrawn';
  readonly knownAt: string;
  readonly result: ResultDocument;
  readonly resultHash: string;
  readonly factsSequence: number;
  /** Which facts and roster it was computed from. */
  readonly basis: string;
  readonly missing: readonly MissingItem[];
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
}

/** A result frozen for good. */
export interface FinalResult {
  readonly office: string;
  readonly campaign: string;
  readonly proposal: string;
  readonly result: ResultDocument;
  readonly resultHash: string;
  readonly schemeFingerprint: string;
  readonly factsSequence: number;
  /** The canonical JSON that was signed, its signature (Ed25519, base64) and public key. */
  readonly statement: string;
  readonly signature: string;
  readonly key: string;
  readonly proposedBy: string;
  readonly confirmedBy: string;
  readonly at: string;
}
