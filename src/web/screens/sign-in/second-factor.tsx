import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { secondFactorBegun, secondFactorSet } from '../../../api/schemas/account.ts';
import { ask } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useForget } from '../../session/profile.ts';
import { useEnter } from './use-enter.ts';
import { useSignInWords } from './words.ts';

type Begun = z.infer<typeof secondFactorBegun>;
type Set = z.infer<typeof secondFactorSet>;

/** The second factor of whoever has one, or setting it up where a role demands it. */
export function SecondFactor({ enrolled }: { readonly enrolled: boolean }) {
  const say = useSignInWords();
  const enter = useEnter('/sign-in/second-factor');
  if (!enrolled) return <Enrol />;
  return (
    <section className="door-card">
      <h1>{say('codeTitle')}</h1>
      <p>{say('codeHint')}</p>
      <CodeForm onCode={(code) => enter.mutate({ code })} busy={enter.isPending} error={enter.error} />
    </section>
  );
}

function Enrol() {
  const say = useSignInWords();
  const forget = useForget();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begun = useQuery({
    queryKey: ['second-factor'],
    queryFn: () => ask<Begun>('/me/second-factor', { method: 'POST' }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const confirm = useEnter<Set>('/me/second-factor/confirm', (reply) => {
    setCodes(reply.recoveryCodes);
    return false;
  });
  if (codes !== null) return <Codes codes={codes} onDone={() => void forget()} />;
  if (begun.error !== null) return <Refused error={begun.error} />;
  if (begun.data === undefined) return <Loading />;
  return (
    <section className="door-card">
      <h1>{say('enrolTitle')}</h1>
      <p>{say('enrolHint')}</p>
      <p>
        {say('secret')} <code>{begun.data.secret}</code>
      </p>
      <CodeForm onCode={(code) => confirm.mutate({ code })} busy={confirm.isPending} error={confirm.error} />
    </section>
  );
}

function Codes({
  codes,
  onDone,
}: {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}): ReactNode {
  const say = useSignInWords();
  return (
    <section className="door-card">
      <h1>{say('codesTitle')}</h1>
      <p>{say('codesHint')}</p>
      <p className="door-codes">
        {codes.map((each) => (
          <span key={each}>
            {each}
            <br />
          </span>
        ))}
      </p>
      <Button type="primary" onClick={onDone}>
        {say('goOn')}
      </Button>
    </section>
  );
}

function CodeForm(props: {
  readonly onCode: (code: string) => void;
  readonly busy: boolean;
  readonly error: Error | null;
}) {
  const say = useSignInWords();
  const [code, setCode] = useState('');
  const { onCode, busy, error } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onCode(code.trim());
  };
  return (
    <form onSubmit={submit}>
      <label>
        {say('code')}
        <Input
          value={code}
          onChange={(event) => setCode(event.target.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
        />
      </label>
      {error === null ? null : <Refused error={error} />}
      <Button type="primary" htmlType="submit" loading={busy}>
        {say('confirm')}
      </Button>
    </form>
  );
}
