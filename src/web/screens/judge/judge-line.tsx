import { Button } from 'antd';
import { type Column, FactCell } from '../../kit/fact-cell.tsx';
import { Refused } from '../../kit/refused.tsx';
import type { Filled, JudgedLine } from './judge-data.ts';
import { useJudgeWords } from './words.ts';

/** One thing of one unit to judge. */
export function JudgeLine(props: {
  readonly line: JudgedLine;
  readonly columns: readonly Column[];
  readonly filled: Filled;
  readonly changed: boolean;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly onChange: (filled: Filled) => void;
  readonly onSave: () => void;
}) {
  const say = useJudgeWords();
  const { line, columns, filled, changed, error, busy, onChange, onSave } = props;
  const { unitName, item, lead, judgement } = line;
  const about = Object.values(item ?? {}).join(' ');
  return (
    <tr className={judgement === null ? undefined : 'done'}>
      <th scope="row">
        {unitName}
        {about === '' ? null : <small> {about}</small>}
      </th>
      {columns.map((column) => (
        <td key={column.name}>
          <FactCell
            column={column}
            label={`${unitName} ${column.name}`}
            value={filled.cells[column.name] ?? null}
            place=""
            onChange={(value) => onChange({ ...filled, cells: { ...filled.cells, [column.name]: value } })}
          />
        </td>
      ))}
      <td>
        <textarea
          rows={1}
          maxLength={2000}
          aria-label={`${unitName} ${say('reason')}`}
          value={filled.reason}
          onChange={(event) => onChange({ ...filled, reason: event.target.value })}
        />
        {error === null ? null : <Refused error={error} />}
      </td>
      <td className="judge-state">
        {lead === null ? (
          say('needsSubstitute')
        ) : changed ? (
          <Button size="small" disabled={busy} onClick={onSave}>
            {say('save')}
          </Button>
        ) : (
          say(judgement === null ? 'missing' : 'judged')
        )}
      </td>
    </tr>
  );
}
