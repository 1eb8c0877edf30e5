import type { Role } from '../port/actor.ts';

export type PresetId = 'dengbao' | 'asvs';

/** How passwords and sessions of an office have to be. */
export interface AccountPolicy {
  readonly id: PresetId;
  readonly name: { readonly zh: string; readonly en: string };
  /** Characters (Unicode code points). */
  readonly minLength: number;
  readonly maxLength: number;
  /** How many of the four kinds — capital, small letter, digit, other — it needs at least; 0: any. */
  readonly minKinds: number;
  /** How many former passwords it must differ from. */
  readonly history: number;
  /** Days after which it has to be changed; null: never for its age alone. */
  readonly maxAgeDays: number | null;
  /** Wrong attempts in a row after which an account is locked, and for how long. */
  readonly lockAfter: number;
  readonly lockSeconds: number;
  /** Without a request for so long, a session ends; and so long after it began in any case. */
  readonly idleSeconds: number;
  readonly absoluteSeconds: number;
  /** Roles that sign in with a second factor. */
  readonly secondFactor: readonly Role[];
}

const guarded = {
  maxLength: 128,
  lockAfter: 5,
  lockSeconds: 15 * 60,
  secondFactor: ['office', 'system-admin', 'security-admin', 'audit-admin'],
} as const satisfies Partial<AccountPolicy>;

/**
 * `dengbao`: what graded protection (GB/T 22239—2019, grade 3) asks for: composition, change at intervals, time-outs.
 * `asvs`: OWASP ASVS 5, which forbids composition rules and forced change and wants length instead.
 * Locking is the same in both, so that a login that does not exist cannot be told from one that does.
 */
export const presets: Readonly<Record<PresetId, AccountPolicy>> = {
  dengbao: {
    ...guarded,
    id: 'dengbao',
    name: { zh: '等级保护(默认)', en: 'Graded protection (default)' },
    minLength: 8,
    minKinds: 3,
    history: 5,
    maxAgeDays: 90,
    idleSeconds: 30 * 60,
    absoluteSeconds: 12 * 3600,
  },
  asvs: {
    ...guarded,
    id: 'asvs',
    name: { zh: 'OWASP ASVS', en: 'OWASP ASVS' },
    minLength: 12,
    minKinds: 0,
    history: 0,
    maxAgeDays: null,
    idleSeconds: 60 * 60,
    absoluteSeconds: 12 * 3600,
  },
};

export const presetIds: readonly PresetId[] = ['dengbao', 'asvs'];
export const defaultPreset: PresetId = 'dengbao';
