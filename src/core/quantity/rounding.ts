export type RoundingMode = 'half_up' | 'half_even' | 'half_down' | 'up' | 'down' | 'floor' | 'ceiling';

/** Where and how a number is rounded. `half_up` is 四舍五入: a tie goes away from zero. */
export interface RoundingRule {
  readonly decimals: number;
  readonly mode: RoundingMode;
}
