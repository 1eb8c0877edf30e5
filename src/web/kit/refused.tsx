import './kit.css';
import { Button } from 'antd';
import { Refusal } from '../api/client.ts';
import { useKitWords } from './words.ts';

/** Why something is not shown or not done, and what to do about it. */
export function Refused({ error, again }: { readonly error: Error; readonly again?: () => void }) {
  const say = useKitWords();
  const { what, fix } = sentencesOf(error, say);
  return (
    <div className="kit-refused" role="alert">
      <strong>{what}</strong>
      <p>{fix}</p>
      {again === undefined ? null : <Button onClick={again}>{say('again')}</Button>}
    </div>
  );
}

/** The two sentences of a refusal, for a message beside a field as well. */
export function sentencesOf(
  error: Error,
  say: ReturnType<typeof useKitWords>,
): { readonly what: string; readonly fix: string } {
  if (!(error instanceof Refusal)) return { what: say('broken'), fix: say('brokenFix') };
  if (error.status === 0) return { what: say('offline'), fix: say('offlineFix') };
  const { reply } = error;
  return reply === null
    ? { what: say('broken'), fix: say('brokenFix') }
    : { what: reply.title, fix: reply.detail };
}
