import { describe, expect, it } from 'vitest';
import { draftFromNotice } from '../../../src/app/import-notice.ts';
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

  it.each(Object.entries(each.expect.suggestions))('reads the rule of %s', (name, expected) => {
    const found = outcome?.suggestions[name];
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatchObject(expected);
  });
});
