import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useAddress } from '../../session/use-address.ts';
import { pathOfVersion } from '../schemes/scheme-data.ts';
import { DraftTree } from './draft-tree.tsx';
import { asksAbout, type Draft, draftOf, type KeptNotice } from './notice-data.ts';
import { QuestionList } from './question-list.tsx';
import { useNoticeWords } from './words.ts';

/** What was read in a notice: its tables on one side, the questions it leaves on the other, each leading to the other. */
export function Read({ id }: { readonly id: string }) {
  const say = useNoticeWords();
  const [, go] = useAddress();
  const open = useNavigate();
  const found = useQuery({
    queryKey: ['schemes', id, 'notice'],
    queryFn: () => ask<KeptNotice>(`${pathOfVersion(id)}/notice`),
  });
  const actions = (
    <>
      <Button onClick={() => go({ id: undefined })}>{say('back')}</Button>
      <Button type="primary" onClick={() => void open({ to: '/schemes', search: { id, tab: 'questions' } })}>
        {say('toQuestions')}
      </Button>
    </>
  );
  return (
    <Page title={found.data?.fileName ?? say('title')} actions={actions}>
      {found.error === null ? null : <Refused error={found.error} />}
      {found.isPending ? <Loading lines={8} /> : null}
      {found.data === undefined ? null : <Both draft={draftOf(found.data)} />}
    </Page>
  );
}

/** A row of the draft: ordinal of its table, then of its dimension and its own. */
export interface Chosen {
  readonly table: number;
  readonly dimension: number;
  readonly row: number;
}

function Both({ draft }: { readonly draft: Draft }) {
  const [question, setQuestion] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const row = chosen === null ? undefined : rowAt(draft, chosen);
  const asked = draft.questions.find((each) => each.id === question);
  const pickQuestion = (id: string) => {
    setChosen(null);
    setQuestion(id);
    scrollTo('.notice-row.asked');
  };
  const pickRow = (place: Chosen) => {
    setQuestion(null);
    setChosen(place);
    scrollTo('.notice-question.asked');
  };
  return (
    <>
      <Head draft={draft} />
      <div className="notice-both">
        <DraftTree
          draft={draft}
          isAsked={(table, each) => asked !== undefined && asksAbout(asked, table, each)}
          onPick={pickRow}
        />
        <QuestionList
          questions={draft.questions}
          isAsked={(each) =>
            each.id === question ||
            (row !== undefined && chosen !== null && asksAbout(each, chosen.table, row))
          }
          onPick={pickQuestion}
        />
      </div>
    </>
  );
}

const rowAt = ({ tables }: Draft, { table, dimension, row }: Chosen) =>
  tables[table - 1]?.dimensions[dimension]?.indicators[row];

// After the next drawing, when what is asked about is marked.
function scrollTo(selector: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector(selector)?.scrollIntoView({ block: 'nearest' })),
  );
}

function Head({ draft }: { readonly draft: Draft }) {
  const say = useNoticeWords();
  const { title, issuer, documentNumber, date, tables, questions } = draft;
  const rows = tables.flatMap((each) => each.dimensions).flatMap((each) => each.indicators).length;
  return (
    <div className="kit-panel">
      <h2>{title ?? say('untitled')}</h2>
      <p>{[issuer, documentNumber, date].filter((each) => each !== null).join(' · ')}</p>
      <p role="status">{say('counts', { tables: tables.length, rows, questions: questions.length })}</p>
    </div>
  );
}
