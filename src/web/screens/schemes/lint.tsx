import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { lintReply } from '../../../api/schemas/scheme.ts';
import { ask } from '../../api/client.ts';
import { type ListColumn, ListTable } from '../../kit/list-table.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Problems } from '../../kit/problems.tsx';
import { useLanguage } from '../../words/language.ts';
import { Burden } from './burden.tsx';
import { ProblemTable } from './problem-table.tsx';
import { RedLines } from './red-lines.tsx';
import { idOf, pathOfVersion, type Version } from './scheme-data.ts';
import { useSchemeWords } from './words.ts';

export type Lint = z.infer<typeof lintReply>;
type Property = Lint['properties'][number];

/** What stands against publishing: red lines in force, odd properties of rules, the burden on those below. */
export function Lint({ version }: { readonly version: Version }) {
  const say = useSchemeWords();
  const language = useLanguage();
  const found = useQuery({
    queryKey: ['schemes', idOf(version), 'lint', version.revision, language],
    queryFn: () => ask<Lint>(`${pathOfVersion(idOf(version))}/lint`, { query: { language } }),
    staleTime: 60_000,
  });
  if (found.error !== null) return <Problems error={found.error} />;
  if (found.data === undefined) return <Loading lines={8} />;
  const { redLines, properties, burden, on } = found.data;
  return (
    <>
      <RedLines found={redLines} on={on} />
      <section className="kit-panel">
        <h2>{say('properties', { count: properties.length })}</h2>
        <small>{say('propertiesHint')}</small>
        {properties.length === 0 ? <p>{say('nothingFound')}</p> : <Properties found={properties} />}
      </section>
      <Burden burden={burden} />
      {burden.findings.length === 0 ? null : (
        <section className="kit-panel">
          <h2>{say('burdenFindings', { count: burden.findings.length })}</h2>
          <ProblemTable label={say('burden')} problems={burden.findings} />
        </section>
      )}
    </>
  );
}

function Properties({ found }: { readonly found: readonly Property[] }) {
  const say = useSchemeWords();
  const columns: readonly ListColumn<Property>[] = [
    { head: say('indicator'), cell: ({ indicator, table }) => indicator?.name ?? table },
    { head: say('wrong'), cell: ({ what }) => what },
    {
      head: say('witness'),
      cell: ({ witnesses }) =>
        witnesses.map((each) => <div key={JSON.stringify(each)}>{witnessText(each)}</div>),
    },
    { head: say('fix'), cell: ({ fix }) => fix },
  ];
  const rows = found.map((each, i) => ({ ...each, key: i }));
  return (
    <ListTable
      label={say('properties', { count: found.length })}
      columns={columns}
      rows={rows}
      keyOf={(each) => each.key}
    />
  );
}

function witnessText({ inputs, score, state }: Property['witnesses'][number]): string {
  const given = Object.entries(inputs).map(([name, value]) => `${name} = ${value}`);
  return `${given.join('，')} → ${score ?? state}`;
}
