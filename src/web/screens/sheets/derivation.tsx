import type { Step } from '../../../core/explain/document.ts';
import { useLanguage } from '../../words/language.ts';
import { useSheetWords } from './words.ts';

/** The steps of a computation, the whole first and its parts below it. */
export function Derivation({ step }: { readonly step: Step }) {
  return (
    <ul className="why-steps">
      <StepLine step={step} />
    </ul>
  );
}

function StepLine({ step }: { readonly step: Step }) {
  const say = useSheetWords();
  const language = useLanguage();
  const words = step.words[language] === '' ? step.text : step.words[language];
  return (
    <li>
      <span title={step.text}>{words}</span>
      {' = '}
      <b className={step.state === 'known' ? undefined : 'why-missing'}>
        {step.value ?? say(step.state === 'missing' ? 'missing' : 'not-applicable')}
      </b>
      {step.parts.length === 0 ? null : (
        <ul>
          {step.parts.map((part, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a step have no names and never change places.
            <StepLine key={i} step={part} />
          ))}
        </ul>
      )}
    </li>
  );
}
