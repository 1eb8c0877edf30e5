import type { DraftIndicator, DraftTable } from '../extract/draft.ts';
import { choice, type Doubt, doubtAbout, doubtAt, quoted } from './question.ts';

const widestGap = 5;

/** Numbers that are missing, given twice, or absent from a row although the table numbers its rows. */
export function doubtSerials(table: DraftTable, ordinal: number): Doubt[] {
  const indicators = table.dimensions.flatMap((dimension) => dimension.indicators);
  const numbered = indicators.filter((each) => each.no !== null);
  if (numbered.length * 10 < indicators.length * 7) return [];
  return [
    ...doubtOrder(indicators, ordinal, new Set(table.leftOut)),
    ...doubtUnnumbered(indicators, ordinal),
  ];
}

function doubtOrder(
  indicators: readonly DraftIndicator[],
  ordinal: number,
  elsewhere: ReadonlySet<number | string>,
): Doubt[] {
  const doubts: Doubt[] = [];
  let last: number | null = null;
  let lastPart = '';
  let seen = new Set<number>();
  indicators.forEach((indicator, i) => {
    const { no } = indicator;
    if (typeof no !== 'number') return;
    const part = indicator.path.join('\n');
    if (no === 1 && (last !== 1 || part !== lastPart)) seen = new Set();
    else if (seen.has(no)) doubts.push(duplicate(indicator, no, ordinal, i + 1));
    else if (last !== null && no > last + 1 && no - last <= widestGap)
      for (let missing = last + 1; missing < no; missing++)
        if (!elsewhere.has(missing)) doubts.push(gap(indicator, missing, last, ordinal, i + 1));
    seen.add(no);
    lastPart = part;
    last = last === null || no === 1 ? no : Math.max(last, no);
  });
  return doubts;
}

const gap = (before: DraftIndicator, missing: number, last: number, table: number, at: number): Doubt =>
  doubtAt(
    { table, no: missing, name: null, line: before.source, at },
    {
      code: 'missing-serial',
      quote: `${last}, ${before.no}`,
      message: `序号${last}之后直接是${before.no}，缺序号${missing}。`,
      choices: [
        choice('只是编号跳号，没有漏项', '不影响得分'),
        choice(`漏了一项，补上序号${missing}`, '补上的一项要有分值，其他各项分值相应调整'),
      ],
    },
  );

const duplicate = (indicator: DraftIndicator, no: number, table: number, at: number): Doubt =>
  doubtAbout(indicator, table, at, {
    code: 'duplicate-serial',
    quote: `${no} ${indicator.name}`,
    message: `序号${no}出现了两次。`,
    choices: [choice('重新编号', '不影响得分'), choice('两行是同一项，合并', '满分按合并后的分值计算')],
  });

function doubtUnnumbered(indicators: readonly DraftIndicator[], ordinal: number): Doubt[] {
  return indicators.flatMap((indicator, i) => {
    if (indicator.no !== null) return [];
    const above = indicators.slice(0, i).findLast((each) => each.no !== null);
    return [
      doubtAbout(indicator, ordinal, i + 1, {
        code: 'unnumbered-row',
        quote: indicator.name,
        message: `${quoted(indicator.name)}没有序号${above === undefined ? '' : `,上一个有序号的是${above.no}${quoted(above.name)}`}。`,
        choices: [
          choice('是单独一项，另编序号', '按自己的分值单独计分'),
          choice(`属于序号${above?.no ?? ''}，不另编号`, '分值不变，与该序号一起报送和评判'),
        ],
      }),
    ];
  });
}
