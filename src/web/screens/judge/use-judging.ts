import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/client.ts';
import type { Column } from '../../kit/fact-cell.tsx';
import { type Filled, filledOf, type JudgedLine, lineKey } from './judge-data.ts';

type Drafts = Readonly<Record<string, Filled>>;

/** What is filled in and not saved yet, kept on this computer; each line is saved by itself. */
export function useJudging(campaign: string) {
  const key = `zhunsheng.draft.judge.${campaign}`;
  const queries = useQueryClient();
  const [drafts, setDrafts] = useState<Drafts>(() => read(key));
  const [errors, setErrors] = useState<Readonly<Record<string, Error>>>({});
  const [busy, setBusy] = useState(false);
  const put = (next: (now: Drafts) => Drafts) =>
    setDrafts((now) => {
      const drafts = next(now);
      localStorage.setItem(key, JSON.stringify(drafts));
      return drafts;
    });
  const filled = (line: JudgedLine): Filled => drafts[lineKey(line)] ?? filledOf(line);
  const change = (line: JudgedLine, next: Filled) => put((now) => ({ ...now, [lineKey(line)]: next }));
  const save = async (lines: readonly JudgedLine[]): Promise<void> => {
    setBusy(true);
    for (const line of lines) {
      const name = lineKey(line);
      try {
        await send(campaign, line, filled(line));
        put((now) => without(now, name));
        setErrors((now) => without(now, name));
      } catch (error) {
        setErrors((now) => ({ ...now, [name]: error as Error }));
      }
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ['campaign', campaign] });
  };
  const fill = (lines: readonly JudgedLine[], columns: readonly Column[]) => {
    const [first, ...rest] = lines;
    if (first === undefined) return;
    const from = filled(first);
    for (const line of rest) change(line, filledDown(filled(line), from, columns));
  };
  const isChanged = (line: JudgedLine): boolean => Object.hasOwn(drafts, lineKey(line));
  return { filled, change, save, fill, isChanged, errors, busy };
}

const filledDown = (to: Filled, from: Filled, columns: readonly Column[]): Filled => ({
  cells: {
    ...to.cells,
    ...Object.fromEntries(columns.map(({ name }) => [name, to.cells[name] ?? from.cells[name] ?? null])),
  },
  reason: to.reason === '' ? from.reason : to.reason,
});

const without = <T>(all: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).filter(([each]) => each !== name));

const send = (campaign: string, line: JudgedLine, { cells, reason }: Filled) => {
  const { indicator, dataset, unit, lead, judgement } = line;
  return ask(`/campaigns/${campaign}/judgements`, {
    method: 'PUT',
    body: { indicator, dataset, unit, lead, cells, reason },
    revision: judgement?.revision ?? 0,
  });
};

function read(key: string): Drafts {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Drafts;
  } catch {
    return {};
  }
}
