import { Input } from 'antd';
import { useState } from 'react';
import type { Dataset } from './dataset-data.ts';
import { useDataWords } from './words.ts';

export type Mapping = Readonly<Record<string, string>>;

/** Which column of the dataset each header of the file stands for. `unknown`: headers no column is called. */
export function MappingForm(props: {
  readonly dataset: Dataset;
  readonly unknown: readonly string[];
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}) {
  const say = useDataWords();
  const [header, setHeader] = useState('');
  const { dataset, unknown, mapping, onChange } = props;
  const headers = [...new Set([...unknown, ...Object.keys(mapping)])];
  const choose = (each: string, column: string) => {
    const rest = Object.entries(mapping).filter(([name]) => name !== each);
    onChange(Object.fromEntries(column === '' ? rest : [...rest, [each, column]]));
  };
  return (
    <fieldset className="data-mapping">
      <legend>{say('mapping')}</legend>
      <small>{say('mappingHint')}</small>
      {headers.map((each) => (
        <ColumnChoice
          key={each}
          label={each}
          dataset={dataset}
          chosen={mapping[each] ?? ''}
          onChoose={(to) => choose(each, to)}
        />
      ))}
      <div className="kit-line">
        <label>
          {say('otherHeader')}
          <Input value={header} maxLength={200} onChange={(event) => setHeader(event.target.value.trim())} />
        </label>
        <ColumnChoice
          label={say('column')}
          dataset={dataset}
          chosen=""
          disabled={header === ''}
          onChoose={(to) => {
            choose(header, to);
            setHeader('');
          }}
        />
      </div>
    </fieldset>
  );
}

function ColumnChoice(props: {
  readonly label: string;
  readonly dataset: Dataset;
  readonly chosen: string;
  readonly disabled?: boolean;
  readonly onChoose: (column: string) => void;
}) {
  const say = useDataWords();
  const { label, dataset, chosen, disabled = false, onChoose } = props;
  return (
    <label className="data-mapping-line">
      <span>{label}</span>
      <select
        className="kit-select"
        value={chosen}
        disabled={disabled}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">{say('ignore')}</option>
        {dataset.columns.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}
