import type { Paragraph } from '../../read/block.ts';
import { tidy } from '../words.ts';
import { readAppliesTo } from './applies-to.ts';
import { readDate } from './date.ts';
import { readIssuer } from './issuer.ts';
import { readNumber } from './number.ts';
import { readTitle } from './title.ts';

export interface Heads {
  readonly title: string | null;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  readonly date: string | null;
  readonly appliesTo: readonly string[];
}

/** Patterns never see more of a paragraph. */
export const longestRead = 2_000;

/** Title, issuer, number, date and who is assessed, from the paragraphs around the tables. */
export function readHeads(paragraphs: readonly Paragraph[], captions: readonly string[]): Heads {
  const raw = paragraphs.map((each) => each.text.slice(0, longestRead));
  const texts = raw.map(tidy);
  return {
    title: readTitle(texts) ?? captions[0] ?? null,
    issuer: readIssuer(texts, raw),
    documentNumber: readNumber(texts),
    date: readDate(texts),
    appliesTo: readAppliesTo(
      texts,
      paragraphs.map((each) => each.depth !== undefined),
    ),
  };
}
