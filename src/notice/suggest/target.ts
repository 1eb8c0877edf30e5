import { withoutScale } from './rate.ts';
import { number, type SuggestedColumn, trimmed } from './suggestion.ts';

/** What a text wants reached, or not exceeded: a figure, or something that it only names, e.g. 年度目标值. */
export type Target =
  | { readonly kind: 'percent'; readonly value: string }
  | { readonly kind: 'number'; readonly value: string; readonly unitOfMeasure: string }
  | { readonly kind: 'named'; readonly name: string };

const named =
  /(?:达到|完成|不低于|不少于|不超过|不高于|不突破|控制在|高于|低于|优于|超过)([^,。;:()\d%得扣每]{0,8}?(?:控制目标|目标值|目标任务数?|目标数?|任务目标|任务数|任务量|计划数|限值|标准值|控制指标|考核指标))(?=[,。;、)]|的|得|且|后|为|以上|$)/;

/** The target that a text only names; null when it names none. */
export const namedTarget = (plain: string): string | null => named.exec(plain)?.[1] ?? null;

const columnLine = new RegExp(
  `(?:^|;)(?:年度|考核|年度考核)?(?:目标|任务)(?:值|数|量)?:${number}(%)?(?=;|$)`,
);

/** The figure of a column of targets, which stands in a line of its own: 目标值:120. */
export function targetInColumn(
  plain: string,
): { readonly value: string; readonly match: RegExpExecArray } | null {
  const match = columnLine.exec(plain);
  return match?.[1] === undefined ? null : { value: trimmed(match[1]), match };
}

/** The last percentage before a rule is what the rule counts from: 达到95%得满分,每低1个百分点扣1分. */
export function percentBefore(plain: string, index: number): string | null {
  const text = withoutScale(plain.slice(0, index)).replace(/\d+(?:\.\d+)?个百分点/g, '');
  const found = new RegExp(`${number}%`).exec(text)?.[1];
  return found === undefined ? null : trimmed(found);
}

/** The figures of a unit where only a name stands for its target. Percentages are written as they are read: 95.2. */
export const againstNamed = (percent: boolean): readonly SuggestedColumn[] => {
  const how = percent ? ',按百分数填写,如95.2' : '';
  return [
    { name: '实际值', type: 'number', description: `实际达到的数${how}` },
    { name: '目标值', type: 'number', description: `办法所说的目标${how}` },
  ];
};

export const actual = (data: string): string => `latest(实际值 of ${data})`;
export const wanted = (data: string): string => `latest(目标值 of ${data})`;
