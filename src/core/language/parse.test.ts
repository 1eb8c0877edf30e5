import { describe, expect, it } from 'vitest';
import { renderProblem } from '../problem/problem.ts';
import { parseFormula } from './parse.ts';

const found = (text: string): readonly string[] =>
  parseFormula(text).problems.map((each) => `${each.code} ${each.at?.line}:${each.at?.column}`);
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));

describe('reading a formula', () => {
  it.each([
    ['a == 1', ['foreign-sign 1:3']],
    ['a != 1 && b', ['foreign-sign 1:3', 'foreign-sign 1:8']],
    ['a <> 1 || !b', ['foreign-sign 1:8', 'foreign-sign 1:11']],
    ['90%%', ['foreign-sign 1:3']],
    ['a < b < c', ['chained-comparison 1:7']],
    ['a = b = c', ['chained-comparison 1:7']],
    ['(1 + 2', ['sign-missing 1:7']],
    ['1 + 2)', ['sign-extra 1:6']],
    ['min(1, 2', ['sign-missing 1:9']],
    ['"收文', ['unclosed-text 1:1']],
    ['`收文', ['unclosed-name 1:1']],
    ['NaN + 1', ['not-a-number 1:1']],
    ['Infinity', ['not-a-number 1:1']],
    ['1e100000', ['bad-number 1:1']],
    ['.5', ['bad-number 1:1']],
    ['1.2.3', ['bad-number 1:1']],
    ['9'.repeat(41), ['number-too-long 1:1']],
    ['2020-02-30', ['bad-date 1:1']],
    ['2020-6-3', ['date-format 1:1']],
    ['2020年6月3日', ['date-format 1:1']],
    ['a 且 b', ['foreign-sign 1:3']],
    ['a AND b', ['foreign-sign 1:3']],
    ['1,000', ['left-over 1:2']],
    ['a b', ['left-over 1:3']],
    ['1 + ', ['value-expected 1:5']],
    ['a is empty', ['state-expected 1:6']],
    ['sum(a of D, 3)', ['option-expected 1:13']],
    ['if a then b', ['sign-missing 1:12']],
    ['', ['formula-empty 1:1']],
    ['  # 只有说明', ['formula-empty 1:1']],
    ['$', ['unexpected-character 1:1']],
    ['"甲\u200b乙"', ['hidden-character 1:3']],
    ['甲\u202e乙', ['hidden-character 1:2', 'left-over 1:3']],
    ['count(公文 during last week)', ['bad-window 1:17']],
    ['count(公文 during 2020-07-01 to 2020-01-01)', ['bad-window 1:17']],
    ['sum(公文)', ['value-without-dataset 1:5']],
    ['count(a of 公文)', ['count-with-value 1:7']],
    ['f(a: 1, a: 2)', ['argument-twice 1:9']],
    ['f(a: 1, 2)', ['argument-order 1:9']],
    ['3.5 workdays', ['bad-duration 1:1']],
    ['a ≥ 1', ['full-width-sign 1:3']],
    ['类型 = “收文”', ['full-width-sign 1:6']],
    ['类型 = 「收文」', ['full-width-sign 1:6']],
  ])('%j is refused where it is wrong', (text, problems) => {
    expect(found(text)).toEqual(problems);
  });

  it('finds every problem, not only the first', () => {
    expect(found('a == 1 and (b != 2 or 2020-13-01 > c')).toEqual([
      'foreign-sign 1:3',
      'foreign-sign 1:15',
      'bad-date 1:23',
      'sign-missing 1:37',
    ]);
  });

  it('names the half-width sign for each full-width one, and reads on', () => {
    const problems = parseFormula(`min${wide('(')}1${wide(',')} 2${wide(')')}`).problems;
    expect(problems.map((each) => each.params.instead)).toEqual(['(', ',', ')']);
  });

  it('says what to type in both languages', () => {
    const [first] = parseFormula('a == 1').problems;
    if (first === undefined) throw new Error('no problem');
    expect(renderProblem(first, 'zh')).toEqual({ what: '公式里没有“==”这种写法。', fix: '请改写为 = 。' });
    expect(renderProblem(first, 'en').fix).toBe('Write = instead.');
  });

  it('places problems of a block in its file', () => {
    const at = { file: 'tables/a.yaml', line: 10, column: 9 };
    const [first] = parseFormula('min(1,\n    2 == 3)', at).problems;
    expect(first?.at).toEqual({ file: 'tables/a.yaml', line: 11, column: 15 });
  });

  it('keeps names in composed form', () => {
    const parsed = parseFormula('e\u0301');
    expect(parsed.ok && parsed.value).toMatchObject({ kind: 'name', name: '\u00e9' });
  });
});

/** Milliseconds of the quickest of five runs: the machine may be busy with something else. */
function quickest(run: () => unknown): number {
  const times = [1, 2, 3, 4, 5].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('hostile text', () => {
  const texts: readonly (readonly [string, string, string])[] = [
    ['a megabyte', '1+'.repeat(500_000), 'formula-too-long'],
    ['ten thousand parentheses', '('.repeat(10_000), 'formula-too-deep'],
    ['ten thousand signs', '-'.repeat(10_000), 'formula-too-deep'],
    ['thousands of not', 'not '.repeat(2_500), 'formula-too-deep'],
    ['thousands of calls', 'f('.repeat(5_000), 'formula-too-deep'],
    ['thousands of if', 'if '.repeat(3_000), 'formula-too-deep'],
    ['thousands of powers', '2^'.repeat(4_999), 'formula-too-deep'],
    ['a chain of thousands', `1${'+1'.repeat(3_000)}`, 'chain-too-long'],
    ['thousands of arguments', `f(${'1,'.repeat(4_900)}1)`, 'formula-too-large'],
    ['a number of thousands of digits', '9'.repeat(10_000), 'number-too-long'],
  ];
  it.each(texts)('%s is one problem, at once', (_name, text, code) => {
    expect(parseFormula(text).problems.map((each) => each.code)).toEqual([code]);
    expect(quickest(() => parseFormula(text))).toBeLessThan(100);
  });

  it('reports at most twenty problems', () => {
    expect(parseFormula('$ '.repeat(5_000)).problems).toHaveLength(20);
  });
});
