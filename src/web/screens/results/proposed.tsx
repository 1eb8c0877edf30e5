import { Button } from 'antd';
import type { z } from 'zod';
import type { resultReply } from '../../../api/schemas/result.ts';
import { Moment } from '../../kit/moment.tsx';
import { Problems } from '../../kit/problems.tsx';
import { RankedTables } from '../../kit/ranked-tables.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { useResultStep } from './use-result-step.ts';
import { useResultWords } from './words.ts';

type Proposal = NonNullable<z.infer<typeof resultReply>['proposal']>;

/** What one person proposed, for another to check and confirm. */
export function Proposed({ campaign, proposal }: { readonly campaign: string; readonly proposal: Proposal }) {
  const say = useResultWords();
  const { profile } = useProfile();
  const step = useResultStep(campaign);
  const canConfirm = profile != null && could(profile, 'result.confirm') && !proposal.own;
  const canWithdraw = profile != null && could(profile, 'result.propose');
  const { resultHash } = proposal;
  return (
    <>
      <section className="kit-panel">
        <h2>{say('proposal')}</h2>
        <dl className="kit-facts">
          <dt>{say('by')}</dt>
          <dd>{proposal.proposedBy}</dd>
          <dt>{say('at')}</dt>
          <dd>
            <Moment at={proposal.proposedAt} />
          </dd>
          <dt>{say('hash')}</dt>
          <dd className="result-hash">{resultHash}</dd>
          <dt>{say('sequence')}</dt>
          <dd>{proposal.factsSequence}</dd>
          {proposal.reason === '' ? null : (
            <>
              <dt>{say('reason')}</dt>
              <dd>{proposal.reason}</dd>
            </>
          )}
        </dl>
        {proposal.missing.length === 0 ? null : (
          <details>
            <summary>
              {say('missing')} {proposal.missing.length}
            </summary>
            <ul>
              {proposal.missing.map((each) => (
                <li key={`${each.unit} ${each.indicator}`}>
                  {say('missingItem', {
                    unit: each.unitName,
                    indicator: each.indicatorName,
                    missing: each.missing.join('、'),
                  })}
                </li>
              ))}
            </ul>
          </details>
        )}
        <p>{say(proposal.own ? 'own' : 'confirmHint')}</p>
        <div className="kit-line">
          {canConfirm ? (
            <Button
              type="primary"
              loading={step.isPending}
              onClick={() => step.mutate({ method: 'POST', path: 'confirmation', body: { resultHash } })}
            >
              {say('confirm')}
            </Button>
          ) : null}
          {canWithdraw ? (
            <Button
              disabled={step.isPending}
              onClick={() => step.mutate({ method: 'DELETE', path: 'proposal' })}
            >
              {say('withdraw')}
            </Button>
          ) : null}
        </div>
        {step.error === null ? null : <Problems error={step.error} />}
      </section>
      <RankedTables tables={proposal.tables} />
    </>
  );
}
