import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ask } from '../../api/client.ts';
import { Problems } from '../../kit/problems.tsx';
import { useProfile } from '../../session/profile.ts';
import type { Question } from './questions.tsx';
import { idOf, pathOfVersion, type Version } from './scheme-data.ts';
import { useSchemeWords } from './words.ts';

/** A ruling on one question: one of its choices, the words, and who signs. */
export function Ruling(props: {
  readonly question: Question;
  readonly version: Version;
  readonly revision: number;
}) {
  const say = useSchemeWords();
  const queries = useQueryClient();
  const { profile } = useProfile();
  const { question, version, revision } = props;
  const key = `zhunsheng.draft.ruling.${idOf(version)}.${question.id}`;
  const [choice, setChoice] = useState('');
  const [text, setText] = useState(localStorage.getItem(key) ?? '');
  const rule = useMutation({
    mutationFn: () =>
      ask(`${pathOfVersion(idOf(version))}/rulings`, {
        method: 'POST',
        body: { assumption: question.id, choice, text },
        revision,
      }),
    onSuccess: () => {
      localStorage.removeItem(key);
      return queries.invalidateQueries({ queryKey: ['schemes'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rule.mutate();
  };
  const write = (words: string) => {
    setText(words);
    localStorage.setItem(key, words);
  };
  return (
    <form className="scheme-ruling" onSubmit={submit}>
      <fieldset>
        <legend>{say('choices')}</legend>
        {question.choices.map((each) => (
          <label key={each}>
            <input
              type="radio"
              required
              name={`choice ${question.id}`}
              checked={each === choice}
              onChange={() => setChoice(each)}
            />
            {each}
            {each === question.follows ? <small>{say('follows')}</small> : null}
          </label>
        ))}
      </fieldset>
      <label>
        {say('rulingText')}
        <Input.TextArea
          required
          rows={2}
          maxLength={4000}
          value={text}
          onChange={(event) => write(event.target.value)}
        />
      </label>
      <Button type="primary" htmlType="submit" loading={rule.isPending}>
        {say('sign', { name: profile?.name ?? '' })}
      </Button>
      {rule.error === null ? null : <Problems error={rule.error} />}
    </form>
  );
}
