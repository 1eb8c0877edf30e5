import type { ReactNode } from 'react';
import { ListTable } from './list-table.tsx';
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
      <ListTable
        title={say('byExpert')}
        head={[say('expert'), say('votes'), say('mean'), say('leniency'), say('spread'), say('influence')]}
        numbers={[1, 2, 3, 4]}
        rows={statistics.experts.map((each) => [
          each.expert,
          each.votes,
          each.mean,
          each.leniency,
          each.noVariance ? say('noVariance') : each.spread,
          each.influence === null ? '' : `${nameOf(each.influence.unit)} ${each.influence.by}`,
        ])}
      />
      <ListTable
        title={say('byUnit')}
        head={[say('units'), say('votes'), say('spread'), say('trimmed')]}
        numbers={[1, 2, 3]}
        rows={statistics.units.map((each) => [
          nameOf(each.unit),
          each.votes,
          each.spread,
          each.trimmedMean ?? '—',
        ])}
      />
      {panel.votes === null ? null : (
        <ListTable
          title={say('allVotes')}
          head={[say('units'), say('expert'), say('value'), say('reason')]}
          numbers={[2]}
          rows={panel.votes.map((each): readonly ReactNode[] => [
            nameOf(each.unit),
            each.expert,
            each.value,
            each.reason,
          ])}
        />
      )}
    </>
  );
}
