import { makeCase, makeIf } from '../build.ts';
import type { Node } from '../syntax.ts';
import { checkDescending } from './descending.ts';
import type { Arguments, FunctionSpec } from './function-spec.ts';
import { cases, first, like, may, must, number, points, word } from './parameter.ts';
import { partUnit, partUnitPhrase, unitCheck, units } from './part-unit.ts';
import { fill, sumOf } from './template.ts';

export const slopesFunction: FunctionSpec = {
  name: 'slopes',
  rows: [4],
  summary: {
    zh: '分段扣分：低于各档界限，每低一个单位扣相应的分',
    en: 'Sloping deductions: below each knot every unit costs so much',
  },
  parameters: [
    first('x', number(), 'up', { zh: '数', en: 'the number' }),
    first('knots', cases(like('x'), points), 'none', {
      zh: '[界限 -> 每个单位扣的分]，界限从高到低',
      en: '[bound -> points lost a unit], highest bound first',
    }),
    must('per', like('x'), 'none', { zh: '多少算一个单位', en: 'size of one unit' }),
    must('basis', word('excess', 'all'), 'none', {
      zh: 'excess：各段按各自的扣分;all：全部差额按所到的最低一段',
      en: 'excess: each slope on its own stretch; all: the lowest slope reached on the whole shortfall',
    }),
    must('part_unit', partUnit, 'none', {
      zh: '不满一个单位：不计、算一个、按比例',
      en: 'a part of a unit: ignored, counted, proportional',
    }),
    may('at_most', points, 'full', 'down', { zh: '最多扣的分', en: 'most points lost' }),
  ],
  result: { kind: 'number', quantity: 'points' },
  example: 'slopes(88%, [96% -> 0.25, 90% -> 0.5], per: 1%, basis: excess, part_unit: proportional)',
  body: {
    kind: 'expand',
    expand: (args) =>
      fill(
        'full - min(at_most, lost)',
        {
          at_most: args.node('at_most'),
          lost: args.word('basis') === 'all' ? lostOnAll(args) : lostByStretch(args),
        },
        args.call.span,
      ),
  },
  sentence: {
    zh: (say) =>
      `${say
        .cases('knots')
        .map((each) => `${say.of('x')}低于${each.when}的，每低${say.of('per')}扣${each.amount}`)
        .join(
          '；',
        )}${say.word('basis') === 'all' ? '(全部差额按所到的最低一段扣)' : '(各段分别计算)'}${partUnitPhrase(say, 'zh')}，${say.given('at_most') ? `最多扣${say.amount('at_most')}` : '扣完为止'}`,
    en: (say) =>
      `${say
        .cases('knots')
        .map(
          (each) => `${each.amount} lost for each ${say.of('per')} that ${say.of('x')} is below ${each.when}`,
        )
        .join(
          '; ',
        )}${say.word('basis') === 'all' ? ' (the lowest slope reached applies to the whole shortfall)' : ' (each slope on its own stretch)'}${partUnitPhrase(say, 'en')}, at most ${say.amount('at_most')}`,
  },
  overRecords: false,
  check: (args, check) => {
    unitCheck(args, check);
    checkDescending(args, 'knots', check);
  },
};

/** Each slope on the stretch from its knot down to the next one. */
function lostByStretch(args: Arguments): Node {
  const knots = args.cases('knots');
  const { span } = args.call;
  const terms = knots.map((knot, i) => {
    const next = knots[i + 1];
    const lower =
      next === undefined
        ? args.node('x')
        : fill('max(x, next)', { x: args.node('x'), next: next.when }, span);
    const stretch = units('max(0, knot - lower)', args, { knot: knot.when, lower });
    return fill('each * stretch', { each: knot.then, stretch }, span);
  });
  return sumOf(terms, span);
}

/** The slope of the lowest band reached, on everything below the first knot. */
function lostOnAll(args: Arguments): Node {
  const knots = args.cases('knots');
  const { span } = args.call;
  const x = args.node('x');
  const top = knots[0] ?? makeCase(x, x);
  const whole = units('max(0, top - x)', args, { top: top.when, x });
  const slope = knots
    .slice(1)
    .reduce<Node>(
      (above, knot) => makeIf(fill('x < knot', { x, knot: knot.when }, span), knot.then, above, span),
      top.then,
    );
  return fill('slope * whole', { slope, whole }, span);
}
