import { expect, it } from 'vitest';
import { areOffices, readOffices } from './offices.ts';

it.each([
  ['市大数据中心', ['市大数据中心'], []],
  ['市政务服务中心 市大数据中心', ['市政务服务中心', '市大数据中心'], []],
  ['市委改革办、市委编办', ['市委改革办', '市委编办'], []],
  ['市委办(档案局)', ['市委办(档案局)'], []],
  ['市大数据\n中心', ['市大数据中心'], []],
  ['市人民政府\n办公室', ['市人民政府办公室'], []],
  ['牵头:市公安局 配合:市司法局、市法院', ['市公安局'], ['市司法局', '市法院']],
  ['市公安局(牵头)、市司法局(配合)', ['市公安局'], ['市司法局']],
  ['/', [], []],
])('%j', (text, leads, cooperating) => {
  expect(readOffices(text)).toEqual({ leads, cooperating });
});

it.each(['每发生一起扣1分', '组织保障', '体制机制(10分)', ''])('%j is no list of offices', (text) => {
  expect(areOffices(text)).toBe(false);
});
