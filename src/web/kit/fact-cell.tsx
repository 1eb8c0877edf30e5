import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { z } from 'zod';
import type { datasetList } from '../../api/schemas/dataset.ts';
import { useKitWords } from './words.ts';

export type Column = z.infer<typeof datasetList>['items'][number]['columns'][number];

/** One cell, by the type of its column. What is pasted, and moving on by Enter, is the grid's affair. */
export function FactCell(props: {
  readonly column: Column;
  readonly label: string;
  readonly value: string | null;
  readonly place: string;
  readonly onChange: (value: string | null) => void;
  readonly onPaste?: (event: ClipboardEvent) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}) {
  const say = useKitWords();
  const { column, label, value, place, onChange, onPaste, onKeyDown } = props;
  const shared = { 'aria-label': label, 'data-cell': place, value: value ?? '', onPaste, onKeyDown };
  const changed = (event: { readonly target: { readonly value: string } }) =>
    onChange(event.target.value === '' ? null : event.target.value);
  const choices = column.type === 'truth' ? ['是', '否'] : column.choices;
  const odd = choices !== null && value !== null && !choices.includes(value);
  if (choices !== null && !odd)
    return (
      <select {...shared} onChange={changed}>
        <option value="">{say('choose')}</option>
        {choices.map((each) => (
          <option key={each} value={each}>
            {each === '是' ? say('yes') : each === '否' ? say('no') : each}
          </option>
        ))}
      </select>
    );
  const isNumber = column.type === 'integer' || column.type === 'number';
  return (
    <input
      {...shared}
      className={isNumber ? 'number' : undefined}
      inputMode={isNumber ? 'decimal' : undefined}
      placeholder={column.type === 'date' ? 'YYYY-MM-DD' : undefined}
      onChange={changed}
    />
  );
}
