import { Button, Progress } from 'antd';
import { Problems } from '../../kit/problems.tsx';
import { Rejects } from './rejects.tsx';
import type { useSend } from './use-send.ts';
import { useDataWords } from './words.ts';

/** How far a batch is, and what became of it. */
export function Sent(props: ReturnType<typeof useSend> & { readonly campaign: string }) {
  const say = useDataWords();
  const { sending, part, cancel, campaign } = props;
  const { data, error } = sending;
  if (sending.isPending)
    return (
      <div className="data-sending" role="status">
        <Progress percent={Math.round(part * 100)} aria-label={say('sending')} />
        <span>{say(part < 1 ? 'sending' : 'reading')}</span>
        <Button onClick={cancel}>{say('cancel')}</Button>
      </div>
    );
  if (error !== null)
    return error.name === 'AbortError' ? <p role="status">{say('cancelled')}</p> : <Problems error={error} />;
  if (data === undefined) return null;
  const { sequence, rows, rejects } = { ...data, sequence: data.batch.sequence };
  const word = !data.recorded ? 'same' : rejects > 0 ? 'partly' : 'taken';
  return (
    <div className="data-sent" role="status">
      <strong>{say(word, { sequence, rows, rejects })}</strong>
      {rejects > 0 ? <Rejects campaign={campaign} sequence={sequence} /> : null}
    </div>
  );
}
