import { Button } from 'antd';
import { ListTable } from '../../kit/list-table.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Nothing } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useAddress } from '../../session/use-address.ts';
import { useVersions, type Version } from '../schemes/scheme-data.ts';
import { useNoticeWords } from './words.ts';

/** Versions that were made from a notice, to open again. */
export function ImportedList() {
  const say = useNoticeWords();
  const [, go] = useAddress();
  const found = useVersions();
  if (found.error !== null) return <Refused error={found.error} />;
  if (found.data === undefined) return <Loading />;
  const rows = found.data.items.filter(({ origin }) => origin.kind === 'notice');
  if (rows.length === 0) return <Nothing what={say('none')} />;
  return (
    <div className="kit-panel">
      <h2>{say('imported')}</h2>
      <ListTable
        label={say('imported')}
        rows={rows}
        keyOf={(each) => `${each.scheme}@${each.version}`}
        columns={[
          { head: say('file'), cell: fileOf },
          { head: say('draft'), cell: ({ title }) => title },
          { head: say('scheme'), cell: ({ scheme, version }) => `${scheme} v${version}` },
          { head: say('at'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
          {
            head: say('open'),
            cell: ({ scheme, version }) => (
              <Button size="small" onClick={() => go({ id: `${scheme}@${version}` })}>
                {say('open')}
              </Button>
            ),
          },
        ]}
      />
    </div>
  );
}

const fileOf = ({ origin }: Version): string => (origin.kind === 'notice' ? origin.fileName : '');
