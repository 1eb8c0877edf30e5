import { describe, expect, it } from 'vitest';
import { smallScheme } from '../../../../test/fixtures/small-scheme.ts';
import { readScheme } from '../read.ts';
import { indicatorsOf } from '../walk.ts';
import { applyRuling, type NewRuling } from './apply-ruling.ts';
import { openQuestions } from './open-questions.ts';

const answer: NewRuling = {
  assumption: 'A-2',
  by: '镇政府办',
  on: '2020-06-01',
  text: '按“件”计：一文一件。\n附件不另计。',
  choice: '按件, 不按页',
};
const ruling = { by: answer.by, on: 18414, text: answer.text, choice: answer.choice };

const file = (assumptions: string): Record<string, string> => ({
  ...smallScheme,
  'assumptions.yaml': assumptions,
  'tables/town.yaml': (smallScheme['tables/town.yaml'] ?? '').replace('[A-1]', '[A-1, A-2]'),
});

const first = `- id: A-1
  notice: 没有写没有收文怎么办。
  unclear: 分母为零。
  taken: 得满分。
  choices: [得满分, 不得分]
  ruled_by: 镇政府办
`;
const second = `- id: A-2
  notice: 没有写怎样计数。
  unclear: 按件还是按页。
  taken: 按件。
  ruled_by: 镇政府办
  choices:
    - 按件, 不按页 # 现在的做法
    - 按页
`;

/** What reading gives after the ruling, and the text. */
function ruled(assumptions: string, given: NewRuling = answer) {
  const written = applyRuling(file(assumptions), given);
  if (!written.ok) return { text: '', ruling: null, problems: written.problems.map((each) => each.code) };
  const read = readScheme(written.value);
  const found = read.ok ? read.value.assumptions.find(({ id }) => id === given.assumption) : undefined;
  return {
    text: written.value['assumptions.yaml'] ?? '',
    ruling: found?.ruling ?? null,
    problems: written.problems.map((each) => each.code),
  };
}

describe('a ruling written into the text', () => {
  it('stands at the end of its assumption; comments and everything else stay', () => {
    const { text, ruling: read, problems } = ruled(`# 假定\n${second}\n# 另一条\n${first}`);
    expect(problems).toEqual([]);
    expect(read).toEqual(ruling);
    const added = `  ruling:
    by: 镇政府办
    on: 2020-06-01
    text: "按“件”计：一文一件。\\n附件不另计。"
    choice: 按件, 不按页
`;
    expect(text).toBe(
      `# 假定\n${second}    - 按页`.replace('    - 按页\n    - 按页', `    - 按页\n${added}`) +
        `\n# 另一条\n${first}`,
    );
  });

  it.each([
    [
      'in brackets',
      `${first}- {id: A-2, notice: 甲, unclear: 乙, taken: 丙, choices: ["按件, 不按页", 按页], ruled_by: 镇政府办}\n`,
    ],
    [
      'with a comma at the end of brackets',
      `${first}- {id: A-2, notice: 甲, unclear: 乙, taken: 丙, ruled_by: 镇政府办, choices: ["按件, 不按页", 按页],}\n`,
    ],
    ['with Windows line ends', (first + second).replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${first}${second}`],
    ['without a last line end', (first + second).trimEnd()],
    [
      'after a block of text',
      `${first}${second.replace(/ {2}taken.*\n/, '')}  taken: |\n    按件。\n\n${first.replace('A-1', 'A-9')}`,
    ],
    [
      'after a folded block at the end',
      `${first}${second.replace(/ {2}taken.*\n/, '')}  taken: >-\n    按件\n    计。`,
    ],
    ['in place of a blank ruling', `${first}${second}  ruling:\n`],
    ['in place of a blank ruling with a remark', `${first}${second}  ruling: # 待定\n`],
    ['in place of null', `${first}${second}  ruling: null\n`],
    ['where the list is set in', `  ${(first + second).replaceAll('\n', '\n  ').trimEnd()}\n`],
  ])('%s', (_, text) => {
    const found = ruled(text);
    expect(found.problems).toEqual([]);
    expect(found.ruling).toEqual(ruling);
    expect(found.text.match(/ruling/g)).toHaveLength(1);
    expect(found.text.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
    if (text.includes('\r\n')) expect(found.text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('changes the formulas that the choice means, and says that they follow it', () => {
    const formula = 'if count(公文) > 0 then full else 0 # 按件';
    const means = `  follows: 按页\n  changes:\n    - {choice: "按件, 不按页", indicator: town-1, formula: "${formula}"}\n    - {choice: "按件, 不按页", indicator: town-2, formula: full}\n`;
    const { ok, problems, ...written } = applyRuling(file(first + second + means), answer);
    expect([ok, problems]).toEqual([true, []]);
    const files = 'value' in written ? written.value : {};
    const read = readScheme(files);
    const scheme = read.ok ? read.value : null;
    expect(scheme?.tables.flatMap(indicatorsOf).map((each) => each.formula.text)).toEqual([formula, 'full']);
    expect(scheme?.assumptions[1]?.follows).toBe(answer.choice);
    // Everything but the two formulas is as it was.
    const before = (file(first)['tables/town.yaml'] ?? '').split('\n');
    const after = (files['tables/town.yaml'] ?? '').split('\n');
    expect(after.filter((line) => !before.includes(line)).map((line) => line.trim())).toEqual([
      `formula: "${formula}"`,
      'formula: full',
    ]);
    const page = applyRuling(files, { ...answer, choice: '按页' });
    expect(page.ok && (page.value as typeof files)['tables/town.yaml']).toBe(files['tables/town.yaml']);
  });

  it('is refused where it means a formula of nothing', () => {
    const means = `  changes:\n    - {choice: "按件, 不按页", indicator: town-9, formula: full}\n    - {choice: 按箱, indicator: town-1, formula: full}\n`;
    expect(ruled(first + second + means).problems).toEqual(['change-indicator-unknown']);
    const { problems } = readScheme(file(first + second + means));
    expect(problems.map(({ code }) => code)).toEqual(['change-indicator-unknown', 'ruling-choice-unknown']);
  });

  it('replaces an earlier one, and says so', () => {
    const once = ruled(first + second).text;
    const twice = ruled(once, { ...answer, choice: '按页', text: '改按页。' });
    expect(twice.problems).toEqual(['ruling-replaced']);
    expect(twice.ruling).toEqual({ ...ruling, choice: '按页', text: '改按页。' });
    expect(twice.text.match(/ruling/g)).toHaveLength(1);
    const block = `${first}${second}  ruling:\n    by: 甲\n    on: 2020-05-31\n    choice: 按页\n    text: |\n      先按页。\n- ${first.replace('A-1', 'A-9').slice(2)}`;
    expect(ruled(block).ruling).toEqual(ruling);
    expect(ruled(block).text).toContain(first.replace('A-1', 'A-9'));
  });

  it.each([
    ['no such assumption', { assumption: 'A-3' }, 'assumption-unknown'],
    ['none of the choices', { choice: '按箱' }, 'ruling-choice-unknown'],
    ['no day', { on: '2020-02-30' }, 'value-not-a-date'],
    ['nobody', { by: ' ' }, 'value-empty'],
    ['no words', { text: '' }, 'value-empty'],
    ['signs that no text may have', { text: 'a\u0000b' }, 'text-unprintable'],
    ['too many words', { text: '长'.repeat(10_001) }, 'value-too-long'],
  ])('is refused: %s', (_, change, code) => {
    expect(ruled(first + second, { ...answer, ...change }).problems).toEqual([code]);
  });

  it('is refused in a file that cannot be read or is not there', () => {
    expect(ruled('- id: [').problems).not.toEqual([]);
    const { 'assumptions.yaml': _, ...without } = file(first);
    const { ok, problems } = applyRuling(without, answer);
    expect([ok, problems.map((each) => each.code)]).toEqual([false, ['scheme-file-missing']]);
  });
});

function questions(assumptions: string) {
  const read = readScheme(file(assumptions));
  expect(read.problems.filter((each) => each.severity === 'error')).toEqual([]);
  return read.ok
    ? openQuestions(read.value).map(({ id, ruled: chosen, indicators }) => [id, chosen, indicators])
    : null;
}

describe('open questions', () => {
  it('are those without a ruling, with what rests on them', () => {
    expect(questions(first + second)).toEqual([
      ['A-1', null, ['town-1']],
      ['A-2', null, ['town-1']],
    ]);
    expect(questions(ruled(first + second).text)).toEqual([['A-1', null, ['town-1']]]);
  });

  it('stay open while the formulas follow another choice than the one ruled', () => {
    const follows = `${first}${second}  follows: 按页\n`;
    expect(questions(ruled(follows).text)).toEqual([
      ['A-1', null, ['town-1']],
      ['A-2', '按件, 不按页', ['town-1']],
    ]);
    expect(questions(ruled(follows.replace('follows: 按页', 'follows: 按件, 不按页')).text)).toEqual([
      ['A-1', null, ['town-1']],
    ]);
    expect(questions(ruled(`${first}${second}  follows:\n`).text)?.at(-1)).toEqual([
      'A-2',
      '按件, 不按页',
      ['town-1'],
    ]);
    const { problems } = readScheme(file(ruled(follows).text));
    expect(problems.map((each) => each.code)).toContain('ruling-not-followed');
    expect(
      readScheme(file(`${first}${second}  follows: 按箱\n`)).problems.map((each) => each.code),
    ).toContain('followed-choice-unknown');
  });

  it('change the fingerprint of the scheme when they are answered', () => {
    const fingerprint = (text: string) => {
      const read = readScheme(file(text));
      return read.ok ? read.value.fingerprint : '';
    };
    expect(fingerprint(ruled(first + second).text)).not.toBe(fingerprint(first + second));
  });
});
