import { describe, expect, it } from 'vitest';
import { renderCsv } from './printer.ts';

describe('CSV', () => {
  it('disarms what a spreadsheet would run, and leaves negative numbers alone', () => {
    const rows = [{ name: '=1+1', score: '-0.50', missing: ['公文', '@x'] }];
    expect(renderCsv(['name', 'score', 'missing'], rows)).toBe(
      "name,score,missing\r\n'=1+1,-0.50,公文 @x\r\n",
    );
  });

  it('quotes commas, quotes and line ends; null is blank', () => {
    expect(renderCsv(['a', 'b'], [{ a: '甲,"乙"\n丙', b: null }])).toBe('a,b\r\n"甲,""乙""\n丙",\r\n');
  });
});
