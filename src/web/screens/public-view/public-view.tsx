import './public-view.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { z } from 'zod';
import type { publicReply } from '../../../api/schemas/publication.ts';
import { ask, Refusal } from '../../api/client.ts';
import { DifferenceTable } from '../../kit/difference.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Nothing, Page } from '../../kit/page.tsx';
import { RankedTables } from '../../kit/ranked-tables.tsx';
import { Refused } from '../../kit/refused.tsx';
import { LookSwitches } from '../../shell/look-switches.tsx';
import { usePublicWords } from './words.ts';

type Public = z.infer<typeof publicReply>;

/** The result on public view: for everybody, without signing in. */
export function PublicView() {
  const { office = '', campaign = '' } = useParams({ strict: false });
  const found = useQuery({
    queryKey: ['public', office, campaign],
    queryFn: () => ask<Public>(`/public/${office}/campaigns/${campaign}`),
  });
  const say = usePublicWords();
  const isAbsent = found.error instanceof Refusal && found.error.status === 404;
  return (
    <main className="public-view">
      <Page
        title={found.data?.title ?? say('title')}
        actions={
          <>
            <Button onClick={() => window.print()}>{say('print')}</Button>
            <LookSwitches />
          </>
        }
      >
        {isAbsent ? <Nothing what={say('none')} /> : null}
        {found.error === null || isAbsent ? null : <Refused error={found.error} />}
        {found.data === undefined && found.error === null ? <Loading lines={8} /> : null}
        {found.data === undefined ? null : <Shown result={found.data} />}
      </Page>
    </main>
  );
}

function Shown({ result }: { readonly result: Public }) {
  const say = usePublicWords();
  return (
    <>
      <p>
        {say('title')} · {say('period')}
        <Moment at={result.publicFrom} /> — <Moment at={result.publicTo} />
      </p>
      <p>
        {say('appeal')}
        <Moment at={result.appealTo} />
      </p>
      {result.provisional ? <p>{say('provisional')}</p> : null}
      <RankedTables tables={result.tables} />
      {result.corrections.map(({ number, at, reason, units }) => (
        <section key={number} className="kit-panel">
          <h2>
            {say('corrections')} · <Moment at={at} />
          </h2>
          <p>{reason}</p>
          <DifferenceTable
            difference={{
              beforeHash: '',
              afterHash: '',
              units: units.map((each) => ({ ...each, indicators: [] })),
            }}
          />
        </section>
      ))}
      <p className="public-hash">
        {say('hash')}
        {result.resultHash}
      </p>
    </>
  );
}
