import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ask, Refusal } from '../../api/client.ts';
import type { EvidenceFile } from '../../kit/evidence.tsx';
import type { Row } from '../../kit/paste.ts';
import type { Submission } from './report-data.ts';

export interface Content {
  readonly rows: readonly Row[];
  readonly note: string;
  readonly evidence: readonly EvidenceFile[];
}

/** What is kept on this computer, and on which revision it rests. */
interface Kept {
  readonly content: Content;
  readonly revision: number | null;
}

interface Place {
  readonly campaign: string;
  readonly dataset: string;
  readonly unit: string;
}

const pause = 1500;

/** What a person fills in: kept on this computer at once, and as a draft on the server a moment later. */
export function useDraft(place: Place, begun: Submission | null, onBegun: (id: string) => void) {
  const key = `zhunsheng.draft.report.${place.campaign}.${place.dataset}.${place.unit}`;
  const queries = useQueryClient();
  const [saved, setSaved] = useState<Submission | null>(begun);
  const [kept] = useState(() => read(key));
  const [content, setContent] = useState<Content>(kept?.content ?? contentOf(begun));
  const [dirty, setDirty] = useState(kept !== null);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  // What was kept here may rest on something older than what stands on the server now.
  const isStale = kept !== null && begun !== null && kept.revision !== begun.revision;
  const [theirs, setTheirs] = useState<Submission | null>(isStale ? begun : null);
  const latest = useRef(content);

  const change = (next: (now: Content) => Content) => {
    latest.current = next(latest.current);
    setContent(latest.current);
    setDirty(true);
    keep(saved);
  };
  const keep = (rests: Submission | null) => {
    const kept: Kept = { content: latest.current, revision: rests?.revision ?? null };
    localStorage.setItem(key, JSON.stringify(kept));
  };
  const adopt = (next: Submission) => {
    setSaved(next);
    setTheirs(null);
    if (saved === null) onBegun(next.id);
    queries.setQueryData(['campaign', place.campaign, 'submission', next.id], next);
    void queries.invalidateQueries({ queryKey: ['campaign', place.campaign, 'reportables'] });
  };
  const save = async (over: Submission | null = saved): Promise<Submission | null> => {
    const sent = latest.current;
    setSaving(true);
    setError(null);
    try {
      const next = await send(place, over, sent);
      adopt(next);
      if (latest.current === sent) {
        setDirty(false);
        localStorage.removeItem(key);
      } else keep(next);
      return next;
    } catch (caught) {
      const refusal = caught as Error;
      if (refusal instanceof Refusal && refusal.status === 409 && refusal.reply?.current !== undefined)
        setTheirs(refusal.reply.current as Submission);
      else setError(refusal);
      return null;
    } finally {
      setSaving(false);
    }
  };
  const take = (next: Submission) => {
    latest.current = contentOf(next);
    setContent(latest.current);
    setDirty(false);
    localStorage.removeItem(key);
    adopt(next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: saved anew after each change, not after each saving
  useEffect(() => {
    if (!dirty || saving || theirs !== null) return;
    const timer = setTimeout(() => void save(), pause);
    return () => clearTimeout(timer);
  }, [content, dirty, theirs]);
  return { content, change, dirty, saving, saved, error, theirs, save, take };
}

const send = (
  place: Place,
  over: Submission | null,
  { rows, note, evidence }: Content,
): Promise<Submission> => {
  const body = { rows, note, evidence: evidence.map((each) => each.sha256) };
  if (over !== null) return ask(`/submissions/${over.id}`, { method: 'PUT', body, revision: over.revision });
  const { campaign, dataset, unit } = place;
  return ask(`/campaigns/${campaign}/submissions`, { method: 'POST', body: { dataset, unit, ...body } });
};

export const contentOf = (submission: Submission | null): Content =>
  submission === null
    ? { rows: [], note: '', evidence: [] }
    : { rows: submission.rows, note: submission.note, evidence: submission.evidence };

function read(key: string): Kept | null {
  const text = localStorage.getItem(key);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return null;
  }
}
