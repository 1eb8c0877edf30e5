import { type ListColumn, ListTable } from '../../kit/list-table.tsx';
import type { Dataset } from './dataset-data.ts';
import { useDataWords } from './words.ts';

type Column = Dataset['columns'][number];

/** What each column means, and what may stand in it. */
export function Columns({ dataset }: { readonly dataset: Dataset }) {
  const say = useDataWords();
  const columns: readonly ListColumn<Column>[] = [
    { head: say('column'), cell: ({ name }) => name },
    { head: say('kind'), cell: ({ type }) => say(type) },
    {
      head: say('unitOfMeasure'),
      cell: ({ quantity }) => (quantity === '' || quantity === '1' ? '—' : quantity),
    },
    { head: say('required'), cell: ({ optional }) => say(optional ? 'no' : 'yes') },
    { head: say('allowed'), cell: allowedIn },
    { head: say('meaning'), cell: ({ description }) => description },
  ];
  return (
    <div className="kit-panel">
      <p>{say('keyIs', { key: dataset.key.join('、') })}</p>
      <ListTable
        label={say('columns')}
        columns={columns}
        rows={dataset.columns}
        keyOf={(each) => each.name}
      />
    </div>
  );
}

function allowedIn({ choices, min, max }: Column): string {
  if (choices !== null) return choices.join('、');
  if (min === null && max === null) return '—';
  return `${min ?? ''} ～ ${max ?? ''}`;
}
