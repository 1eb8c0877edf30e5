import { describe, expect, it } from 'vitest';
import { cellsOf, headersOf } from './headers.ts';

describe('headers of a file', () => {
  it('are the cells of the first line, without the mark of the encoding', async () => {
    const file = new File(['\ufeff单位,"数量,合计",日期\r\n甲,1,2020-01-01\r\n'], '报表.CSV');
    expect(await headersOf(file)).toEqual(['单位', '数量,合计', '日期']);
  });

  it('cannot be told of a workbook, nor of an empty file', async () => {
    expect(await headersOf(new File(['PK'], 'a.xlsx'))).toBeNull();
    expect(await headersOf(new File([''], 'a.csv'))).toBeNull();
  });

  it('stand between tabs in a table that was copied', () => {
    expect(cellsOf('单位\t人数', '\t')).toEqual(['单位', '人数']);
  });
});
