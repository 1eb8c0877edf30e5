import type { z } from 'zod';
import type { resultReply } from '../../../api/schemas/result.ts';
import { Moment } from '../../kit/moment.tsx';
import { RankedTables } from '../../kit/ranked-tables.tsx';
import { useResultWords } from './words.ts';

/** The final result with what proves it. */
export function Final({ final }: { readonly final: NonNullable<z.infer<typeof resultReply>['final']> }) {
  const say = useResultWords();
  return (
    <>
      <section className="kit-panel">
        <dl className="kit-facts">
          <dt>{say('signedAt')}</dt>
          <dd>
            <Moment at={final.at} />
          </dd>
          <dt>{say('by')}</dt>
          <dd>{final.proposedBy}</dd>
          <dt>{say('confirmedBy')}</dt>
          <dd>{final.confirmedBy}</dd>
          <dt>{say('hash')}</dt>
          <dd className="result-hash">{final.resultHash}</dd>
          <dt>{say('scheme')}</dt>
          <dd className="result-hash">{final.schemeFingerprint}</dd>
          <dt>{say('signature')}</dt>
          <dd className="result-hash">{final.signature}</dd>
          <dt>{say('key')}</dt>
          <dd className="result-hash">{final.key}</dd>
        </dl>
      </section>
      <RankedTables tables={final.tables} />
    </>
  );
}
