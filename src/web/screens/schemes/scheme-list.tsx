import { Button } from 'antd';
import { type ListColumn, ListTable } from '../../kit/list-table.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Nothing, Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { useAddress } from '../../session/use-address.ts';
import { idOf, useVersions, type Version } from './scheme-data.ts';
import { StartForm } from './start-form.tsx';
import { useSchemeWords } from './words.ts';

export function SchemeList() {
  const say = useSchemeWords();
  const { profile } = useProfile();
  const found = useVersions();
  const columns = useColumns();
  const items = found.data?.items ?? [];
  return (
    <Page title={say('title')}>
      {profile != null && could(profile, 'scheme.edit') ? <StartForm versions={items} /> : null}
      {found.error === null ? null : <Refused error={found.error} again={() => void found.refetch()} />}
      {found.isPending ? <Loading lines={6} /> : null}
      {found.isSuccess && items.length === 0 ? <Nothing what={say('none')} /> : null}
      {items.length === 0 ? null : (
        <div className="kit-panel">
          <ListTable label={say('title')} columns={columns} rows={items} keyOf={idOf} />
        </div>
      )}
    </Page>
  );
}

function useColumns(): readonly ListColumn<Version>[] {
  const say = useSchemeWords();
  const origin = useOrigin();
  const [, go] = useAddress();
  return [
    {
      head: say('name'),
      cell: (each) => (
        <Button type="link" className="scheme-name" onClick={() => go({ id: idOf(each) })}>
          {each.title === '' ? each.scheme : each.title}
        </Button>
      ),
    },
    { head: say('id'), cell: ({ scheme }) => scheme },
    { head: say('version'), number: true, cell: ({ version }) => version },
    { head: say('state'), cell: ({ state }) => say(state) },
    { head: say('origin'), cell: origin },
    { head: say('reason'), cell: ({ reason, publishReason }) => publishReason || reason || '—' },
    { head: say('made'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
    {
      head: say('publishedAt'),
      cell: ({ publishedAt }) => (publishedAt === null ? '—' : <Moment at={publishedAt} />),
    },
  ];
}

/** From what a version was made, in a few words. */
export function useOrigin(): (version: Version) => string {
  const say = useSchemeWords();
  return ({ origin }) => {
    switch (origin.kind) {
      case 'files':
        return say('fromFiles');
      case 'built-in':
        return say('fromBuiltIn', { folder: origin.folder });
      case 'notice':
        return say('fromNotice', { file: origin.fileName });
      case 'version':
        return say('fromVersion', { id: idOf(origin) });
      case 'template':
        return say('fromTemplate', { office: origin.office, id: idOf(origin) });
    }
  };
}
