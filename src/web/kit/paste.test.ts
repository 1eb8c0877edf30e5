import { describe, expect, it } from 'vitest';
import { blockOf, mostRows, pasteBlock } from './paste.ts';

describe('a block pasted from a spreadsheet', () => {
  it('is read by lines and tabs; a single cell is not a block', () => {
    expect(blockOf('甲')).toBeNull();
    expect(blockOf('甲\t1\r\n乙\t2\r\n')).toEqual([
      ['甲', '1'],
      ['乙', '2'],
    ]);
  });

  it('is laid over the rows from the cell on, adding rows and leaving out columns beyond the last', () => {
    const rows = [
      { 编号: 'A', 人数: '1' },
      { 编号: 'B', 人数: '2' },
    ];
    const block = [
      ['7', 'x'],
      ['', 'y'],
    ];
    expect(pasteBlock(rows, ['编号', '人数'], { row: 1, column: 1 }, block)).toEqual([
      rows[0],
      { 编号: 'B', 人数: '7' },
      { 人数: null },
    ]);
  });

  it('never makes more rows than the server takes', () => {
    const block = Array.from({ length: mostRows + 5 }, () => ['1']);
    expect(pasteBlock([], ['编号'], { row: 0, column: 0 }, block)).toHaveLength(mostRows);
  });
});
