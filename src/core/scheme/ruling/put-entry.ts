import { isCollection, isPair, isScalar, type Node, type Pair, stringify, type YAMLMap } from 'yaml';

type Entry = Pair<Node, Node | null>;

/** The YAML text with a value under a key of one of its mappings, in place of the one there; the rest stays as written. */
export function putEntry(text: string, map: YAMLMap<Node, Node | null>, key: string, value: unknown): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = entryLines({ [key]: value }, map.flow === true);
  const snippet = lines.join(eol + ' '.repeat(columnOf(text, map)));
  const found = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (found !== undefined) return replaceEntry(text, found, snippet, eol);
  const end = endOfEntry(map.items.at(-1));
  if (map.flow === true) return spliced(text, end, end, `, ${snippet}`);
  const indented = ' '.repeat(columnOf(text, map)) + snippet;
  // A block of text takes its last line break with it.
  if (text[end - 1] === '\n') return spliced(text, end, end, indented + eol);
  const lineEnd = endOfLine(text, end);
  return spliced(text, lineEnd, lineEnd, eol + indented);
}

function entryLines(entry: object, flow: boolean): readonly string[] {
  const style = flow ? ({ collectionStyle: 'flow' } as const) : {};
  const printed = stringify(entry, { ...style, lineWidth: 0, blockQuote: false }).trimEnd();
  return flow ? [printed.replace(/^\{\s*/, '').replace(/\s*\}$/, '')] : printed.split('\n');
}

function replaceEntry(text: string, found: Entry, snippet: string, eol: string): string {
  const from = found.key.range?.[0] ?? 0;
  const blank = found.value === null || found.value.range?.[0] === found.value.range?.[1];
  // A blank value stands behind the remark on its line, which is to stay.
  const to = blank ? text.indexOf(':', found.key.range?.[1]) + 1 : endOfEntry(found);
  return spliced(text, from, to, text[to - 1] === '\n' ? snippet + eol : snippet);
}

const spliced = (text: string, from: number, to: number, middle: string): string =>
  text.slice(0, from) + middle + text.slice(to);

function columnOf(text: string, { range }: YAMLMap): number {
  const start = range?.[0] ?? 0;
  return start - (text.lastIndexOf('\n', start - 1) + 1);
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** Behind the last character of the entry itself: comments and blank lines after it are not its own. */
function endOfEntry(entry: Entry | undefined): number {
  return entry === undefined ? 0 : endOfNode(entry.value ?? entry.key);
}

function endOfNode(node: unknown): number {
  if (isPair<Node, Node | null>(node)) return endOfEntry(node);
  if (isCollection(node) && node.flow !== true) return endOfNode(node.items.at(-1));
  return isScalar(node) || isCollection(node) ? (node.range?.[1] ?? 0) : 0;
}
