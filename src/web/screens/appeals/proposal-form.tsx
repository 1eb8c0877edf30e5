import { FactGrid } from '../../kit/fact-grid.tsx';
import { Loading } from '../../kit/loading.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { useDatasets } from '../judge/judge-data.ts';
import type { Appeal, Proposal } from './appeal-data.ts';
import { useAppealWords } from './words.ts';

const actions = ['replace', 'append', 'retract'] as const;

/** Corrected rows of a dataset that the indicator reads. */
export function ProposalForm(props: {
  readonly campaign: Campaign;
  readonly appeal: Appeal;
  readonly proposal: Proposal;
  readonly onChange: (proposal: Proposal) => void;
}) {
  const say = useAppealWords();
  const { campaign, appeal, proposal, onChange } = props;
  const datasets = useDatasets(campaign.id).data?.items.filter((each) =>
    each.indicators.some(({ id }) => id === appeal.indicator),
  );
  if (datasets === undefined) return <Loading lines={2} />;
  const dataset = datasets.find((each) => each.name === proposal.dataset);
  return (
    <>
      <div className="kit-line">
        <label>
          {say('dataset')}
          <select
            className="kit-select"
            value={proposal.dataset}
            onChange={(event) => onChange({ ...proposal, dataset: event.target.value, rows: [] })}
          >
            <option value="">{say('choose')}</option>
            {datasets.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('action')}
          <select
            className="kit-select"
            value={proposal.action}
            onChange={(event) =>
              onChange({
                ...proposal,
                action: actions.find((each) => each === event.target.value) ?? 'replace',
              })
            }
          >
            {actions.map((each) => (
              <option key={each} value={each}>
                {say(each)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {dataset === undefined ? null : (
        <FactGrid
          label={dataset.name}
          columns={dataset.columns.filter(
            ({ name }) =>
              name !== dataset.unit && (proposal.action !== 'retract' || dataset.key.includes(name)),
          )}
          rows={proposal.rows}
          onChange={(rows) => onChange({ ...proposal, rows })}
        />
      )}
    </>
  );
}
