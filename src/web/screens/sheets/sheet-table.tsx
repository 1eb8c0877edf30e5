import { Fragment } from 'react';
import { subtractDecimals } from '../../kit/decimal.ts';
import { Light } from '../../kit/light.tsx';
import { Explanation } from './explanation.tsx';
import { type Line, lostOrder, type SheetItem } from './sheet-data.ts';
import { useSheetWords } from './words.ts';

/** The sheet as the notice prints it, or with the most points lost first; an open line shows why. */
export function SheetTable(props: {
  readonly campaign: string;
  readonly item: SheetItem;
  readonly order: 'notice' | 'lost';
  readonly open: string | null;
  readonly onOpen: (indicator: string | null) => void;
}) {
  const say = useSheetWords();
  const { campaign, item, order, open, onOpen } = props;
  const { sheet, lights } = item;
  const lines = order === 'lost' ? [...sheet.indicators].sort(byLost) : sheet.indicators;
  return (
    <div className="kit-scroll">
      <table className="kit-table">
        <caption className="sheet-caption">{item.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say('no')}</th>
            <th scope="col">{say('indicator')}</th>
            <th scope="col" className="number">
              {say('points')}
            </th>
            <th scope="col" className="number">
              {say('score')}
            </th>
            <th scope="col" className="number">
              {say('lost')}
            </th>
            <th scope="col">{say('state')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Fragment key={line.id}>
              <tr>
                <td>{line.no ?? '—'}</td>
                <th scope="row" className="sheet-name">
                  <button
                    type="button"
                    className="sheet-open"
                    aria-expanded={open === line.id}
                    title={say('why')}
                    onClick={() => onOpen(open === line.id ? null : line.id)}
                  >
                    {line.name}
                  </button>
                </th>
                <td className="number">{line.points}</td>
                <td className="number">{line.score ?? '—'}</td>
                <td className="number">
                  {line.score === null ? '' : subtractDecimals(line.points, line.score)}
                </td>
                <td>
                  <Light light={lights[line.id] ?? 'grey'}>{say(line.state)}</Light>
                </td>
              </tr>
              {open === line.id ? (
                <tr>
                  <td colSpan={6}>
                    <Explanation campaign={campaign} unit={sheet.unit} indicator={line.id} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const byLost = (a: Line, b: Line): number => (lostOrder(b) ?? -1) - (lostOrder(a) ?? -1);
