import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { renderTable } from './table.ts';

const columns = [
  { title: '单位', align: 'left' as const },
  { title: '分', align: 'right' as const },
];

describe('table for people', () => {
  it('aligns by terminal cells: a Chinese character takes two', () => {
    const lines = renderTable(columns, [
      ['甘霖镇', '9.5'],
      ['A', '100'],
    ])
      .trimEnd()
      .split('\n');
    expect(lines).toEqual(['单位     分', '------  ---', '甘霖镇  9.5', 'A       100']);
    expect(new Set(lines.map((line) => stringWidth(line)))).toEqual(new Set([11]));
  });

  it('does not let a name steer the terminal', () => {
    expect(renderTable(columns, [['\u001b[31m红\u0007', '1']])).not.toMatch(/\p{Cc}(?<!\n)/u);
  });
});
