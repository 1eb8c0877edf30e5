import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { tokenBody } from '../../../api/schemas/account.ts';
import { useAccountWords } from './words.ts';

export type NewToken = z.infer<typeof tokenBody>;
type Scope = NewToken['scopes'][number];

const scopes: readonly Scope[] = ['read', 'facts', 'review', 'manage'];

export function TokenForm(props: { readonly busy: boolean; readonly onIssue: (token: NewToken) => void }) {
  const say = useAccountWords();
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  const [chosen, setChosen] = useState<readonly Scope[]>(['read']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onIssue({ name, days, scopes: [...chosen] });
  };
  const toggle = (scope: Scope) =>
    setChosen(chosen.includes(scope) ? chosen.filter((each) => each !== scope) : [...chosen, scope]);
  return (
    <form className="kit-line" onSubmit={submit}>
      <label>
        {say('name')}
        <Input value={name} onChange={(event) => setName(event.target.value)} required maxLength={100} />
      </label>
      <label>
        {say('days')}
        <input
          className="kit-number"
          type="number"
          min={1}
          max={3650}
          value={days}
          onChange={(event) => setDays(event.target.valueAsNumber || 1)}
        />
      </label>
      <fieldset className="kit-choices">
        <legend>{say('scopes')}</legend>
        {scopes.map((scope) => (
          <label key={scope}>
            <input type="checkbox" checked={chosen.includes(scope)} onChange={() => toggle(scope)} />
            {say(scope)}
          </label>
        ))}
      </fieldset>
      <Button htmlType="submit" loading={props.busy} disabled={chosen.length === 0}>
        {say('issue')}
      </Button>
    </form>
  );
}
