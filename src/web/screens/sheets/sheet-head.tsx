import type { Reach, SheetItem } from './sheet-data.ts';
import { useSheetWords } from './words.ts';

/** Total, rank, grade; while something is missing, what is known and what can still be reached. */
export function SheetHead({ item, reach }: { readonly item: SheetItem; readonly reach: Reach | undefined }) {
  const say = useSheetWords();
  const { sheet } = item;
  return (
    <div className="sheet-head">
      <div>
        <span className="sheet-total number">{sheet.total ?? sheet.partial}</span>{' '}
        {say('outOf', { points: sheet.outOf })}
      </div>
      {sheet.total === null ? (
        <p>{say('partial', { points: sheet.partial, count: sheet.missing.length })}</p>
      ) : null}
      {sheet.rank === null ? null : (
        <div>
          {say('rank')} <strong>{sheet.rank}</strong>
        </div>
      )}
      {sheet.grade === null ? null : (
        <div>
          {say('grade')} <strong>{sheet.grade}</strong>
        </div>
      )}
      <div>{say('asOf', { day: item.asOf })}</div>
      {reach === undefined || sheet.total !== null ? null : (
        <p>
          {say('reach', {
            least: reach.total[0],
            greatest: reach.total[1],
            best: reach.rank[0],
            worst: reach.rank[1],
          })}
        </p>
      )}
      {item.provisional ? <p className="sheet-provisional">{say('provisional')}</p> : null}
    </div>
  );
}
