import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { z } from 'zod';
import type { checkReply } from '../../../api/schemas/scheme.ts';
import { ask } from '../../api/client.ts';
import { type ListColumn, ListTable } from '../../kit/list-table.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useLanguage } from '../../words/language.ts';
import { ProblemTable } from './problem-table.tsx';
import { idOf, pathOfVersion, type Version } from './scheme-data.ts';
import { useIndicatorNames } from './use-names.ts';
import { useSchemeWords } from './words.ts';

type Reply = z.infer<typeof checkReply>;

/** Checks every file and every worked example; a draft without errors may then be published. */
export function Check({ version }: { readonly version: Version }) {
  const say = useSchemeWords();
  const language = useLanguage();
  const queries = useQueryClient();
  const check = useMutation({
    mutationFn: () =>
      ask<Reply>(`${pathOfVersion(idOf(version))}/check`, { method: 'POST', query: { language } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['schemes'] }),
  });
  return (
    <section className="kit-panel">
      <p>{say('checkHint')}</p>
      <Button type="primary" loading={check.isPending} onClick={() => check.mutate()}>
        {say('checkNow')}
      </Button>
      {check.error === null ? null : <Refused error={check.error} />}
      {check.data === undefined ? null : <Found reply={check.data} version={version} />}
    </section>
  );
}

function Found({ reply, version }: { readonly reply: Reply; readonly version: Version }) {
  const say = useSchemeWords();
  const { ok, problems, examples, openQuestions } = reply;
  const right = examples.filter((each) => each.ok).length;
  return (
    <>
      <p role="status" className="scheme-outcome">
        <strong>{say(ok ? 'checkOk' : 'checkBad')}</strong>{' '}
        {say('checkCounts', {
          problems: problems.length,
          right,
          examples: examples.length,
          open: openQuestions.length,
        })}
      </p>
      {problems.length === 0 ? null : (
        <>
          <h2>{say('problems')}</h2>
          <ProblemTable label={say('problems')} problems={problems} />
        </>
      )}
      <h2>{say('examples')}</h2>
      <Examples examples={examples} version={version} />
    </>
  );
}

function Examples(props: Pick<Reply, 'examples'> & { readonly version: Version }) {
  const say = useSchemeWords();
  const { examples, version } = props;
  const nameOf = useIndicatorNames(version);
  const shown = (score: string) =>
    score === 'missing' ? say('missing') : score === 'not-applicable' ? say('notApplicable') : score;
  const columns: readonly ListColumn<Reply['examples'][number]>[] = [
    { head: say('indicator'), cell: ({ indicator }) => nameOf(indicator) },
    { head: say('example'), cell: ({ example }) => example },
    { head: say('expected'), number: true, cell: ({ expected }) => shown(expected) },
    { head: say('got'), number: true, cell: ({ got }) => (got === null ? '—' : shown(got)) },
    { head: say('outcome'), cell: ({ ok }) => say(ok ? 'right' : 'different') },
  ];
  if (examples.length === 0) return <p>{say('noExample')}</p>;
  // Those that differ are what one looks for.
  const rows = [...examples].sort((a, b) => Number(a.ok) - Number(b.ok));
  return (
    <ListTable
      label={say('examples')}
      columns={columns}
      rows={rows}
      keyOf={(each) => `${each.table} ${each.indicator} ${each.example}`}
    />
  );
}
