import type { Buffer } from 'node:buffer';
import { type Problem, problem } from '../../core/problem/problem.ts';
import { limits } from './limits.ts';
import type { TextSource } from './text-source.ts';

/**
 * Rows of a JSON Lines file (UTF-8 bytes): one flat object a line. Numbers keep the digits they are written with, null is
 * blank. The header is the names the caller asks for, since lines may leave blank columns out.
 */
export function readJsonLines(bytes: Buffer, file: string, names: readonly string[]): TextSource {
  const columns = new Map(names.map((name, i) => [name, i]));
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let line = 0;
  let cells: string[] = [];
  let refusal: Problem | null = null;
  let failure: Problem | null = null;
  return {
    header: names,
    next,
    line: () => line,
    refusal: () => refusal,
    cell: (i) => cells[i] ?? '',
    failure: () => failure,
  };

  function next(): boolean {
    while (at < bytes.length && failure === null) {
      const end = endOfLine();
      line++;
      if (end - at > limits.recordBytes) failure = tooLong();
      const text = failure === null ? bytes.toString('utf8', at, end).trim() : '';
      at = end + 1;
      if (text === '' || failure !== null) continue;
      take(text);
      return true;
    }
    return false;
  }

  function endOfLine(): number {
    const found = bytes.indexOf(0x0a, at);
    return found < 0 ? bytes.length : found;
  }

  function tooLong(): Problem {
    const params = { file, line: String(line), limit: String(limits.recordBytes) };
    return problem('facts-row-too-long', params, { file, line, column: null });
  }

  function take(text: string): void {
    cells = [];
    const reason = readFlatObject(text, (name, value) => {
      const column = columns.get(name.normalize('NFC'));
      if (column === undefined) return `“${name}”`;
      if (cells[column] !== undefined) return `“${name}” × 2`;
      cells[column] = value;
      return null;
    });
    refusal = reason === null ? null : problem('facts-row-json', { reason });
  }
}

// What stands inside a string is left to JSON.parse.
const token = /\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}:,])/y;

/** Reads `{"a": 1, …}`; null, or what is wrong. `JSON.parse` is not used: it would turn 1.10 into a float. */
function readFlatObject(text: string, put: (name: string, value: string) => string | null): string | null {
  token.lastIndex = 0;
  if (take() !== '{') return '{ ?';
  let next = take();
  if (next === '}') return rest();
  for (;;) {
    const name = stringOf(next);
    if (name === null || take() !== ':') return near();
    const value = scalarOf(take());
    if (value === null) return near();
    const refused = put(name, value);
    if (refused !== null) return refused;
    next = take();
    if (next === '}') return rest();
    if (next !== ',') return near();
    next = take();
  }

  function take(): string | null {
    const match = token.exec(text);
    return match?.[1] ?? null;
  }

  function rest(): string | null {
    return text.slice(token.lastIndex).trim() === '' ? null : near();
  }

  function near(): string {
    return text.slice(0, 60);
  }
}

function stringOf(written: string | null): string | null {
  if (written === null || !written.startsWith('"')) return null;
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'string' ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function scalarOf(written: string | null): string | null {
  if (written === null || /^[{}:,]$/.test(written)) return null;
  if (written === 'null') return '';
  return written.startsWith('"') ? stringOf(written) : written;
}
