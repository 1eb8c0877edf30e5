import { Button } from 'antd';
import type { Column } from '../../kit/fact-cell.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { type JudgedLine, lineKey } from './judge-data.ts';
import { JudgeLine } from './judge-line.tsx';
import { useJudging } from './use-judging.ts';
import { useJudgeWords } from './words.ts';

/** Units under each other, value and reason beside each; every line is saved by itself. */
export function JudgeTable(props: {
  readonly campaign: Campaign;
  readonly columns: readonly Column[];
  readonly lines: readonly JudgedLine[];
}) {
  const say = useJudgeWords();
  const { campaign, columns, lines } = props;
  const judging = useJudging(campaign.id);
  const isLocked = campaign.phase === 'locked';
  const open = lines.filter((each) => each.lead !== null);
  const changed = open.filter(judging.isChanged);
  return (
    <>
      {isLocked ? <p role="status">{say('locked')}</p> : null}
      <div className="kit-line judge-actions">
        <Button
          type="primary"
          loading={judging.busy}
          disabled={changed.length === 0 || isLocked}
          onClick={() => void judging.save(changed)}
        >
          {say('saveAll', { count: changed.length })}
        </Button>
        <Button title={say('fillHint')} disabled={isLocked} onClick={() => judging.fill(open, columns)}>
          {say('fill')}
        </Button>
        <small>{say('fillHint')}</small>
      </div>
      <div className="kit-scroll">
        <table className="kit-table judge-table">
          <thead>
            <tr>
              <th scope="col">{say('unit')}</th>
              {columns.map(({ name, description }) => (
                <th key={name} scope="col" title={description}>
                  {name}
                </th>
              ))}
              <th scope="col">{say('reason')}</th>
              <th scope="col">{say('state')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <JudgeLine
                key={lineKey(line)}
                line={line}
                columns={columns}
                filled={judging.filled(line)}
                changed={judging.isChanged(line)}
                error={judging.errors[lineKey(line)] ?? null}
                busy={judging.busy || isLocked}
                onChange={(next) => judging.change(line, next)}
                onSave={() => void judging.save([line])}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
