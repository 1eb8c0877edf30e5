import type { ProblemEntry } from './entry.ts';

/** What trying out the rules of a scheme can show before it is published. */
export const propertyProblems = {
  'rule-exceeds-points': {
    severity: 'error',
    zh: {
      what: '“{indicator}”的得分可能超出 0 到 {points}：能证明的范围是 {low} 到 {high}。',
      fix: '请用 clamp(…, 0, full) 限定得分。',
    },
    en: {
      what: '“{indicator}” may score outside 0 to {points}: what can be proved is {low} to {high}.',
      fix: 'Limit the score with clamp(…, 0, full).',
    },
  },
  'full-marks-unreachable': {
    severity: 'warning',
    zh: {
      what: '“{indicator}”满分 {points} 分达不到：最高只见到 {highest}。',
      fix: '请核对公式中的分值，使完成全部要求时能得满分。',
    },
    en: {
      what: '“{indicator}” cannot reach its {points} points: the highest seen is {highest}.',
      fix: 'Correct the points in the formula so that meeting everything gives full marks.',
    },
  },
  'zero-unreachable': {
    severity: 'warning',
    zh: {
      what: '“{indicator}”没有得 0 分的情形：最低为 {lowest} 分。',
      fix: '如果这是办法的本意，可以保留；否则请调低保底分。',
    },
    en: {
      what: '“{indicator}” never scores 0: the lowest is {lowest}.',
      fix: 'Keep it if the notice means it; else lower the floor.',
    },
  },
  'rule-not-monotone': {
    severity: 'warning',
    zh: {
      what: '“{indicator}”的得分随“{input}”先升后降或先降后升：{from}→{to} 时得分由 {before} 变为 {after}。',
      fix: '请核对分段或条件的顺序，完成得更好不应得分更低。',
    },
    en: {
      what: '“{indicator}” rises and falls with “{input}”: from {from} to {to} the score goes from {before} to {after}.',
      fix: 'Check the order of bands and conditions: doing better should not cost points.',
    },
  },
  'rule-cliff': {
    severity: 'warning',
    zh: {
      what: '“{indicator}”有断崖：“{input}”由 {from} 到 {to}，得分由 {before} 变为 {after}(满分 {points})。',
      fix: '如果办法没有规定一步到位，可改用按比例或分档计分。',
    },
    en: {
      what: '“{indicator}” has a cliff: from {from} to {to} of “{input}” the score goes from {before} to {after} (of {points}).',
      fix: 'Unless the notice demands all or nothing, use a proportional or banded rule.',
    },
  },
  'rule-dead-zone': {
    severity: 'warning',
    zh: {
      what: '“{indicator}”有死区：“{input}”在 {from} 到 {to} 之间，得分始终是 {score}。',
      fix: '如果希望鼓励逐步改进，请在这一区间内给出梯度。',
    },
    en: {
      what: '“{indicator}” has a dead zone: while “{input}” goes from {from} to {to} the score stays {score}.',
      fix: 'To reward gradual progress, give this stretch a slope.',
    },
  },
  'bonus-uncapped': {
    severity: 'error',
    zh: { what: '加分项“{indicator}”没有封顶。', fix: '请用 cap 或 min 写明加分上限。' },
    en: { what: 'The bonus “{indicator}” has no cap.', fix: 'State the most it can add with cap or min.' },
  },
  'zero-denominator-trap': {
    severity: 'warning',
    zh: {
      what: '“{indicator}”的分母“{input}”为 0 时得 {score} 分(其他各项按最好计)。',
      fix: '请确认没有这类业务的单位应当如此计分；否则改为 not_applicable。',
    },
    en: {
      what: 'When the denominator “{input}” of “{indicator}” is 0, the score is {score} (all else at its best).',
      fix: 'Confirm that units without such business should score so; else use not_applicable.',
    },
  },
  'zero-base-trap': {
    severity: 'warning',
    zh: {
      what: '“{indicator}”的基数“{input}”为 0 时得 {score} 分(其他各项按最好计)。',
      fix: '请确认没有上年基数的单位应当如此计分。',
    },
    en: {
      what: 'When the base “{input}” of “{indicator}” is 0, the score is {score} (all else at its best).',
      fix: 'Confirm that units without a base year should score so.',
    },
  },
  'deduction-exceeds-item': {
    severity: 'warning',
    zh: {
      what: '“{indicator}”每次扣 {each} 分，不少于本项满分 {points} 分：发生一次即全部扣完。',
      fix: '如果是一票否决，请写明；否则请降低每次的扣分。',
    },
    en: {
      what: '“{indicator}” takes {each} points each time, no less than its {points} points: one event takes all.',
      fix: 'If it is meant as a veto, say so; else lower the deduction.',
    },
  },
  'veto-order-matters': {
    severity: 'warning',
    zh: {
      what: '表“{table}”中否决项“{first}”与“{second}”的先后会改变总分：先前者得 {one}，先后者得 {other}。',
      fix: '请在办法中写明否决、扣分、加分的先后顺序。',
    },
    en: {
      what: 'In table “{table}” the order of the vetoes “{first}” and “{second}” changes the total: {one} one way, {other} the other.',
      fix: 'Let the notice state the order of vetoes, deductions and bonuses.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
