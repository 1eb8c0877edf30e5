import { describe, expect, it } from 'vitest';
import { csvOf, filledRows } from './typed-rows.ts';

describe('rows typed into a grid', () => {
  const columns = ['单位', '说明'];

  it('become a file whose cells keep commas, quotation marks and line ends', () => {
    expect(csvOf([{ 单位: '甲', 说明: '一,"二"\n三' }, { 单位: '乙' }], columns)).toBe(
      '单位,说明\r\n甲,"一,""二""\n三"\r\n乙,\r\n',
    );
  });

  it('are without blank rows and without the header that was pasted along', () => {
    const rows = [{ 单位: '单位', 说明: '说明' }, { 单位: '甲' }, {}, { 单位: null, 说明: '' }];
    expect(filledRows(rows, columns)).toEqual([{ 单位: '甲' }]);
  });
});
