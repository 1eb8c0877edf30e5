import type { Quantity } from '../vocabulary.ts';
import type { Accepts, Direction, Parameter, Words } from './function-spec.ts';

/** Parameters as the functions' files write them. */
export const number = (quantity: Quantity | null = null): Accepts => ({
  kind: 'number',
  quantity,
  like: null,
});
export const like = (parameter: string): Accepts => ({ kind: 'number', quantity: null, like: parameter });
export const same = (parameter: string): Accepts => ({ kind: 'same', like: parameter });
export const whole = (low: number, high: number): Accepts => ({ kind: 'whole', low, high });
export const word = (...words: readonly string[]): Accepts => ({ kind: 'word', words });
export const cases = (when: Accepts, result: Accepts): Accepts => ({ kind: 'cases', when, result });
export const points = number('points');
export const ratio = number('ratio');
export const truth: Accepts = { kind: 'truth' };
export const date: Accepts = { kind: 'date' };
export const text: Accepts = { kind: 'text' };
export const anything: Accepts = { kind: 'any' };

const base = { named: false, required: true, many: false, otherwise: null } as const;

/** Given by place. */
export function first(name: string, accepts: Accepts, direction: Direction, meaning: Words): Parameter {
  return { ...base, name, accepts, direction, meaning };
}

/** Any number of them, by place. */
export function every(name: string, accepts: Accepts, direction: Direction, meaning: Words): Parameter {
  return { ...base, name, accepts, direction, meaning, many: true };
}

/** Only by name, and always: the rule has to say it. */
export function must(name: string, accepts: Accepts, direction: Direction, meaning: Words): Parameter {
  return { ...base, name, accepts, direction, meaning, named: true };
}

/** Only by name; `otherwise` (formula text) holds when it is not written, null when nothing does. */
export function may(
  name: string,
  accepts: Accepts,
  otherwise: string | null,
  direction: Direction,
  meaning: Words,
): Parameter {
  return { name, accepts, direction, meaning, named: true, required: false, many: false, otherwise };
}
