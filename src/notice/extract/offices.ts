import { folded, tidy } from './words.ts';

const suffix =
  /(?:局|办|办公室|中心|委|委员会|院|法院|检察院|部|会|科|处|所|站|厅|室|队|支队|大队|总队|组|专班|公司|集团|银行|府|街道|镇|乡|团委|妇联|工会|工商联|科协|残联|文联|学校|大学|医院|馆|署|社|联社|司|网信|编办|单位|部门|政法|公安|各乡镇|科室|股|联合会|党校|纪委|监委|专家|秘书处|指挥部|园区|管委会|监察|消防|气象|税务)$/;

/** Whether a text reads as one office: 市大数据中心, 市委办(档案局), 县府办. */
export function isOffice(text: string): boolean {
  const plain = folded(text);
  if (plain.length < 2 || plain.length > 24 || /[\d。;:%=]/.test(plain)) return false;
  return suffix.test(plain) || suffix.test(plain.replace(/\([^()]*\)$/, ''));
}

/** Whether a text reads as a list of offices. */
export function areOffices(text: string): boolean {
  const { leads, cooperating } = readOffices(text);
  return leads.length > 0 && [...leads, ...cooperating].every(isOffice);
}

export interface Offices {
  readonly leads: readonly string[];
  readonly cooperating: readonly string[];
}

const leadMark =
  /^(?:[(\uff08]?牵头(?:考核)?(?:单位|部门|[科处股]室)?[)\uff09]?|主办(?:单位)?|(?:责任|考核|考评|评价|评估|评分|测评)(?:单位|部门|[科处股]室))[:\uff1a\s]*/;
const helpMark = /(?:配合|协助|协办|参与|协同)(?:考核)?(?:单位|部门)?[:\uff1a]\s*/;

/** Splits a cell of offices; within it 牵头 and 配合 may be told apart by words. */
export function readOffices(text: string): Offices {
  const plain = text.trim();
  if (plain === '' || plain.length > 1_000 || /^[-—–/\\无]$/.test(folded(plain)))
    return { leads: [], cooperating: [] };
  const halves = plain.split(helpMark);
  if (halves.length > 1) {
    const [first = '', ...rest] = halves;
    return { leads: splitOffices(first.replace(leadMark, '')), cooperating: rest.flatMap(splitOffices) };
  }
  const each = splitOffices(plain.replace(leadMark, ''));
  const named = each.map((office) =>
    /^(.*?)[(\uff08]?(牵头|主办|配合|协助|(?<!政)协办)[)\uff09]?$/.exec(office),
  );
  if (named.every((match) => match === null)) return { leads: each, cooperating: [] };
  // Beside an office that is said to lead, those of which nothing is said help.
  const others = named.some((match) => /牵头|主办/.test(match?.[2] ?? '')) ? '配合' : '牵头';
  const officesOf = (wanted: RegExp): string[] =>
    each.flatMap((office, i) => {
      const [, name = office, word = others] = named[i] ?? [];
      return wanted.test(word) ? [name.trim()] : [];
    });
  return { leads: officesOf(/牵头|主办/), cooperating: officesOf(/配合|协助|协办/) };
}

/** Cuts at 、,;/ and line ends; at a space only where both sides are offices, so that a broken name stays whole. */
function splitOffices(text: string): string[] {
  const parts = cutOutsideBrackets(text, /[、,;/\uff0c\uff1b\uff0f]/);
  return parts.flatMap((part) => joinBroken(part.split(/\s+/))).filter((each) => each !== '');
}

/** The end of an office's name, never one by itself. */
const bare = /^(?:办公室|办|中心|局|委员会|委|部|处|科|室|院|会|站|所)$/;

function joinBroken(pieces: readonly string[]): string[] {
  const offices: string[] = [];
  let open = '';
  for (const piece of pieces) {
    const last = offices.length - 1;
    if (open === '' && last >= 0 && bare.test(piece)) {
      offices[last] += piece;
      continue;
    }
    open += piece;
    if (!isOffice(open)) continue;
    offices.push(tidy(open));
    open = '';
  }
  const last = offices.at(-1);
  if (open !== '' && last !== undefined && /^[(\uff08]/.test(open))
    offices[offices.length - 1] = last + tidy(open);
  else if (open !== '') offices.push(tidy(open));
  return offices;
}

/** Cuts a text at signs that stand outside brackets. */
export function cutOutsideBrackets(text: string, at: RegExp): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (/[(\uff08]/.test(letter)) depth++;
    if (/[)\uff09]/.test(letter)) depth = Math.max(0, depth - 1);
    if (depth === 0 && at.test(letter)) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}
