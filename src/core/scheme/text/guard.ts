import { Lexer } from 'yaml';
import { type Place, type Problem, problem } from '../../problem/problem.ts';
import { limits } from './limits.ts';

/**
 * What must be right before a YAML text may be parsed: size, characters, depth, no anchors, aliases or tags.
 * Reads tokens only, because the parser itself needs seconds, or the whole memory, on deep input.
 */
export function guardYaml(file: string, text: string): readonly Problem[] {
  if (text.length > limits.yamlLength) return [tooLarge(file, text.length, limits.yamlLength)];
  const unprintable = findUnprintable(file, text);
  return unprintable === null ? guardTokens(file, text) : [unprintable];
}

export function tooLarge(file: string, length: number, limit: number): Problem {
  return problem('file-too-large', { file, length: String(length), limit: String(limit) }, inFile(file));
}

/** The first control character, half surrogate or replacement character: a sign of a wrong encoding or a binary file. */
export function findUnprintable(file: string, text: string): Problem | null {
  const index = text.search(unprintable);
  if (index < 0) return null;
  const code = text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
  return problem('text-unprintable', { file, code: `U+${code}` }, placeAt(file, text, index));
}

const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is being looked for.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const inFile = (file: string): Place => ({ file, line: null, column: null });

function placeAt(file: string, text: string, index: number): Place {
  const before = text.slice(0, index);
  return { file, line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}

const scalarMark = '\u001f';
const controlMarks = '\u0002\u0018\ufeff';
/** By their first character: what YAML can do and a scheme may not. */
const refused = { '&': 'yaml-anchor', '*': 'yaml-anchor', '!': 'yaml-tag', '%': 'yaml-tag' } as const;

function guardTokens(file: string, text: string): readonly Problem[] {
  const problems: Problem[] = [];
  const depth = new Depth();
  let [line, column, count] = [1, 1, 0];
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    if (token === scalarMark) scalar = true;
    if (controlMarks.includes(token) || token === scalarMark) continue;
    const at = { file, line, column };
    if (++count > limits.tokens) return [...problems, problem('file-too-many-parts', { file }, at)];
    if (depth.read(token, column, scalar) > limits.depth) {
      return [...problems, problem('nested-too-deep', { limit: String(limits.depth) }, at)];
    }
    const code = scalar ? undefined : refused[token[0] as keyof typeof refused];
    if (code !== undefined && problems.length < limits.problemsPerFile) {
      problems.push(problem(code, { text: token.slice(0, 40) }, at));
    }
    scalar = false;
    const lastBreak = token.lastIndexOf('\n');
    column = lastBreak < 0 ? column + token.length : token.length - lastBreak;
    if (lastBreak >= 0) line += token.split('\n').length - 1;
  }
  return problems;
}

/** How deep the text nests at a token: open brackets plus the columns at which open blocks began. */
class Depth {
  private flow = 0;
  private readonly columns: number[] = [];
  private lastScalar = 1;

  read(token: string, column: number, scalar: boolean): number {
    if (scalar || token.startsWith('"') || token.startsWith("'")) this.lastScalar = column;
    else if (token === '[' || token === '{') this.flow += 1;
    else if (token === ']' || token === '}') this.flow = Math.max(0, this.flow - 1);
    else if (this.flow === 0 && (token === '-' || token === '?')) this.open(column);
    else if (this.flow === 0 && token === ':') this.open(Math.min(this.lastScalar, column));
    return this.flow + this.columns.length;
  }

  private open(column: number): void {
    while ((this.columns.at(-1) ?? 0) > column) this.columns.pop();
    if (this.columns.at(-1) !== column) this.columns.push(column);
  }
}
