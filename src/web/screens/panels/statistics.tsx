import { ListTable } from '../../kit/list-table.tsx';
import type { Panel } from './panel-data.ts';
import { usePanelWords } from './words.ts';

/** After closing: how lenient, how spread, what one expert changed; names are pseudonyms. */
export function Statistics(props: {
  readonly panel: Panel;
  readonly statistics: NonNullable<Panel['statistics']>;
}) {
  const say = usePanelWords();
  const { panel, statistics } = props;
  const nameOf = (unit: string): string => panel.units.find((each) => each.unit === unit)?.name ?? unit;
  return (
    <>
      <section className="kit-panel">
        <h2>{say('byExpert')}</h2>
        <ListTable
          label={say('byExpert')}
          rows={statistics.experts}
          keyOf={(each) => each.expert}
          columns={[
            { head: say('expert'), cell: (each) => each.expert },
            { head: say('votes'), cell: (each) => each.votes, number: true },
            { head: say('mean'), cell: (each) => each.mean, number: true },
            { head: say('leniency'), cell: (each) => each.leniency, number: true },
            {
              head: say('spread'),
              cell: (each) => (each.noVariance ? say('noVariance') : each.spread),
              number: true,
            },
            {
              head: say('influence'),
              cell: ({ influence }) =>
                influence === null ? '' : `${nameOf(influence.unit)} ${influence.by}`,
            },
          ]}
        />
      </section>
      <section className="kit-panel">
        <h2>{say('byUnit')}</h2>
        <ListTable
          label={say('byUnit')}
          rows={statistics.units}
          keyOf={(each) => each.unit}
          columns={[
            { head: say('units'), cell: (each) => nameOf(each.unit) },
            { head: say('votes'), cell: (each) => each.votes, number: true },
            { head: say('spread'), cell: (each) => each.spread, number: true },
            { head: say('trimmed'), cell: (each) => each.trimmedMean ?? '—', number: true },
          ]}
        />
      </section>
      {panel.votes === null ? null : (
        <section className="kit-panel">
          <h2>{say('allVotes')}</h2>
          <ListTable
            label={say('allVotes')}
            rows={panel.votes}
            keyOf={(each) => `${each.unit} ${each.expert}`}
            columns={[
              { head: say('units'), cell: (each) => nameOf(each.unit) },
              { head: say('expert'), cell: (each) => each.expert },
              { head: say('value'), cell: (each) => each.value, number: true },
              { head: say('reason'), cell: (each) => each.reason },
            ]}
          />
        </section>
      )}
    </>
  );
}
