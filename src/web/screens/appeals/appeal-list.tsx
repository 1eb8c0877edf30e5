import { Link } from '@tanstack/react-router';
import { Loading } from '../../kit/loading.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Nothing } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { useProfile } from '../../session/profile.ts';
import { useAppeals } from './appeal-data.ts';
import { Lodge } from './lodge.tsx';
import { useAppealWords } from './words.ts';

/** Appeals that concern me, and for a unit the form of a new one. */
export function AppealList({ campaign }: { readonly campaign: Campaign }) {
  const say = useAppealWords();
  const { profile } = useProfile();
  const found = useAppeals(campaign.id);
  if (found.error !== null) return <Refused error={found.error} />;
  if (found.data === undefined) return <Loading lines={6} />;
  const { items } = found.data;
  const own = (profile?.grants ?? []).flatMap(({ role, scope }) =>
    role === 'unit' && scope !== null ? [scope] : [],
  );
  const isPublic = campaign.state === 'published';
  return (
    <>
      {items.length > 0 ? null : (
        <Nothing what={say(isPublic || campaign.state === 'final' ? 'noAppeals' : 'notYet')} />
      )}
      {items.length === 0 ? null : (
        <section className="kit-panel kit-scroll">
          <table className="kit-table">
            <thead>
              <tr>
                <th scope="col">{say('unit')}</th>
                <th scope="col">{say('indicator')}</th>
                <th scope="col">{say('state')}</th>
                <th scope="col">{say('lodgedAt')}</th>
                <th scope="col">{say('leads')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((each) => (
                <tr key={each.id}>
                  <th scope="row">
                    <Link to="." search={(now) => ({ ...now, id: each.id })}>
                      {each.unitName}
                    </Link>
                  </th>
                  <td>{each.indicatorName}</td>
                  <td>
                    {say(each.state)} · {say(each.onTime ? 'onTime' : 'late')}
                  </td>
                  <td>
                    <Moment at={each.lodgedAt} />
                  </td>
                  <td>{each.needsSubstitute ? say('needsSubstitute') : each.leads.join('、')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {isPublic && own.length > 0 ? <Lodge campaign={campaign} units={own} /> : null}
    </>
  );
}
