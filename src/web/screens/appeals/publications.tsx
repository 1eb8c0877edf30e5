import { DifferenceTable } from '../../kit/difference.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Nothing } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { usePublications } from './appeal-data.ts';
import { Publish } from './publish.tsx';
import { useAppealWords } from './words.ts';

/** What was made public, and for the office the next publication. */
export function Publications({ campaign }: { readonly campaign: Campaign }) {
  const say = useAppealWords();
  const { profile } = useProfile();
  const found = usePublications(campaign.id);
  if (found.error !== null) return <Refused error={found.error} />;
  if (found.data === undefined || profile == null) return <Loading lines={4} />;
  const { items } = found.data;
  const canPublish = could(profile, 'publication.open') && campaign.state !== 'final';
  return (
    <>
      {items.length === 0 ? (
        <Nothing what={say('noPublication')} />
      ) : (
        <p>
          <a href={`/public/${profile.office.id}/${campaign.id}`}>{say('publicPage')}</a>
        </p>
      )}
      {items.toReversed().map((each) => (
        <section key={each.number} className="kit-panel">
          <h2>
            {say('number', { number: each.number })}
            {each.provisional ? ` · ${say('provisional')}` : ''}
          </h2>
          <dl className="kit-facts">
            <dt>{say('period')}</dt>
            <dd>
              <Moment at={each.publicFrom} /> — <Moment at={each.publicTo} />
            </dd>
            <dt>{say('appealTo')}</dt>
            <dd>
              <Moment at={each.appealTo} />
            </dd>
            <dt>{say('missing')}</dt>
            <dd>{each.missingCount}</dd>
            <dt>{say('hash')}</dt>
            <dd className="appeal-signature">{each.resultHash}</dd>
          </dl>
          {each.reason === '' ? null : <p>{say('correction', { reason: each.reason })}</p>}
          {each.difference === null ? null : <DifferenceTable difference={each.difference} />}
        </section>
      ))}
      {canPublish ? <Publish key={items.length} campaign={campaign} /> : null}
    </>
  );
}
