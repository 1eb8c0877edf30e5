import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { addressOf, ask } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { could, type Profile, useProfile } from '../../session/profile.ts';
import { useAddress } from '../../session/use-address.ts';
import { Check } from './check.tsx';
import { Diff } from './diff.tsx';
import { Lint } from './lint.tsx';
import { Publish } from './publish.tsx';
import { Questions } from './questions.tsx';
import { Rules } from './rules.tsx';
import { idOf, pathOfVersion, type Version } from './scheme-data.ts';
import { useOrigin } from './scheme-list.tsx';
import { useSchemeWords } from './words.ts';

const views = {
  rules: Rules,
  questions: Questions,
  check: Check,
  lint: Lint,
  diff: Diff,
  publish: Publish,
} as const;
type View = keyof typeof views;

const opens: Readonly<Record<View, (version: Version, profile: Profile) => boolean>> = {
  rules: () => true,
  questions: () => true,
  check: (_, profile) => could(profile, 'scheme.read-draft'),
  lint: () => true,
  diff: () => true,
  publish: ({ state }, profile) => state !== 'published' && could(profile, 'scheme.publish'),
};

/** One version: its rules in words, what it leaves open, and everything between a draft and its publication. */
export function VersionPage({ id }: { readonly id: string }) {
  const say = useSchemeWords();
  const [, go] = useAddress();
  const found = useQuery({
    queryKey: ['schemes', id],
    queryFn: () => ask<Version>(pathOfVersion(id)),
  });
  const version = found.data;
  const actions = (
    <>
      <Button onClick={() => go({ id: undefined, tab: undefined, table: undefined, from: undefined })}>
        {say('back')}
      </Button>
      <Button href={addressOf(`${pathOfVersion(id)}/zip`)}>{say('download')}</Button>
    </>
  );
  return (
    <Page title={version === undefined ? say('title') : version.title || id} actions={actions}>
      {found.error === null ? null : <Refused error={found.error} />}
      {found.isPending ? <Loading /> : null}
      {version === undefined ? null : <Opened version={version} />}
    </Page>
  );
}

function Opened({ version }: { readonly version: Version }) {
  const say = useSchemeWords();
  const [address, go] = useAddress();
  const { profile } = useProfile();
  const all = Object.keys(views) as View[];
  const open = all.filter((each) => profile != null && opens[each](version, profile));
  const chosen = open.find((each) => each === address.tab) ?? 'rules';
  const View = views[chosen];
  return (
    <>
      <About version={version} />
      <Tabs
        label={say('views')}
        tabs={open.map((each) => ({ id: each, label: say(each) }))}
        chosen={chosen}
        onChoose={(tab) => go({ tab })}
      />
      <View version={version} />
    </>
  );
}

function About({ version }: { readonly version: Version }) {
  const say = useSchemeWords();
  const origin = useOrigin();
  const { state, fingerprint, publishReason } = version;
  return (
    <div className="kit-panel scheme-about">
      <span className={`scheme-state ${state}`}>{say(state)}</span>
      <span>
        {version.scheme} v{version.version}
      </span>
      <span>{origin(version)}</span>
      {version.origin.kind === 'notice' ? (
        <Link to="/notices" search={{ id: idOf(version) }}>
          {say('seeNotice')}
        </Link>
      ) : null}
      {publishReason === '' ? null : <span>{say('publishedFor', { reason: publishReason })}</span>}
      {fingerprint === null ? null : (
        <small title={fingerprint}>{say('fingerprint', { text: fingerprint.slice(0, 12) })}</small>
      )}
    </div>
  );
}
