import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useAddress } from '../../session/use-address.ts';
import { useAuditWords } from './words.ts';

const fields = [
  ['unit', 'unit'],
  ['indicator', 'indicator'],
  ['id', 'actor'],
] as const;

/** By whom and about what; the conditions stand in the address. */
export function AuditFilter() {
  const say = useAuditWords();
  const [address, go] = useAddress();
  const [typed, setTyped] = useState({
    unit: address.unit ?? '',
    indicator: address.indicator ?? '',
    id: address.id ?? '',
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go({
      unit: typed.unit || undefined,
      indicator: typed.indicator || undefined,
      id: typed.id || undefined,
    });
  };
  const clear = () => {
    setTyped({ unit: '', indicator: '', id: '' });
    go({ unit: undefined, indicator: undefined, id: undefined });
  };
  return (
    <form className="kit-line kit-panel no-print" onSubmit={submit}>
      {fields.map(([field, word]) => (
        <label key={field}>
          {say(word)}
          <Input
            value={typed[field]}
            onChange={(event) => setTyped({ ...typed, [field]: event.target.value.trim() })}
          />
        </label>
      ))}
      <Button htmlType="submit">{say('filter')}</Button>
      <Button onClick={clear}>{say('clear')}</Button>
    </form>
  );
}
