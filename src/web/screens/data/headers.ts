/** Headers of the first line of a text file; null where they cannot be told (a workbook, or a file without a first line). */
export async function headersOf(file: File): Promise<readonly string[] | null> {
  const separator = /\.csv$/i.test(file.name) ? ',' : /\.tsv$/i.test(file.name) ? '\t' : null;
  if (separator === null) return null;
  const start = (await file.slice(0, 65_536).text()).replace(/^\ufeff/, '');
  const line = start.split(/\r?\n/, 1)[0] ?? '';
  const cells = cellsOf(line, separator);
  return cells.some((each) => each !== '') ? cells : null;
}

/** The cells of one line; quotation marks keep separators inside a cell. */
export function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell.trim()];
}
