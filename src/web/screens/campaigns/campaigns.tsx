import './campaigns.css';
import { useAddress } from '../../session/use-address.ts';
import { CampaignList } from './campaign-list.tsx';
import { CampaignPage } from './campaign-page.tsx';

/** The campaigns of the office; one of them with its days, roster and progress when the address names it. */
export function Campaigns() {
  const [{ id }] = useAddress();
  return id === undefined ? <CampaignList /> : <CampaignPage key={id} id={id} />;
}
