/** One record of a CSV text and the line it begins on. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The records of a CSV text, or the line of a quote that is never closed or not followed by a comma. */
export type CsvText =
  | { readonly ok: true; readonly records: readonly CsvRecord[] }
  | { readonly ok: false; readonly line: number };

/** Reads comma-separated text (RFC 4180: quotes, doubled quotes, line breaks inside quotes). Blank lines are skipped. */
export function readCsv(source: string): CsvText {
  const text = source.replace(/^\ufeff/, '');
  const records: CsvRecord[] = [];
  let [offset, line] = [0, 1];
  let [cells, first]: [string[], number] = [[], 1];
  while (offset < text.length) {
    const cell = text[offset] === '"' ? quotedCell(text, offset) : bareCell(text, offset);
    if (cell === null) return { ok: false, line };
    cells.push(cell.value);
    line += cell.breaks;
    offset = cell.end;
    if (text[offset] === ',') {
      offset += 1;
      if (offset < text.length) continue;
      cells.push('');
    }
    if (cells.length > 1 || cells[0] !== '') records.push({ line: first, cells });
    offset += text.startsWith('\r\n', offset) ? 2 : 1;
    line += 1;
    [cells, first] = [[], line];
  }
  return { ok: true, records };
}

interface CellText {
  readonly value: string;
  readonly end: number;
  readonly breaks: number;
}

function bareCell(text: string, start: number): CellText {
  let end = start;
  while (end < text.length && !',\r\n'.includes(text.charAt(end))) end += 1;
  return { value: text.slice(start, end), end, breaks: 0 };
}

function quotedCell(text: string, start: number): CellText | null {
  let end = start + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end < 0) return null;
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  const next = text[end + 1];
  if (next !== undefined && !',\r\n'.includes(next)) return null;
  const inside = text.slice(start + 1, end);
  return { value: inside.replaceAll('""', '"'), end: end + 1, breaks: inside.split('\n').length - 1 };
}
