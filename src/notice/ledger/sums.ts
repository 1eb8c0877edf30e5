import { exactDecimal, parseDecimal } from '../../core/quantity/decimal.ts';
import { equals, type Rational, sum } from '../../core/quantity/rational.ts';
import type { Draft, DraftDimension, DraftIndicator, DraftTable } from '../extract/draft.ts';
import type { Source } from '../read/block.ts';
import { choice, type Doubt, doubtAbout, doubtAt, quoted, type Said, type SuggestionOf } from './question.ts';

/** Points that do not add up, are not stated, or are stated without 分. */
export function doubtSums(
  draft: Draft,
  table: DraftTable,
  ordinal: number,
  suggestionOf: SuggestionOf,
): Doubt[] {
  return [
    ...table.dimensions.flatMap((dimension) => doubtGroups(dimension, ordinal)),
    ...doubtTotal(draft, table, ordinal),
    ...doubtMissingPoints(table, ordinal, suggestionOf),
    ...doubtBarePoints(table, ordinal),
    ...doubtSharedPoints(table, ordinal),
  ];
}

interface Group {
  readonly path: readonly string[];
  readonly points: string | null;
  readonly source: Source;
}

/** Every base group against the sum of what stands directly below it. */
function doubtGroups(dimension: DraftDimension, ordinal: number): Doubt[] {
  if (dimension.role !== 'base' || dimension.name === null) return [];
  const top: Group = { path: [dimension.name], points: dimension.points, source: dimension.source };
  const groups: Group[] = [top, ...dimension.levels];
  return groups.flatMap((group) => {
    const below = [
      ...groups.filter((each) => isDirectlyBelow(each.path, group.path)),
      ...dimension.indicators.filter((each) => samePath(each.path, group.path)),
    ].map((each) => each.points);
    const added = addUp(below);
    const stated = group.points === null ? null : parseDecimal(group.points);
    if (added === null || stated === null || equals(added, stated)) return [];
    return [
      mismatch(ordinal, group.path.at(-1) ?? '', exactDecimal(stated), exactDecimal(added), group.source),
    ];
  });
}

const samePath = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');
const isDirectlyBelow = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length + 1 && samePath(a.slice(0, -1), b);

function addUp(all: readonly (string | null)[]): Rational | null {
  const parsed = all.map((each) => (each === null ? null : parseDecimal(each)));
  return parsed.length > 0 && parsed.every((each): each is Rational => each !== null) ? sum(parsed) : null;
}

function mismatch(table: number, name: string, stated: string, added: string, line: Source): Doubt {
  return doubtAt(
    { table, name, line },
    {
      code: 'sum-mismatch',
      quote: `${name} ${stated}分`,
      message: `${quoted(name)}写明${stated}分，下级各项合计${added}分，两者不一致。`,
      choices: [
        choice(`以写明的${stated}分为准，改下级分值`, `满分为${stated}分，下级某项分值随之增减`),
        choice(`以下级合计${added}分为准`, `满分变为${added}分，上级合计随之改变`),
      ],
    },
  );
}

function doubtTotal(draft: Draft, table: DraftTable, ordinal: number): Doubt[] {
  const base = table.dimensions.filter((each) => each.role === 'base');
  const added = addUp(base.map((each) => each.points));
  if (added === null) return [];
  const sumText = exactDecimal(added);
  const total = table.total === null ? null : parseDecimal(table.total);
  if (total !== null && !equals(total, added)) {
    const said = table.statedTotal ?? draft.body.totals.find((each) => each.points === table.total);
    return [
      mismatch(
        ordinal,
        table.caption === '' ? '总分' : table.caption,
        exactDecimal(total),
        sumText,
        said?.source ?? table.source,
      ),
    ];
  }
  return isTotalStated(draft, table, sumText) ? [] : [missingTotal(table, ordinal, sumText)];
}

/** A round hundred or thousand needs no words; any other total must be stated somewhere. */
function isTotalStated(draft: Draft, table: DraftTable, added: string): boolean {
  if (table.statedTotal !== null || ['100', '1000'].includes(added)) return true;
  const said = [...draft.body.totals, ...draft.body.lists.flatMap((list) => list.items)];
  return said.some((each) => each.points === added);
}

const missingTotal = (table: DraftTable, ordinal: number, added: string): Doubt =>
  doubtAt(
    { table: ordinal, name: table.caption, line: table.source },
    {
      code: 'missing-total',
      quote: table.caption,
      message: `没有写明本表总分，各项合计为${added}分。`,
      choices: [
        choice(`总分就是${added}分`, '得分直接相加'),
        choice('总分为100分，各项按比例折算', `每项分值乘以100/${added}`),
      ],
    },
  );

/** A veto needs no points, if its words say what it takes away. */
function doubtMissingPoints(table: DraftTable, ordinal: number, suggestionOf: SuggestionOf): Doubt[] {
  const shared = new Set(table.findings.flatMap((each) => (each.kind === 'shared-points' ? each.names : [])));
  let at = 0;
  return table.dimensions.flatMap((dimension) =>
    dimension.indicators.flatMap((indicator) => {
      at += 1;
      if (indicator.points !== null || shared.has(indicator.name)) return [];
      if (suggestionOf(indicator) !== null) return [];
      const said = isVeto(indicator) ? vetoWithoutEffect(indicator) : noPoints(indicator);
      return [doubtAbout(indicator, ordinal, at, said)];
    }),
  );
}

const isVeto = ({ path, name, description }: DraftIndicator): boolean =>
  /否决/.test([...path, name, description].join('\n'));

const noPoints = ({ name }: DraftIndicator): Said => ({
  code: 'missing-points',
  quote: name,
  message: `${quoted(name)}没有写明分值。`,
  choices: [choice('补写分值', '满分按补写的分值计算'), choice('不计分，只作说明', '该项不影响得分')],
});

const vetoWithoutEffect = ({ name, description }: DraftIndicator): Said => ({
  code: 'no-scoring-rule',
  quote: description === '' ? name : description,
  message: `${quoted(name)}写明一票否决，没有写明否决之后怎样处理。`,
  choices: [
    choice('考核结果定为不合格', '得分不变，等次定为最低'),
    choice('取消评优资格', '得分不变，等次不得为最高'),
    choice('总分计零分', '失去全部得分'),
  ],
});

function doubtBarePoints(table: DraftTable, ordinal: number): Doubt[] {
  return table.findings
    .filter((each) => each.kind === 'bare-points')
    .map((each) =>
      doubtAt(
        { table: ordinal, name: each.name, line: each.source },
        {
          code: 'points-without-unit',
          quote: each.text,
          message: `${quoted(each.text)}括号里的数字没有写“分”，其他各项都写了。`,
          choices: [choice('就是分值', '按该数字作为分值'), choice('不是分值', '该项分值按下级合计计算')],
        },
      ),
    );
}

/** One cell of points that reaches over several items. */
function doubtSharedPoints(table: DraftTable, ordinal: number): Doubt[] {
  return table.findings
    .filter((each) => each.kind === 'shared-points')
    .map(({ name, names, points, source }) =>
      doubtAt(
        { table: ordinal, name, line: source },
        {
          code: 'shared-points',
          quote: `${names.join('、')} ${points}分`,
          message: `${names.map(quoted).join('、')}合用${points}分，没有写明各占多少。`,
          choices: [
            choice('各占相同分值', `每项${points}分的1/${names.length}`),
            choice('另行规定各占分值', '按规定的分值分别计分'),
            choice('合为一项', `作为一项，满分${points}分`),
          ],
        },
      ),
    );
}
