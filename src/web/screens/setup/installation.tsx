import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { founderLinks, setUpBody } from '../../../api/schemas/office.ts';
import { ask } from '../../api/client.ts';
import { Refused } from '../../kit/refused.tsx';
import { Door } from '../sign-in/door.tsx';
import { useSetupWords } from './words.ts';

type Body = z.infer<typeof setUpBody>;
type Links = z.infer<typeof founderLinks>;
type Seat = keyof Body['people'];

const seats: readonly Seat[] = ['system-admin', 'security-admin', 'audit-admin', 'office'];
const levels: readonly Body['office']['level'][] = ['nation', 'province', 'city', 'county', 'town'];
const nobody = { login: '', name: '' };

/** The first start: an office and its first people, with the one-time link the server printed. */
export function Installation() {
  const say = useSetupWords();
  const token = window.location.hash.slice(1);
  const [office, setOffice] = useState<Body['office']>({ id: '', name: '', level: 'county' });
  const [people, setPeople] = useState<Body['people']>({
    'system-admin': nobody,
    'security-admin': nobody,
    'audit-admin': nobody,
    office: nobody,
  });
  const found = useMutation({
    mutationFn: () => ask<Links>('/setup', { method: 'POST', body: { token, office, people } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    found.mutate();
  };
  if (token === '') return <Door>{say('noToken')}</Door>;
  if (found.data !== undefined) return <Founded links={found.data} />;
  return (
    <Door>
      <section className="door-card door-wide">
        <h1>{say('title')}</h1>
        <p>{say('about')}</p>
        <form onSubmit={submit}>
          <label>
            {say('officeName')}
            <Input
              value={office.name}
              onChange={(event) => setOffice({ ...office, name: event.target.value })}
              required
            />
          </label>
          <label>
            {say('officeId')}
            <Input
              value={office.id}
              onChange={(event) => setOffice({ ...office, id: event.target.value })}
              pattern="[a-z0-9][a-z0-9\-]{0,62}"
              required
            />
          </label>
          <label>
            {say('level')}
            <select
              className="kit-select"
              value={office.level}
              onChange={(event) => {
                const level = levels.find((each) => each === event.target.value);
                if (level !== undefined) setOffice({ ...office, level });
              }}
            >
              {levels.map((level) => (
                <option key={level} value={level}>
                  {say(level)}
                </option>
              ))}
            </select>
          </label>
          {seats.map((seat) => (
            <fieldset key={seat} className="kit-line">
              <legend>{say(seat)}</legend>
              <label>
                {say('login')}
                <Input
                  value={people[seat].login}
                  onChange={(event) =>
                    setPeople({ ...people, [seat]: { ...people[seat], login: event.target.value } })
                  }
                  required
                />
              </label>
              <label>
                {say('name')}
                <Input
                  value={people[seat].name}
                  onChange={(event) =>
                    setPeople({ ...people, [seat]: { ...people[seat], name: event.target.value } })
                  }
                  required
                />
              </label>
            </fieldset>
          ))}
          {found.error === null ? null : <Refused error={found.error} />}
          <Button type="primary" htmlType="submit" loading={found.isPending}>
            {say('found')}
          </Button>
        </form>
      </section>
    </Door>
  );
}

function Founded({ links }: { readonly links: Links }) {
  const say = useSetupWords();
  return (
    <Door>
      <section className="door-card door-wide">
        <h1>{say('title')}</h1>
        <p role="status">{say('founded')}</p>
        <dl>
          {links.links.map(({ role, login, link }) => (
            <div key={role}>
              <dt>
                {say(role)} · {login}
              </dt>
              <dd>
                <code>{`${window.location.origin}${link}`}</code>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </Door>
  );
}
