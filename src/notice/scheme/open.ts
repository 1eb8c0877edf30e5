import type { DraftIndicator } from '../extract/draft.ts';
import type { Question } from '../ledger/question.ts';
import type { Suggestion } from '../suggest/suggestion.ts';
import { changesFor } from './changes.ts';
import { takenFor } from './taken.ts';

/** An assumption as its file has it. */
export interface OpenAssumption {
  readonly id: string;
  readonly notice: string;
  readonly unclear: string;
  readonly taken: string;
  readonly choices: readonly string[];
  /** The choice that the draft follows; null for none of them. */
  readonly follows: string | null;
  /** What choosing does to formulas, where choosing is enough. */
  readonly changes?: readonly {
    readonly choice: string;
    readonly indicator: string;
    readonly formula: string;
  }[];
  readonly ruled_by: string;
}

/** The indicator that a question is about: its ids in the scheme, and the rule read from its words. */
export interface About {
  readonly indicators: readonly string[];
  readonly found: Suggestion | null;
  /** No other question is about it: two answers could not both rewrite its formula. */
  readonly alone: boolean;
}

/** A question about the notice as an assumption without a ruling. */
export function fromQuestion(question: Question, about: About | null, issuer: string): OpenAssumption {
  const { id, where, quote, message } = question;
  const found = about?.found ?? null;
  const { taken, follows } = takenFor(question, found);
  const choices = question.choices.map(({ text, effect }) => `${text}；${effect}`);
  return {
    id,
    notice: quote === '' ? (where.name ?? message) : quote,
    unclear: message,
    taken,
    choices,
    follows: follows === null ? null : (choices[follows] ?? null),
    ...changesOf(question, about, choices),
    ruled_by: issuer,
  };
}

function changesOf(
  question: Question,
  about: About | null,
  choices: readonly string[],
): Pick<OpenAssumption, 'changes'> {
  if (about === null || about.found === null || !about.alone) return {};
  const changes = changesFor(question, about.found).flatMap(({ choice, formula }) =>
    about.indicators.map((indicator) => ({ choice: choices[choice] ?? '', indicator, formula })),
  );
  return changes.length === 0 ? {} : { changes };
}

const judging = '由牵头考核单位按所写标准评判；得分取决于评判';

/** A rule that the text states and no formula was made of. */
export const unread = (id: string, indicator: DraftIndicator, issuer: string): OpenAssumption => ({
  id,
  notice: indicator.description,
  unclear: `“${indicator.name}”写有计分标准，但没有能读成公式。`,
  taken: '暂由牵头考核单位按所写标准评判。',
  choices: [judging, '按所写标准录入公式；按数据计算得分'],
  follows: judging,
  ruled_by: issuer,
});

/** A veto that the draft could not make part of the table. */
export const leftOut = (
  id: string,
  { indicator, why }: { readonly indicator: DraftIndicator; readonly why: string },
  issuer: string,
): OpenAssumption => ({
  id,
  notice: indicator.description,
  unclear: `“${indicator.name}”写有否决，${why}。`,
  taken: '暂不列入方案，由考核单位另行处理。',
  choices: ['改写为限定最高等次、从总分中扣分或总分计零分；按改写后的处理', '不列入方案；由考核单位另行处理'],
  follows: '不列入方案；由考核单位另行处理',
  ruled_by: issuer,
});

/** Grades that a veto speaks of and no text gives totals for. */
export const gradesUnknown = (id: string, caption: string, issuer: string): OpenAssumption => ({
  id,
  notice: caption,
  unclear: '否决事项写到等次，办法没有写明各等次的分数线。',
  taken: '暂不按得分评定等次，只标出被否决的单位。',
  choices: ['补充各等次的分数线；按得分评定等次', '不评等次，只标出被否决的单位；总分不受影响'],
  follows: '不评等次，只标出被否决的单位；总分不受影响',
  ruled_by: issuer,
});

/** 按平均分计, which a scheme has no rule for yet. */
export const averaged = (id: string, indicator: DraftIndicator, issuer: string): OpenAssumption => ({
  id,
  notice: indicator.description,
  unclear: `“${indicator.name}”写明不适用的单位按平均分计，没有写明是哪些单位的平均分。`,
  taken: '暂按其余指标的得分率折算。',
  choices: [
    '按其余指标的得分率折算；各单位自己的其他得分决定',
    '按同组其他单位该项的平均分计；每次由考核单位算出后录入',
  ],
  follows: '按其余指标的得分率折算；各单位自己的其他得分决定',
  ruled_by: issuer,
});
