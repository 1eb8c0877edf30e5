import type { Buffer } from 'node:buffer';
import { type Problem, problem } from '../../core/problem/problem.ts';
import { limits } from './limits.ts';
import type { TextSource } from './text-source.ts';

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Rows of a CSV file (or, with tabs, of cells copied from a spreadsheet), in one pass over its UTF-8 bytes: quoted cells with doubled quotes and line breaks, CRLF, LF or CR,
 * a byte order mark, empty lines skipped. A cell becomes text only when it is asked for.
 * The first row is the header; null when there is none.
 */
export function readCsv(bytes: Buffer, file: string, separator: ',' | '\t' = ','): TextSource | null {
  const scan = scanner(bytes, separator.charCodeAt(0));
  if (!scan.next()) return scan.failed === null ? null : deadSource(failureOf(scan.failed, file));
  const header = Array.from({ length: scan.width() }, (_, i) => scan.text(i));
  return {
    header,
    next: scan.next,
    line: () => scan.startLine(),
    refusal: () => refusalOf(scan, header.length),
    cell: scan.text,
    failure: () => (scan.failed === null ? null : failureOf(scan.failed, file)),
  };
}

type Failure = { readonly kind: 'quote' | 'length'; readonly line: number };

function deadSource(failure: Problem): TextSource {
  return {
    header: [],
    next: () => false,
    line: () => 1,
    refusal: () => null,
    cell: () => '',
    failure: () => failure,
  };
}

const failureOf = ({ kind, line }: Failure, file: string): Problem =>
  kind === 'quote'
    ? problem('facts-quote-unclosed', { file, line: String(line) }, { file, line, column: null })
    : problem(
        'facts-row-too-long',
        { file, line: String(line), limit: String(limits.recordBytes) },
        { file, line, column: null },
      );

function refusalOf(scan: Scanner, expected: number): Problem | null {
  const stray = scan.stray();
  if (stray !== null) return problem('facts-row-quote', { text: stray });
  if (scan.width() === expected) return null;
  return problem('facts-row-ragged', { found: String(scan.width()), expected: String(expected) });
}

interface Scanner {
  readonly next: () => boolean;
  readonly startLine: () => number;
  readonly width: () => number;
  readonly text: (i: number) => string;
  /** Text after a closing quote, which makes the row unreadable. */
  readonly stray: () => string | null;
  readonly failed: Failure | null;
}

// More cells than this are counted but not kept: the row is refused anyway.
const kept = limits.columns + 1;
const doubled = 1;
const beyondAscii = 2;

function scanner(bytes: Buffer, comma: number): Scanner {
  const starts = new Int32Array(kept);
  const ends = new Int32Array(kept);
  const flags = new Uint8Array(kept);
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let line = 1;
  let startLine = 1;
  let width = 0;
  let stray: string | null = null;
  let failed: Failure | null = null;
  return {
    next,
    startLine: () => startLine,
    width: () => width,
    text,
    stray: () => stray,
    get failed() {
      return failed;
    },
  };

  function next(): boolean {
    skipEmptyLines();
    if (at >= bytes.length || failed !== null) return false;
    startLine = line;
    width = 0;
    stray = null;
    const start = at;
    while (readCell()) {
      if (at - start > limits.recordBytes) break;
    }
    if (failed === null && at - start > limits.recordBytes) failed = { kind: 'length', line: startLine };
    return failed === null;
  }

  function skipEmptyLines(): void {
    while (at < bytes.length && (bytes[at] === lineFeed || bytes[at] === carriageReturn)) endLine();
  }

  /** Over one line end: CRLF, LF or CR. */
  function endLine(): void {
    at += bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? 2 : 1;
    line++;
  }

  /** Reads one cell and what ends it; false when that was the end of the row. */
  function readCell(): boolean {
    if (bytes[at] === quote) readQuoted();
    else readPlain();
    if (failed !== null || at >= bytes.length) return false;
    if (bytes[at] === comma) {
      at++;
      // A comma at the very end of the file still opens one more, blank, cell.
      if (at >= bytes.length) keep(at, at, 0);
      return at < bytes.length;
    }
    endLine();
    return false;
  }

  function readPlain(): void {
    const start = at;
    let seen = 0;
    for (; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte === comma || byte === lineFeed || byte === carriageReturn) break;
      seen |= byte;
    }
    keep(start, at, seen >= 0x80 ? beyondAscii : 0);
  }

  function readQuoted(): void {
    const openedOn = line;
    const start = ++at;
    let flag = beyondAscii;
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === lineFeed || (byte === carriageReturn && bytes[at + 1] !== lineFeed)) line++;
      if (byte !== quote) continue;
      if (bytes[at + 1] !== quote) break;
      flag |= doubled;
      at++;
    }
    if (at >= bytes.length) failed = { kind: 'quote', line: openedOn };
    keep(start, at, flag);
    at++;
    if (at < bytes.length && !endsCell()) skipStray();
  }

  function skipStray(): void {
    const start = at;
    while (at < bytes.length && !endsCell()) at++;
    stray = bytes.toString('utf8', start, Math.min(at, start + 100));
  }

  function endsCell(): boolean {
    const byte = bytes[at];
    return byte === comma || byte === lineFeed || byte === carriageReturn;
  }

  function keep(start: number, end: number, flag: number): void {
    if (width < kept) {
      starts[width] = start;
      ends[width] = end;
      flags[width] = flag;
    }
    width++;
  }

  function text(i: number): string {
    if (i >= width || i >= kept) return '';
    const [start = 0, end = 0, flag = 0] = [starts[i], ends[i], flags[i]];
    if (start === end) return '';
    if (flag === 0) return bytes.toString('latin1', start, end);
    const decoded = bytes.toString('utf8', start, end);
    return (flag & doubled) === 0 ? decoded : decoded.replaceAll('""', '"');
  }
}
