import type { Draft, DraftDimension, DraftIndicator, DraftTable } from './notice-data.ts';
import { asksAbout } from './notice-data.ts';
import type { Chosen } from './read.tsx';
import { useNoticeWords } from './words.ts';

interface Tree {
  readonly draft: Draft;
  readonly isAsked: (table: number, row: DraftIndicator) => boolean;
  readonly onPick: (place: Chosen) => void;
}

/** The tables as they were read: dimensions, indicators with points and leads. A row leads to its questions. */
export function DraftTree(tree: Tree) {
  const say = useNoticeWords();
  return (
    <section className="kit-panel notice-side" aria-label={say('tree')}>
      <h2>{say('tree')}</h2>
      {tree.draft.tables.map((each, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tables of a notice are told apart by their order
        <OneTable key={i} tree={tree} table={each} ordinal={i + 1} />
      ))}
    </section>
  );
}

function OneTable(props: { readonly tree: Tree; readonly table: DraftTable; readonly ordinal: number }) {
  const say = useNoticeWords();
  const { tree, table, ordinal } = props;
  return (
    <details open>
      <summary>
        <strong>{table.caption}</strong> <small>{say('outOf', { points: table.total ?? '—' })}</small>
      </summary>
      {table.dimensions.map((each, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: dimensions may be without a name
        <Dimension key={i} tree={tree} dimension={each} place={{ table: ordinal, dimension: i }} />
      ))}
    </details>
  );
}

function Dimension(props: {
  readonly tree: Tree;
  readonly dimension: DraftDimension;
  readonly place: Omit<Chosen, 'row'>;
}) {
  const say = useNoticeWords();
  const { tree, dimension, place } = props;
  const { name, points, bonus, indicators } = dimension;
  return (
    <details open className="notice-dimension">
      <summary>
        {name ?? say('noName')} <small>{points === null ? '' : say('points', { points })}</small>
        {bonus ? <small> {say('bonus')}</small> : null}
      </summary>
      <ul className="notice-rows">
        {indicators.map((each, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their order
          <li key={i}>
            <Row tree={tree} row={each} place={{ ...place, row: i }} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Row(props: { readonly tree: Tree; readonly row: DraftIndicator; readonly place: Chosen }) {
  const say = useNoticeWords();
  const { tree, row, place } = props;
  const questions = tree.draft.questions.filter((each) => asksAbout(each, place.table, row)).length;
  const className = tree.isAsked(place.table, row) ? 'notice-row asked' : 'notice-row';
  return (
    <button type="button" className={className} title={row.description} onClick={() => tree.onPick(place)}>
      <span>
        {row.no === null ? '' : `${row.no}．`}
        {row.name}
      </span>
      <span className="number">{row.points ?? '—'}</span>
      <small>
        {row.leads.length === 0 ? say('noLead') : row.leads.join('、')}
        {row.suggestion === null ? ` · ${say('noRule')}` : ''}
      </small>
      <small>{questions === 0 ? '' : say('questionCount', { count: questions })}</small>
    </button>
  );
}
