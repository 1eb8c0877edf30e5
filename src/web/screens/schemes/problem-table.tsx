import type { z } from 'zod';
import type { problemShown } from '../../../api/schemas/scheme.ts';
import { type ListColumn, ListTable } from '../../kit/list-table.tsx';
import { useSchemeWords } from './words.ts';

type Shown = z.infer<typeof problemShown>;

/** Problems with their place in the files of a version. */
export function ProblemTable({
  label,
  problems,
}: {
  readonly label: string;
  readonly problems: readonly Shown[];
}) {
  const say = useSchemeWords();
  const columns: readonly ListColumn<Shown>[] = [
    { head: say('severity'), cell: ({ severity }) => say(severity === 'error' ? 'error' : 'warning') },
    { head: say('place'), cell: placeOf },
    { head: say('wrong'), cell: ({ what }) => what },
    { head: say('fix'), cell: ({ fix }) => fix },
  ];
  const keyed = problems.map((each, i) => ({ ...each, key: i }));
  return <ListTable label={label} columns={columns} rows={keyed} keyOf={(each) => each.key} />;
}

const placeOf = ({ file, line }: Shown): string =>
  file === null ? '—' : line === null ? file : `${file}:${line}`;
