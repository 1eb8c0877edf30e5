import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/client.ts';
import { Problems } from '../../kit/problems.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import type { Appeal, Proposal } from './appeal-data.ts';
import { ProposalForm } from './proposal-form.tsx';
import { useAppealWords } from './words.ts';

/** The responsible lead answers, and may propose corrected rows. */
export function Answer({ campaign, appeal }: { readonly campaign: Campaign; readonly appeal: Appeal }) {
  const say = useAppealWords();
  const queries = useQueryClient();
  const draft = `zhunsheng.draft.answer.${appeal.id}`;
  const [text, setText] = useState(() => localStorage.getItem(draft) ?? '');
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const answer = useMutation({
    mutationFn: () => ask(`/appeals/${appeal.id}/answer`, { method: 'POST', body: { text, proposal } }),
    onSuccess: () => {
      localStorage.removeItem(draft);
      return queries.invalidateQueries({ queryKey: ['campaign', campaign.id] });
    },
  });
  return (
    <section className="kit-panel">
      <h2>{say('answer')}</h2>
      <label className="appeal-field">
        {say('answerText')}
        <Input.TextArea
          rows={3}
          maxLength={4000}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            localStorage.setItem(draft, event.target.value);
          }}
        />
      </label>
      <label className="appeal-check">
        <input
          type="checkbox"
          checked={proposal !== null}
          onChange={(event) =>
            setProposal(event.target.checked ? { dataset: '', action: 'replace', rows: [] } : null)
          }
        />
        {say('correct')}
      </label>
      {proposal === null ? null : (
        <ProposalForm campaign={campaign} appeal={appeal} proposal={proposal} onChange={setProposal} />
      )}
      <p>
        <Button
          type="primary"
          loading={answer.isPending}
          disabled={text.trim() === '' || proposal?.rows.length === 0}
          onClick={() => answer.mutate()}
        >
          {say('sendAnswer')}
        </Button>
      </p>
      {answer.error === null ? null : <Problems error={answer.error} />}
    </section>
  );
}
