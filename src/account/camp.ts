import type { Role } from '../port/actor.ts';

/** The three administrators stand apart from each other and from everybody who takes part in the assessment. */
export type Camp = 'work' | 'system-admin' | 'security-admin' | 'audit-admin';

export const administrators = ['system-admin', 'security-admin', 'audit-admin'] as const;

/** Roles of one account are all of one camp. */
export const campOf = (role: Role): Camp => administrators.find((each) => each === role) ?? 'work';

/** Whether a role is held for something in particular: a lead's name, a unit's id. */
export const needsScope = (role: Role): boolean => role === 'lead' || role === 'unit';
