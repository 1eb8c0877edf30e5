import type { Action } from './send-batch.ts';
import { useDataWords } from './words.ts';

const actions = ['append', 'replace', 'retract'] as const satisfies readonly Action[];

/** What a batch does to what is there already. */
export function ActionChoice(props: {
  readonly chosen: Action;
  readonly onChoose: (action: Action) => void;
}) {
  const say = useDataWords();
  const { chosen, onChoose } = props;
  return (
    <fieldset className="kit-choices data-action">
      <legend>{say('action')}</legend>
      {actions.map((each) => (
        <label key={each}>
          <input type="radio" name="action" checked={each === chosen} onChange={() => onChoose(each)} />
          {say(each)}
        </label>
      ))}
    </fieldset>
  );
}
