import stringWidth from 'string-width';

const widest = 100;
const indent = '  ';

/** A long text in lines of at most 100 cells, all indented, those after the first twice; broken after a mark or blank. */
export function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const part of text.match(/[^\s,;:。、\uff0c\uff1b\uff1a]*[\s,;:。、\uff0c\uff1b\uff1a]*/gu) ?? []) {
    const size = stringWidth(part);
    if (line !== '' && width + size > widest) {
      lines.push(line);
      [line, width] = ['', 0];
    }
    line += part;
    width += size;
  }
  return [...lines, line]
    .filter((each) => each.trim() !== '')
    .map((each, i) => `${i === 0 ? indent : indent + indent}${each.trimEnd()}`);
}
