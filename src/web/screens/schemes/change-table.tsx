import type { z } from 'zod';
import type { schemeChange } from '../../../api/schemas/scheme.ts';
import { type ListColumn, ListTable } from '../../kit/list-table.tsx';
import { useSchemeWords } from './words.ts';

type Change = z.infer<typeof schemeChange>;

/** What means something else than before, one line for each field. */
export function ChangeTable({ changes }: { readonly changes: readonly Change[] }) {
  const say = useSchemeWords();
  const columns: readonly ListColumn<Change>[] = [
    { head: say('what'), cell: ({ name, id }) => name || id },
    { head: say('change'), cell: ({ change }) => say(change) },
    { head: say('field'), cell: ({ field, subject }) => field ?? subject },
    { head: say('before'), cell: ({ from }) => <Value text={from} /> },
    { head: say('after'), cell: ({ to }) => <Value text={to} /> },
  ];
  const rows = changes.map((each, i) => ({ ...each, key: i }));
  return <ListTable label={say('changes')} columns={columns} rows={rows} keyOf={(each) => each.key} />;
}

const Value = ({ text }: { readonly text: string | null }) => (
  <span className="scheme-value">{text ?? '—'}</span>
);
