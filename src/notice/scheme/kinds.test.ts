import { describe, expect, it } from 'vitest';
import type { DraftTable } from '../extract/draft.ts';
import { kindsOf } from './kinds.ts';

const tables = (...subjects: string[]): DraftTable[] =>
  subjects.map((subject) => ({
    subject,
    caption: '',
    total: null,
    statedTotal: null,
    dimensions: [],
    source: 0,
    findings: [],
    leftOut: [],
  }));

const shown = (...subjects: string[]): unknown => {
  const { kinds, placed } = kindsOf(tables(...subjects));
  return { kinds, placed: placed.map(({ index, copy, kind }) => [index, copy, kinds[kind]]) };
};

describe('kinds of unit of a drafted scheme', () => {
  it('a table common to all stands once with each kind that has tables of its own', () => {
    expect(shown('镇(街道)、县直部门、垂管单位', '镇(街道)', '县直部门、垂管单位')).toEqual({
      kinds: ['镇(街道)', '县直部门、垂管单位'],
      placed: [
        [0, 0, '镇(街道)'],
        [0, 1, '县直部门、垂管单位'],
        [1, 0, '镇(街道)'],
        [2, 0, '县直部门、垂管单位'],
      ],
    });
  });

  it('kinds that never part are one, and brackets hold a name together', () => {
    expect(shown('县(市、区)、街道')).toEqual({
      kinds: ['县(市、区)、街道'],
      placed: [[0, 0, '县(市、区)、街道']],
    });
  });

  it('two tables for the same kind are two tables of one kind', () => {
    expect(shown('镇街', '镇街')).toEqual({
      kinds: ['镇街'],
      placed: [
        [0, 0, '镇街'],
        [1, 0, '镇街'],
      ],
    });
  });
});
