import { isOffice } from '../offices.ts';
import { folded, tidy } from '../words.ts';
import { wholeDate } from './date.ts';

/** 制定单位:某市卫生健康委员会 */
const labelledOffice = (texts: readonly string[]): string | null =>
  texts
    .map((text) => /^(?:制定|发文|发布|印发|主办)(?:单位|机关|部门)[:\uff1a]\s*(.{2,30})$/.exec(text)?.[1])
    .find((each) => each !== undefined) ?? null;

const officeEnd = /(政府|办公室|领导小组|委员会|局|厅|部|院|委|办|中心|小组|指挥部|专班|联席会议)$/;

const signs = (text: string): boolean =>
  (officeEnd.test(folded(text)) || isOffice(text)) &&
  folded(text).length <= 40 &&
  !/[,。;:]|^(附件|附|抄送)|^各/.test(folded(text));

/** Offices set apart by gaps: 甲局 乙局. A name that typesetting spaced out stays one. */
function severalOffices(text: string): string {
  const parts = text.trim().split(/\s+/);
  return parts.every((part) => part.length > 3 && isOffice(part)) ? parts.join('、') : tidy(text);
}

/**
 * Who issued it: behind a label, or the offices that sign above the date, or those that head the title, or the first
 * line that is an office. `raw` are the texts with their gaps.
 */
export function readIssuer(texts: readonly string[], raw: readonly string[]): string | null {
  return labelledOffice(texts) ?? signature(texts, raw) ?? heading(texts, raw);
}

function signature(texts: readonly string[], raw: readonly string[]): string | null {
  const dateAt = texts.findIndex((text) => wholeDate(text) !== null);
  for (let at = dateAt - 1; at >= Math.max(0, dateAt - 2); at--) {
    if (!signs(texts[at] ?? '')) continue;
    const above = texts.slice(Math.max(0, at - 4), at);
    const from = at - above.length + above.findLastIndex((each) => !signs(each)) + 1;
    return raw
      .slice(from, at + 1)
      .map(severalOffices)
      .join('、');
  }
  return null;
}

function heading(texts: readonly string[], raw: readonly string[]): string | null {
  const head = texts
    .slice(0, 12)
    .find((text) => /^.{2,30}(?:关于印发|关于下发|关于开展|关于做好)/.test(text));
  const named = /^(.{2,30}?)(?:关于印发|关于下发|关于开展|关于做好)/.exec(head ?? '')?.[1];
  if (named !== undefined) return severalOffices(named);
  const alone = texts
    .slice(0, 6)
    .findIndex(
      (text) => officeEnd.test(folded(text)) && folded(text).length <= 30 && !/[,。;:]/.test(folded(text)),
    );
  return alone < 0 ? null : severalOffices(raw[alone] ?? '');
}
