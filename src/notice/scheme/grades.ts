import { narrow } from '../extract/words.ts';
import { number, trimmed } from '../suggest/suggestion.ts';

/** A grade and the total it begins at, inclusive. */
export interface Grade {
  readonly name: string;
  readonly from: string;
}

const name =
  '(基本合格|基本称职|基本达标|不合格|不称职|不达标|优秀|良好|较好|合格|称职|达标|一般|较差|先进|优|良|中|好|差|[一二三四]等|[A-E]级?)';
/** 90分以上为优秀: the words of a grade run from the grade before it. */
const said = new RegExp(`([^。;]*?)(?:为|评为|定为|是|:)[“"‘]?${name}(?![\\u4e00-\\u9fff]*率)`, 'g');
/** 优秀(90分以上). */
const bracketed = new RegExp(`${name}(?:等次|等级)?\\(([^()]{2,20})\\)`, 'g');
const lower = new RegExp(`${number}分?(?:\\([^()]{0,8}\\))?(?:(?:及其?)?以上|-|~|至|到|—|–)`, 'g');
const upper = new RegExp(`(?:不足|低于|未满|不满)${number}|${number}分?(?:\\([^()]{0,8}\\))?以下`);

/** The grades a notice states with their totals, best first; none unless they form one scale without gaps. */
export function gradesIn(texts: readonly string[]): readonly Grade[] {
  for (const text of texts) {
    const grades = scaleIn(narrow(text).replace(/\s/g, ''));
    if (grades.length > 0) return grades;
  }
  return [];
}

function scaleIn(plain: string): readonly Grade[] {
  if (plain.length > 2_000 || !/以上/.test(plain)) return [];
  const inWords = [...plain.matchAll(said)].map((match) => bandOf(match[2] ?? '', match[1] ?? ''));
  const inBrackets = [...plain.matchAll(bracketed)].map((match) => bandOf(match[1] ?? '', match[2] ?? ''));
  const bands = [inWords, inBrackets].map((all) => all.filter((each) => each !== null)).find(isScale);
  return (bands ?? []).map((each) => ({ name: each.name, from: each.from }));
}

interface Band extends Grade {
  /** Of the lowest grade: what it ends below. */
  readonly below: string | null;
}

function bandOf(called: string, words: string): Band | null {
  const from = [...words.matchAll(lower)].at(-1)?.[1];
  if (from !== undefined) return { name: called, from: trimmed(from), below: null };
  const end = upper.exec(words);
  const below = end?.[1] ?? end?.[2];
  return below === undefined ? null : { name: called, from: '0', below: trimmed(below) };
}

function isScale(bands: readonly Band[]): boolean {
  const [last, above] = [bands.at(-1), bands.at(-2)];
  const falling = bands.every(({ from }, i) => i === 0 || Number(from) < Number(bands[i - 1]?.from));
  return (
    falling &&
    last?.below !== undefined &&
    last.below === above?.from &&
    new Set(bands.map((each) => each.name)).size === bands.length
  );
}
