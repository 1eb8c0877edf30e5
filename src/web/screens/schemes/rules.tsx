import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { z } from 'zod';
import type { rulesReply } from '../../../api/schemas/scheme.ts';
import { Loading } from '../../kit/loading.tsx';
import { Nothing } from '../../kit/page.tsx';
import { Problems } from '../../kit/problems.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { useAddress } from '../../session/use-address.ts';
import type { Version } from './scheme-data.ts';
import { useRules } from './use-names.ts';
import { useSchemeWords } from './words.ts';

type Rule = z.infer<typeof rulesReply>['items'][number];

/** Every rule as a sentence, table by table; its formula and the words of the notice beneath. */
export function Rules({ version }: { readonly version: Version }) {
  const say = useSchemeWords();
  const [address, go] = useAddress();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const found = useRules(version);
  if (found.error !== null) return <Problems error={found.error} />;
  if (found.data === undefined) return <Loading lines={8} />;
  const { items } = found.data;
  const tables = [...new Set(items.map((each) => each.table))];
  const table = tables.find((each) => each === address.table) ?? tables[0];
  const shown = items.filter((each) => each.table === table && has(each, words));
  return (
    <>
      <Tabs
        label={say('tables')}
        tabs={tables.map((each) => ({ id: each, label: captionOf(items, each) }))}
        chosen={table ?? ''}
        onChoose={(id) => go({ table: id })}
      />
      <label className="kit-choice scheme-find no-print">
        {say('find')}
        <Input
          type="search"
          value={typed}
          placeholder={say('findHint')}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      {shown.length === 0 ? <Nothing what={say('noRule')} /> : <RuleTable rules={shown} />}
    </>
  );
}

/** A path begins with the caption of its table. */
const captionOf = (rules: readonly Rule[], table: string): string =>
  rules.find((each) => each.table === table)?.path[0] ?? table;

const has = ({ name, path, leads, sentence }: Rule, words: string): boolean =>
  words === '' || [name, ...path, ...leads, sentence].some((each) => each.includes(words));

function RuleTable({ rules }: { readonly rules: readonly Rule[] }) {
  const say = useSchemeWords();
  return (
    <section className="kit-panel kit-scroll" aria-label={say('rules')}>
      <table className="kit-table scheme-rules">
        <thead>
          <tr>
            <th scope="col">{say('indicator')}</th>
            <th scope="col" className="number">
              {say('points')}
            </th>
            <th scope="col">{say('leads')}</th>
            <th scope="col">{say('rule')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((each) => (
            <OneRule key={each.indicator} rule={each} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OneRule({ rule }: { readonly rule: Rule }) {
  const say = useSchemeWords();
  const { no, name, path, points, leads, sentence, formula, clause, assumptions } = rule;
  return (
    <tr>
      <th scope="row">
        <small>{path.slice(1).join(' › ')}</small>
        <div>
          {no === null ? '' : `${no}．`}
          {name}
        </div>
      </th>
      <td className="number">{points}</td>
      <td>{leads.join('、')}</td>
      <td>
        <div className="scheme-sentence">{sentence}</div>
        {assumptions.map((each) => (
          <p key={each.id} className="scheme-assumption">
            {each.id} {say(each.open ? 'takenOpen' : 'takenRuled')}
            {each.taken}
          </p>
        ))}
        <details>
          <summary>{say('formula')}</summary>
          <pre>{formula}</pre>
          {clause === '' ? null : <p>{say('clause', { text: clause })}</p>}
        </details>
      </td>
    </tr>
  );
}
