import type { DraftIndicator } from '../extract/draft.ts';
import { everyIndicator, type ImportedNotice } from '../import.ts';
import { reading } from '../suggest/reading.ts';
import { statesRule } from '../suggest/stated.ts';

/** Indicators whose text states a rule that no formula was made of: no doubt about the notice, yet not to be hidden. */
export function unreadRules(
  { draft, suggestions, questions }: ImportedNotice,
  issuer: string,
): { ids: ReadonlyMap<DraftIndicator, string>; assumptions: readonly object[] } {
  const asked = new Set(
    questions.map(({ where, code }) => `${where.line}/${where.name}/${settles.has(code)}`),
  );
  const unread = everyIndicator(draft)
    .map(({ indicator }) => indicator)
    .filter((each) => each.points !== null && Number(each.points) > 0 && !suggestions.has(each))
    .filter(
      (each) => statesRule(reading(each.description).plain) && !asked.has(`${each.source}/${each.name}/true`),
    );
  const ids = new Map(unread.map((each, i) => [each, `R-${String(i + 1).padStart(2, '0')}`]));
  return { ids, assumptions: unread.map((each) => assumptionOf(each, ids.get(each) ?? '', issuer)) };
}

/** Questions that already say why there is no formula. */
const settles = new Set<string>([
  'contradictory-rule',
  'bundled-indicators',
  'count-called-rate',
  'no-scoring-rule',
]);

const assumptionOf = (indicator: DraftIndicator, id: string, issuer: string): object => ({
  id,
  notice: indicator.description,
  unclear: `“${indicator.name}”写有计分标准，但没有能读成公式。`,
  taken: '暂由牵头考核单位按所写标准评判。',
  choices: ['由牵头考核单位按所写标准评判；得分取决于评判', '按所写标准录入公式；按数据计算得分'],
  ruled_by: issuer,
});
