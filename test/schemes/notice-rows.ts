/** A leaf row of the notice's two tables, as read from its plain text. */
export interface NoticeRow {
  readonly no: number | null;
  /** Names from the first level down to the leaf. */
  readonly path: readonly string[];
  /** Full points of each level of `path`. */
  readonly points: readonly number[];
  /** Empty where the notice leaves the cell blank. */
  readonly leads: readonly string[];
}

/**
 * A small reading of the notice that shares nothing with the product: cells are split at `|`, merged cells are
 * filled from the row above, and the breaks that line wrapping left inside names are dropped.
 */
export function readNoticeRows(text: string, table: '表一' | '表二'): NoticeRow[] {
  const levels = table === '表一' ? 2 : 3;
  const open: { name: string; points: number }[] = [];
  return rowsOf(text, table).map((cells) => {
    const no = /^\d+$/.test(cells[0] ?? '') ? Number(cells.shift()) : null;
    const named = leadingNames(cells);
    open.splice(levels - named.length, named.length, ...named);
    return {
      no,
      path: open.map((each) => each.name),
      points: open.map((each) => each.points),
      leads: (cells[named.length + 1] ?? '').split(/[ 、]/).filter((lead) => lead !== ''),
    };
  });
}

function rowsOf(text: string, table: '表一' | '表二'): string[][] {
  const start = text.indexOf(`${table} 2020年`);
  const next = table === '表一' ? text.indexOf('表二 2020年') : text.length;
  const lines = text.slice(start, next).replaceAll('\n|', ' |').split('\n');
  const tableLines = lines.filter((line) => line.includes(' | ') && !line.startsWith('序号'));
  return tableLines.map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .filter((cell) => cell !== ''),
  );
}

function leadingNames(cells: readonly string[]): { name: string; points: number }[] {
  const all = cells.map((cell) => /^(.+?)\s*\((\d+)分?\)$/.exec(cell));
  const end = all.indexOf(null);
  return all.slice(0, end).map((match) => ({
    name: (match?.[1] ?? '').replaceAll(' ', ''),
    points: Number(match?.[2]),
  }));
}
