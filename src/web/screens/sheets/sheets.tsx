import './sheets.css';
import { Button } from 'antd';
import { addressOf } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { UnitChoice } from '../../kit/unit-choice.tsx';
import { type Campaign, InCampaign } from '../../session/campaign.tsx';
import { useAddress } from '../../session/use-address.ts';
import { useReach, useSheets } from './sheet-data.ts';
import { SheetHead } from './sheet-head.tsx';
import { SheetTable } from './sheet-table.tsx';
import { useSheetWords } from './words.ts';

/** One unit's sheet: every number opens its explanation. */
export function Sheets() {
  return <InCampaign>{(campaign) => <Chosen campaign={campaign} />}</InCampaign>;
}

function Chosen({ campaign }: { readonly campaign: Campaign }) {
  const say = useSheetWords();
  const [address, go] = useAddress();
  const unit = address.unit ?? null;
  return (
    <Page
      title={say('title')}
      actions={
        <>
          <UnitChoice
            campaign={campaign.id}
            chosen={unit}
            onChoose={(next) => go({ unit: next, indicator: undefined })}
          />
          {unit === null ? null : (
            <Button href={addressOf(`/campaigns/${campaign.id}/scores/export`, { unit, format: 'xlsx' })}>
              {say('export')}
            </Button>
          )}
          <Button onClick={() => window.print()}>{say('print')}</Button>
        </>
      }
    >
      {unit === null ? <p>{say('choose')}</p> : <UnitSheets campaign={campaign.id} unit={unit} />}
    </Page>
  );
}

function UnitSheets({ campaign, unit }: { readonly campaign: string; readonly unit: string }) {
  const say = useSheetWords();
  const [address, go] = useAddress();
  const sheets = useSheets(campaign, unit);
  const reach = useReach(campaign);
  const order = address.order === 'lost' ? 'lost' : 'notice';
  if (sheets.error !== null) return <Refused error={sheets.error} />;
  if (sheets.data === undefined) return <Loading lines={8} />;
  return (
    <>
      {sheets.data.items.map((item) => (
        <section key={item.table} className="kit-panel">
          <h2>{item.sheet.name}</h2>
          <SheetHead
            item={item}
            reach={reach.data?.items.find((each) => each.table === item.table && each.unit === unit)}
          />
          <div className="no-print">
            <Button
              size="small"
              onClick={() => go({ order: order === 'lost' ? undefined : 'lost' })}
              aria-pressed={order === 'lost'}
            >
              {say(order === 'lost' ? 'byNotice' : 'byLost')}
            </Button>
          </div>
          <SheetTable
            campaign={campaign}
            item={item}
            order={order}
            open={address.indicator ?? null}
            onOpen={(indicator) => go({ indicator: indicator ?? undefined })}
          />
        </section>
      ))}
    </>
  );
}
