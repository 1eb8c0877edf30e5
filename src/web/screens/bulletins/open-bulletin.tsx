import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { z } from 'zod';
import type { scoreDifference } from '../../../api/schemas/review-parts.ts';
import type { openBulletinReply, replayReply } from '../../../api/schemas/score.ts';
import { ask } from '../../api/client.ts';
import { DifferenceTable } from '../../kit/difference.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Refused } from '../../kit/refused.tsx';
import { RankingTable } from '../overview/ranking-table.tsx';
import { useBulletinWords } from './words.ts';

/** One bulletin: its ranking, what changed since the one before, and a recomputation from what was known then. */
export function OpenBulletin({ campaign, number }: { readonly campaign: string; readonly number: number }) {
  const say = useBulletinWords();
  const path = `/campaigns/${campaign}/bulletins/${number}`;
  const found = useQuery({
    queryKey: ['campaign', campaign, 'bulletin', number],
    queryFn: () => ask<z.infer<typeof openBulletinReply>>(path),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const replay = useMutation({ mutationFn: () => ask<z.infer<typeof replayReply>>(`${path}/replay`) });
  if (found.error !== null) return <Refused error={found.error} />;
  if (found.data === undefined) return <Loading />;
  const { bulletin, ranking } = found.data;
  return (
    <section aria-label={bulletin.title}>
      <div className="kit-panel">
        <h2>{bulletin.title}</h2>
        <Button loading={replay.isPending} onClick={() => replay.mutate()}>
          {say('replay')}
        </Button>
        {replay.data === undefined ? null : (
          <p role="status">{say(replay.data.equal ? 'equal' : 'differs')}</p>
        )}
        {replay.error === null ? null : <Refused error={replay.error} />}
      </div>
      {number > 1 ? <SinceLast path={path} campaign={campaign} number={number} /> : null}
      {ranking.tables.map((table) => (
        <RankingTable key={table.id} table={table} />
      ))}
    </section>
  );
}

function SinceLast(props: { readonly path: string; readonly campaign: string; readonly number: number }) {
  const say = useBulletinWords();
  const { path, campaign, number } = props;
  const found = useQuery({
    queryKey: ['campaign', campaign, 'bulletin', number, 'difference'],
    queryFn: () =>
      ask<z.infer<typeof scoreDifference>>(`${path}/difference`, { query: { from: number - 1 } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className="kit-panel">
      <h2>{say('difference')}</h2>
      {found.error === null ? null : <Refused error={found.error} />}
      {found.data === undefined ? null : <DifferenceTable difference={found.data} />}
    </div>
  );
}
