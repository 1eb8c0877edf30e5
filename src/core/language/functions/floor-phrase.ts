import type { Phrases } from './function-spec.ts';

/** How far a deduction goes. */
export function floorPhrase(say: Phrases, language: 'zh' | 'en'): string {
  if (language === 'zh')
    return say.given('floor') && say.of('floor') !== '0' ? `最低${say.amount('floor')}` : '扣完为止';
  return say.given('floor') ? `not below ${say.amount('floor')}` : 'not below 0';
}
