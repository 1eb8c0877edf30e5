import type { BodyStatements, Draft, DraftDimension } from '../extract/draft.ts';
import { folded } from '../extract/words.ts';
import { choice, type Doubt, doubtAt, quoted } from './question.ts';

type List = BodyStatements['lists'][number];

/** Parts and points that the body text lists, against the dimensions of the table they speak of. */
export function doubtBody(draft: Draft): Doubt[] {
  return draft.body.lists.flatMap((list) => {
    const found = tableOf(draft, list);
    return found === null ? [] : compare(list, draft.tables[found]?.dimensions ?? [], found + 1);
  });
}

/** The table that shares most names with the list; null when none shares half of them. */
function tableOf(draft: Draft, list: List): number | null {
  const shared = draft.tables.map((table) => {
    const names = new Set(table.dimensions.map((each) => folded(each.name ?? '')));
    const points = new Map(table.dimensions.map((each) => [folded(each.name ?? ''), each.points]));
    return list.items.reduce((score, item) => {
      if (!names.has(folded(item.name))) return score;
      return score + (points.get(folded(item.name)) === item.points ? 1 : 0.6);
    }, 0);
  });
  const best = shared.indexOf(Math.max(...shared));
  const most = shared[best] ?? 0;
  return best >= 0 && most * 2 >= list.items.length ? best : null;
}

function compare(list: List, dimensions: readonly DraftDimension[], table: number): Doubt[] {
  const left = new Map(
    dimensions.filter((each) => each.name !== null).map((each) => [folded(each.name ?? ''), each]),
  );
  const open = list.items.filter((item) => !left.has(folded(item.name)));
  const doubts: Doubt[] = [];
  for (const item of list.items) {
    const same = left.get(folded(item.name));
    if (same === undefined) continue;
    left.delete(folded(item.name));
    if (same.points !== null && same.points !== item.points)
      doubts.push(otherPoints(list, item, same, table));
  }
  for (const item of open) {
    const like = [...left.values()].find((each) => isLike(each, item));
    doubts.push(like === undefined ? absent(list, item, table) : otherName(list, item, like, table));
    if (like !== undefined) left.delete(folded(like.name ?? ''));
  }
  return [
    ...doubts,
    ...[...left.values()].filter((each) => each.role === 'base').map((each) => unlisted(list, each, table)),
  ];
}

/** The same part under another name: one name within the other, or the same points and half the letters. */
function isLike(dimension: DraftDimension, item: List['items'][number]): boolean {
  const [a, b] = [folded(dimension.name ?? ''), folded(item.name)];
  if (a.includes(b) || b.includes(a)) return true;
  const common = [...new Set(a)].filter((letter) => b.includes(letter)).length;
  return dimension.points === item.points && common * 2 >= Math.min(a.length, b.length);
}

const said = (list: List, quote: string, message: string, choices: readonly ReturnType<typeof choice>[]) => ({
  code: 'body-table-mismatch' as const,
  quote: quote === '' ? list.quote : quote,
  message,
  choices,
});

const otherPoints = (list: List, item: List['items'][number], found: DraftDimension, table: number): Doubt =>
  doubtAt(
    { table, name: found.name, line: list.source },
    said(
      list,
      `${item.name}（${item.points}分）`,
      `正文写${quoted(item.name)}${item.points}分，表中是${found.points}分。`,
      [
        choice(`以正文${item.points}分为准`, `该部分满分为${item.points}分，下级分值要调整`),
        choice(`以表中${found.points}分为准`, `该部分满分为${found.points}分`),
      ],
    ),
  );

const otherName = (list: List, item: List['items'][number], found: DraftDimension, table: number): Doubt =>
  doubtAt(
    { table, name: found.name, line: found.source },
    said(
      list,
      `${item.name} / ${found.name}`,
      `正文写${quoted(item.name)}，表中写${quoted(found.name)}，名称不一致。`,
      [
        choice('是同一部分，名称以表为准', '不影响得分'),
        choice('是同一部分，名称以正文为准', '不影响得分'),
        choice('不是同一部分', '正文所列部分缺少指标，总分要调整'),
      ],
    ),
  );

const absent = (list: List, item: List['items'][number], table: number): Doubt =>
  doubtAt(
    { table, name: item.name, line: list.source },
    said(
      list,
      `${item.name}（${item.points}分）`,
      `正文列有${quoted(item.name)}${item.points}分，表中没有。`,
      [choice('表中漏列，补上', `总分增加${item.points}分的指标`), choice('正文多列，删去', '不影响得分')],
    ),
  );

const unlisted = (list: List, found: DraftDimension, table: number): Doubt =>
  doubtAt(
    { table, name: found.name, line: found.source },
    said(list, found.name ?? '', `表中有${quoted(found.name)}${found.points ?? ''}分，正文没有列出。`, [
      choice('正文漏列，照表执行', '不影响得分'),
      choice('表中多列，删去', `总分减少${found.points ?? ''}分`),
    ]),
  );
