import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { diffReply } from '../../../api/schemas/scheme.ts';
import { ask } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Nothing } from '../../kit/page.tsx';
import { Problems } from '../../kit/problems.tsx';
import { useAddress } from '../../session/use-address.ts';
import { ChangeTable } from './change-table.tsx';
import { idOf, pathOfVersion, useVersions, type Version, versionOf } from './scheme-data.ts';
import { useSchemeWords } from './words.ts';

/** What differs from another version: by meaning, then by text. */
export function Diff({ version }: { readonly version: Version }) {
  const say = useSchemeWords();
  const [address, go] = useAddress();
  const others = (useVersions().data?.items ?? []).filter((each) => idOf(each) !== idOf(version));
  const before = others.find((each) => each.scheme === version.scheme && each.version < version.version);
  const from = address.from ?? (before === undefined ? undefined : idOf(before));
  if (others.length === 0) return <Nothing what={say('noOther')} />;
  return (
    <section className="kit-panel">
      <label className="kit-choice">
        {say('against')}
        <select
          className="kit-select"
          value={from ?? ''}
          onChange={(event) => go({ from: event.target.value })}
        >
          <option value="">{say('choose')}</option>
          {others.map((each) => (
            <option key={idOf(each)} value={idOf(each)}>
              {each.title} {idOf(each)}
            </option>
          ))}
        </select>
      </label>
      {from === undefined || from === '' ? null : <Between from={from} to={version} />}
    </section>
  );
}

function Between({ from, to }: { readonly from: string; readonly to: Version }) {
  const say = useSchemeWords();
  const other = versionOf(from);
  const found = useQuery({
    queryKey: ['schemes', idOf(to), 'diff', from, to.revision],
    queryFn: () =>
      ask<z.infer<typeof diffReply>>(`${pathOfVersion(idOf(to))}/diff`, {
        query: { from: other.version, fromScheme: other.scheme },
      }),
  });
  if (found.error !== null) return <Problems error={found.error} />;
  if (found.data === undefined) return <Loading />;
  const { same, changes, files } = found.data;
  return (
    <>
      <p role="status">
        {say(same === null ? 'meaningUnknown' : same ? 'sameMeaning' : 'otherMeaning', {
          count: changes?.length ?? 0,
        })}
      </p>
      {changes === null || changes.length === 0 ? null : <ChangeTable changes={changes} />}
      <h2>{say('texts', { count: files.length })}</h2>
      {files.map(({ path, change, patch }) => (
        <details key={path}>
          <summary>
            {path} {say(change)}
          </summary>
          {patch === null ? <p>{say('noPatch')}</p> : <Patch text={patch} />}
        </details>
      ))}
    </>
  );
}

const classes: Readonly<Record<string, string>> = { '+': 'added', '-': 'removed' };

function Patch({ text }: { readonly text: string }) {
  return (
    <pre className="scheme-patch">
      {text.split('\n').map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text to read do not move
        <span key={i} className={classes[line.charAt(0)]}>
          {line}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}
