import type { DraftIndicator, DraftTable } from '../extract/draft.ts';
import { folded } from '../extract/words.ts';
import { choice, type Doubt, doubtAbout, quoted } from './question.ts';

const shortestDescription = 12;

/** Names or descriptions that stand twice, and rows without a lead. */
export function doubtRows(table: DraftTable, ordinal: number): Doubt[] {
  const indicators = table.dimensions.flatMap((dimension) => dimension.indicators);
  return [
    ...doubtTwins(indicators, ordinal, 'duplicate-name', nameKey, nameMessage),
    ...doubtTwins(indicators, ordinal, 'duplicate-description', descriptionKey, descriptionMessage),
    ...doubtLeads(indicators, ordinal),
  ];
}

const nameKey = (each: DraftIndicator): string | null => `${each.path.join('/')}/${folded(each.name)}`;

/** What is assessed, without remarks in brackets; scoring words may repeat, they say how and not what. */
function descriptionKey(each: DraftIndicator): string | null {
  const [what = ''] = each.standard === '' ? [each.description] : each.description.split(each.standard);
  const plain = folded(what.slice(0, 3_000))
    .replace(/\([^()]*\)/g, '')
    .replace(/[^\p{L}\p{N}%]/gu, '');
  const onlyScoring =
    /^(每|按|达到|完成|未|得|扣|根据).{0,20}(得|扣|计)?\d*分/.test(plain) && plain.length < 30;
  return plain.length < shortestDescription || onlyScoring ? null : plain;
}

const nameMessage = (a: DraftIndicator, b: DraftIndicator): string =>
  `${quoted(b.name)}与前面${label(a)}名称相同，又同在一个上级之下。`;

const descriptionMessage = (a: DraftIndicator, b: DraftIndicator): string =>
  `${label(b)}与${label(a)}的说明相同（括号内的话除外），两项考核的可能是同一件事。`;

const label = (each: DraftIndicator): string =>
  each.no === null ? `${quoted(each.name)}` : `序号${each.no}${quoted(each.name)}`;

function doubtTwins(
  indicators: readonly DraftIndicator[],
  ordinal: number,
  code: 'duplicate-name' | 'duplicate-description',
  keyOf: (each: DraftIndicator) => string | null,
  messageOf: (a: DraftIndicator, b: DraftIndicator) => string,
): Doubt[] {
  const seen = new Map<string, DraftIndicator>();
  return indicators.flatMap((indicator, i) => {
    const key = keyOf(indicator);
    if (key === null) return [];
    const twin = seen.get(key);
    seen.set(key, twin ?? indicator);
    if (twin === undefined) return [];
    const quote = code === 'duplicate-name' ? indicator.name : indicator.description;
    const message = messageOf(twin, indicator);
    const choices = [
      choice('是两项不同的内容，请改写其中一项', '两项各用各的数据，分别得分'),
      choice('是同一内容，合用同一份数据', '一次失分扣两项的分'),
    ];
    return [doubtAbout(indicator, ordinal, i + 1, { code, quote, message, choices })];
  });
}

function doubtLeads(indicators: readonly DraftIndicator[], ordinal: number): Doubt[] {
  if (indicators.every((each) => each.leads.length === 0)) return [];
  return indicators.flatMap((indicator, i) => {
    const { leadsFrom, leads } = indicator;
    if (leadsFrom !== 'inherited' && leadsFrom !== 'none') return [];
    const taken = leads.join('、');
    return [
      doubtAbout(indicator, ordinal, i + 1, {
        code: 'missing-lead',
        quote: indicator.name,
        message:
          leadsFrom === 'inherited'
            ? `${quoted(indicator.name)}一行没有牵头考核单位，暂按上一行取${quoted(taken)}。`
            : `${quoted(indicator.name)}没有写明牵头考核单位。`,
        choices: [
          ...(leadsFrom === 'inherited'
            ? [choice(`与上一行相同，即${taken}`, '由该单位评判和提供数据')]
            : []),
          choice('另行指定牵头考核单位', '由指定的单位评判和提供数据'),
        ],
      }),
    ];
  });
}
