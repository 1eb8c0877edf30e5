import './panels.css';
import { Link } from '@tanstack/react-router';
import { Loading } from '../../kit/loading.tsx';
import { Nothing, Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { type Campaign, InCampaign } from '../../session/campaign.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { useAddress } from '../../session/use-address.ts';
import { MakePanel } from './make-panel.tsx';
import { type PanelLine, usePanels } from './panel-data.ts';
import { PanelView } from './panel-view.tsx';
import { usePanelWords } from './words.ts';

/** Blind panels: experts score, the office makes and closes them. */
export function Panels() {
  return <InCampaign>{(campaign) => <Shown campaign={campaign} />}</InCampaign>;
}

function Shown({ campaign }: { readonly campaign: Campaign }) {
  const say = usePanelWords();
  const [{ id }] = useAddress();
  const { profile } = useProfile();
  const canManage = profile != null && could(profile, 'panel.manage');
  return (
    <Page title={say('title')}>
      {id === undefined ? (
        <>
          <List campaign={campaign} canManage={canManage} />
          {canManage ? <MakePanel campaign={campaign} /> : null}
        </>
      ) : (
        <PanelView campaign={campaign.id} id={id} />
      )}
    </Page>
  );
}

function List({ campaign, canManage }: { readonly campaign: Campaign; readonly canManage: boolean }) {
  const say = usePanelWords();
  const found = usePanels(campaign.id);
  if (found.error !== null) return <Refused error={found.error} />;
  if (found.data === undefined) return <Loading />;
  const { items } = found.data;
  if (items.length === 0) return <Nothing what={say(canManage ? 'noneOffice' : 'none')} />;
  return (
    <section className="kit-panel kit-scroll">
      <table className="kit-table">
        <thead>
          <tr>
            <th scope="col">{say('name')}</th>
            <th scope="col">{say('indicator')}</th>
            <th scope="col">{say('state')}</th>
            <th scope="col">{say('closesOn')}</th>
            <th scope="col" className="number">
              {say('units')}
            </th>
            <th scope="col" className="number">
              {say('experts')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((each) => (
            <PanelRow key={each.id} panel={each} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PanelRow({ panel }: { readonly panel: PanelLine }) {
  const say = usePanelWords();
  return (
    <tr>
      <th scope="row">
        <Link to="." search={(now) => ({ ...now, id: panel.id })}>
          {panel.title}
        </Link>
      </th>
      <td>{panel.indicatorName}</td>
      <td>{say(panel.state)}</td>
      <td>{panel.closesOn}</td>
      <td className="number">{panel.units.length}</td>
      <td className="number">{panel.expertCount}</td>
    </tr>
  );
}
