import { describe, expect, it } from 'vitest';
import { draftFromNotice } from '../../../src/app/import-notice.ts';
import { readScheme } from '../../../src/core/scheme/read.ts';
import { applyRuling } from '../../../src/core/scheme/ruling/apply-ruling.ts';
import { outcomeOf, questionsOf, readCases, structureOf } from './cases.ts';

const cases = await readCases();

describe.each(cases.map((each) => [each.id, each] as const))('%s', async (_, each) => {
  const outcome = await outcomeOf(each);

  it('has the structure written by hand', () => {
    expect(outcome?.structure).toEqual(structureOf(each));
  });

  it('raises the questions written by hand, and no other', () => {
    expect(outcome?.questions).toEqual(questionsOf(each));
  });

  it('becomes a scheme that check accepts', async () => {
    const settings = { id: 'draft', today: '2026-01-01' };
    const drafted = await draftFromNotice(each.source.bytes, each.source.file, settings);
    const problems = drafted.ok ? drafted.value.problems : drafted.problems;
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('stays a good scheme whatever is ruled', async () => {
    const settings = { id: 'draft', today: '2026-01-01' };
    const drafted = await draftFromNotice(each.source.bytes, each.source.file, settings);
    const files = drafted.ok ? drafted.value.files : {};
    const scheme = readScheme(files);
    const assumptions = scheme.ok ? scheme.value.assumptions : [];
    for (const { id, choices } of assumptions) {
      for (const choice of choices) {
        const ruling = { assumption: id, by: '办公室', on: '2026-02-01', text: '照此办理。', choice };
        const ruled = applyRuling(files, ruling);
        const read = ruled.ok ? readScheme(ruled.value) : ruled;
        const errors = read.problems.filter(({ severity }) => severity === 'error');
        expect([id, choice, errors]).toEqual([id, choice, []]);
      }
    }
  });

  it.each(Object.entries(each.expect.suggestions))('reads the rule of %s', (name, expected) => {
    const found = outcome?.suggestions[name];
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatchObject(expected);
  });
});
