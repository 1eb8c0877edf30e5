import { Refusal } from '../api/client.ts';
import { Refused } from './refused.tsx';
import { useKitWords } from './words.ts';

/** A refusal, and below it every single thing that is wrong, row by row. */
export function Problems({ error }: { readonly error: Error }) {
  const problems = error instanceof Refusal ? (error.reply?.problems ?? []) : [];
  return (
    <>
      <Refused error={error} />
      {problems.length < 2 ? null : <ProblemList problems={problems} />}
    </>
  );
}

function ProblemList({
  problems,
}: {
  readonly problems: NonNullable<NonNullable<Refusal['reply']>['problems']>;
}) {
  const say = useKitWords();
  return (
    <ul>
      {problems.map(({ what, fix, at }) => (
        <li key={`${at?.line ?? ''} ${what}`}>
          {at?.line == null ? '' : `${say('row', { row: at.line })} `}
          {what}
          {fix}
        </li>
      ))}
    </ul>
  );
}
