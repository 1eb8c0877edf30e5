import './judge.css';
import { Loading } from '../../kit/loading.tsx';
import { Nothing, Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { type Campaign, InCampaign } from '../../session/campaign.tsx';
import { useAddress } from '../../session/use-address.ts';
import { useRules } from '../review/review-data.ts';
import { columnsToJudge, type JudgedLine, useDatasets, useJudgements } from './judge-data.ts';
import { JudgeTable } from './judge-table.tsx';
import { useJudgeWords } from './words.ts';

/** What leads judge themselves, indicator by indicator. */
export function Judge() {
  return <InCampaign>{(campaign) => <Shown campaign={campaign} />}</InCampaign>;
}

function Shown({ campaign }: { readonly campaign: Campaign }) {
  const say = useJudgeWords();
  const [address, go] = useAddress();
  const found = useJudgements(campaign.id);
  if (found.error !== null) return <Refused error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading lines={8} />;
  const { items } = found.data;
  const subjects = subjectsOf(items);
  const chosen = subjects.find((each) => each.id === address.indicator) ?? subjects[0];
  return (
    <Page title={say('title')}>
      {chosen === undefined ? (
        <Nothing what={say('nothing')} />
      ) : (
        <>
          <Tabs
            label={say('title')}
            tabs={subjects.map(({ id, name, lines }) => ({
              id,
              label: `${name} ${doneOf(lines)}/${lines.length}`,
            }))}
            chosen={chosen.id}
            onChoose={(indicator) => go({ indicator })}
          />
          <Subject key={chosen.id} campaign={campaign} lines={chosen.lines} />
        </>
      )}
    </Page>
  );
}

const doneOf = (lines: readonly JudgedLine[]): number =>
  lines.filter((each) => each.judgement !== null).length;

function subjectsOf(items: readonly JudgedLine[]) {
  const idOf = (each: JudgedLine): string => `${each.indicator} ${each.dataset}`;
  return [...new Set(items.map(idOf))].map((id) => {
    const lines = items.filter((each) => idOf(each) === id);
    return { id, name: lines[0]?.indicatorName ?? id, lines };
  });
}

function Subject({
  campaign,
  lines,
}: {
  readonly campaign: Campaign;
  readonly lines: readonly JudgedLine[];
}) {
  const say = useJudgeWords();
  const [address, go] = useAddress();
  const datasets = useDatasets(campaign.id);
  const rules = useRules(campaign);
  if (datasets.error !== null) return <Refused error={datasets.error} />;
  const [first] = lines;
  const dataset = datasets.data?.items.find((each) => each.name === first?.dataset);
  if (first === undefined || dataset === undefined) return <Loading lines={6} />;
  const isMissing = address.filter === 'missing';
  const shown = isMissing ? lines.filter((each) => each.judgement === null) : lines;
  const rule = rules.data?.items.find((each) => each.indicator === first.indicator);
  return (
    <section className="kit-panel">
      <h2>{first.indicatorName}</h2>
      <p>{dataset.description}</p>
      {rule === undefined ? null : (
        <p>
          {say('rule')}：{rule.sentence}
        </p>
      )}
      <p className="kit-line judge-progress">
        <span role="status">{say('progress', { done: doneOf(lines), all: lines.length })}</span>
        <label className="judge-filter">
          <input
            type="checkbox"
            checked={isMissing}
            onChange={(event) => go({ filter: event.target.checked ? 'missing' : undefined })}
          />
          {say('onlyMissing')}
        </label>
      </p>
      {shown.length === 0 ? <p>{say('allDone')}</p> : null}
      <JudgeTable campaign={campaign} columns={columnsToJudge(dataset, first.item)} lines={shown} />
    </section>
  );
}
