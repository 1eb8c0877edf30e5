import { number, trimmed } from './suggestion.ts';

/** 每低1个百分点扣0.5分: what is lost for each step away from a target. */
export interface Degree {
  readonly match: RegExpExecArray;
  readonly up: boolean;
  /** Words between the direction and the figure: 每低于[目标值]1个百分点. */
  readonly from: string;
  /** Size of one step, and what it is measured in; percentage points as `%`. */
  readonly per: string;
  readonly unitOfMeasure: string;
  readonly each: string;
  /** Whether a part of a step counts as one, or in proportion. */
  readonly partUnit: 'ignored' | 'counted' | 'proportional';
}

const down = '低于?|降低|降|下降|减少|少于?|缺少?|相差|差|不足|低出';
const upward = '超过|超出|超|高于|高出|高|上升|增加|上涨|提高|增长|推迟';
const step = new RegExp(
  `(每|(?<=[,;。]))(${down}|${upward})(?:了)?([^\\d,。;:扣得加]{0,12}?)${number}(个?百分点|个?百分比|%|[^\\d,。;:扣得加的]{0,10})的?[^,。;:\\d扣]{0,6},?(?:的?,?)?(?:酌情)?(?:相?应)?(?:扣(?:减|除)?|减)(?:本项)?${number}分`,
);
const upwards = new RegExp(`^(?:${upward})$`);

/** The first loss by degree in a text; null when it has none. `plain` is half-width without white space. */
export function degreeIn(plain: string): Degree | null {
  const match = step.exec(plain);
  if (match === null) return null;
  const [, every, direction = '', from = '', per = '1', unit = '', each = '0'] = match;
  // 高于95%的扣2分 says no step.
  if (every === '' && (per !== '1' || /[百%]/.test(unit))) return null;
  const unitOfMeasure = /百分|%/.test(unit) ? '%' : unit.replace(/^个(?=.)/, '');
  return {
    match,
    up: upwards.test(direction),
    from,
    per: trimmed(per),
    unitOfMeasure,
    each: trimmed(each),
    partUnit: partUnitIn(plain),
  };
}

function partUnitIn(plain: string): Degree['partUnit'] {
  if (/不足[^,。;]{0,8}的?,?按[^,。;]{0,10}(?:计|算|扣)/.test(plain)) return 'counted';
  return /按(?:差额|超出|不足)?(?:的)?比例(?:相应)?扣/.test(plain) ? 'proportional' : 'ignored';
}
