import { useState } from 'react';
import type { Row } from '../../kit/paste.ts';

/** Rows that survive closing the page, under `name`; one blank row where there are none. */
export function useKeptRows(name: string): readonly [readonly Row[], (rows: readonly Row[]) => void] {
  const key = `zhunsheng.draft.data.${name}`;
  const [rows, setRows] = useState<readonly Row[]>(() => {
    const kept = localStorage.getItem(key);
    return kept === null ? [{}] : (JSON.parse(kept) as readonly Row[]);
  });
  return [
    rows,
    (next) => {
      setRows(next);
      const blank = next.every((row) => Object.keys(row).length === 0);
      if (blank) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(next));
    },
  ];
}
