import type { Paragraph } from '../../read/block.ts';
import type { BodyStatements } from '../draft.ts';
import { digitsOfPoints } from '../numerals.ts';
import { canonical, splitPoints } from '../points.ts';
import { narrow, tidy } from '../words.ts';
import { longestRead } from './heads.ts';

const pair =
  /([^\s,。;:、()\uff0c\uff1b\uff1a\uff08\uff09]{1,24}(?:[(\uff08][^()\uff08\uff09]{1,10}[)\uff09][^\s,。;:、()\uff0c\uff1b\uff1a\uff08\uff09]{0,12})?)[(\uff08]\s*(?:共|满分|计)?\s*(\d+(?:\.\d+)?)\s*(?:分|%)\s*[)\uff09]/g;

/** Totals and lists of parts with points that the body text states. */
export function readStatements(all: readonly Paragraph[]): BodyStatements {
  const paragraphs = all.map((each) => ({
    ...each,
    text: digitsOfPoints(each.text.slice(0, longestRead)),
  }));
  const totals: BodyStatements['totals'][number][] = [];
  const lists: BodyStatements['lists'][number][] = [];
  for (const { text, source } of paragraphs) {
    const plain = narrow(text).replace(/\s+/g, '');
    for (const match of plain.matchAll(totalPattern)) {
      const points = match[0].includes('百分制') ? '100' : canonical(match[1] ?? match[2] ?? '');
      if (points !== null) totals.push({ points, quote: quoteAround(plain, match.index), source });
    }
    for (const sentence of text.split(/(?<=[。;\uff1b])/)) {
      const items = [...sentence.matchAll(pair)].map((match) => ({
        name: cleanName(match[1] ?? ''),
        points: canonical(match[2] ?? '') ?? '0',
      }));
      if (items.length >= 2) lists.push({ quote: tidy(sentence), items, source });
    }
  }
  return { totals, lists };
}

const totalPattern =
  /(?:总分|满分|总分值|总计|合计|百分制|基准分|基础分|基本分|基本分总分)(?:值)?(?:为|是|按|共|:)?(\d{2,4}(?:\.\d+)?)分|按(\d{2,4})分(?:制|评价|计)|实行百分制/g;

const quoteAround = (text: string, at: number): string => {
  const start = Math.max(text.lastIndexOf('。', at), text.lastIndexOf(';', at)) + 1;
  return text.slice(start, start + 60);
};

/** The name of a part inside a sentence: what introduces the list goes. */
function cleanName(text: string): string {
  const name = text.replace(/^.*(?:设置|设有|分为|包括|包含|其中|设|由|分别为|即)(?=[^设]{2,}$)/, '');
  return splitPoints(tidy(name)).name;
}
