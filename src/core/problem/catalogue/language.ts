import type { ProblemEntry } from './entry.ts';

/** Problems of formulas: reading them (first part) and checking them against a scheme's vocabulary. */
export const languageProblems = {
  'formula-too-long': {
    severity: 'error',
    zh: { what: '公式有 {length} 个字符，上限是 {limit}。', fix: '请把公式拆成几个定义。' },
    en: {
      what: 'The formula has {length} characters; the limit is {limit}.',
      fix: 'Split it into definitions.',
    },
  },
  'formula-too-deep': {
    severity: 'error',
    zh: { what: '公式嵌套超过 {limit} 层。', fix: '请把内层写成定义，再按名称引用。' },
    en: {
      what: 'The formula is nested deeper than {limit} levels.',
      fix: 'Make the inner part a definition and use its name.',
    },
  },
  'formula-too-large': {
    severity: 'error',
    zh: { what: '公式超过 {limit} 个部分。', fix: '请把公式拆成几个定义。' },
    en: { what: 'The formula has more than {limit} parts.', fix: 'Split it into definitions.' },
  },
  'chain-too-long': {
    severity: 'error',
    zh: { what: '一个式子连写了超过 {limit} 项。', fix: '请分成几组，写成定义再相加。' },
    en: { what: 'More than {limit} parts are joined in one chain.', fix: 'Group them into definitions.' },
  },
  'formula-too-heavy': {
    severity: 'error',
    zh: { what: '公式连同它引用的定义展开后太大。', fix: '请减少乘方、重复引用和层层嵌套的规则。' },
    en: {
      what: 'The formula with its definitions unfolds to something too large.',
      fix: 'Use fewer powers, repeated references and nested rules.',
    },
  },
  'formula-empty': {
    severity: 'error',
    zh: { what: '公式是空的。', fix: '请写出计分公式，例如 threshold(完成率, at_least: 90%)。' },
    en: { what: 'The formula is empty.', fix: 'Write a formula, e.g. threshold(完成率, at_least: 90%).' },
  },
  'unexpected-character': {
    severity: 'error',
    zh: { what: '公式中不能有“{found}”。', fix: '请删去，或改用公式的写法。' },
    en: { what: '“{found}” cannot stand in a formula.', fix: 'Remove it or write it the way formulas do.' },
  },
  'hidden-character': {
    severity: 'error',
    zh: { what: '公式中有看不见的字符 {code}。', fix: '请删去；它多半是复制粘贴带来的。' },
    en: {
      what: 'There is an invisible character {code} in the formula.',
      fix: 'Remove it; it probably came with a copy and paste.',
    },
  },
  'full-width-sign': {
    severity: 'error',
    zh: { what: '“{found}”是中文输入法的符号。', fix: '请改用半角符号 {instead} 。' },
    en: { what: '“{found}” is not a sign of the formula language.', fix: 'Type {instead} instead.' },
  },
  'foreign-sign': {
    severity: 'error',
    zh: { what: '公式里没有“{found}”这种写法。', fix: '请改写为 {instead} 。' },
    en: { what: 'Formulas do not write “{found}”.', fix: 'Write {instead} instead.' },
  },
  'value-expected': {
    severity: 'error',
    zh: {
      what: '这里应当是一个数、名称或式子，却是“{found}”。',
      fix: '请补上或改正这一处(⏎ 表示公式到此结束)。',
    },
    en: {
      what: 'A number, a name or an expression should stand here, not “{found}”.',
      fix: 'Add or correct it (⏎ is the end of the formula).',
    },
  },
  'option-expected': {
    severity: 'error',
    zh: { what: '这里应当是“名称: 值”，却是“{found}”。', fix: '请给这个参数写上名称。' },
    en: { what: '“name: value” should stand here, not “{found}”.', fix: 'Give the argument its name.' },
  },
  'state-expected': {
    severity: 'error',
    zh: {
      what: 'is 后面应当是 known、missing 或 applicable，却是“{found}”。',
      fix: '请改正；比较两个值请用 = 。',
    },
    en: {
      what: '“is” is followed by known, missing or applicable, not “{found}”.',
      fix: 'Correct it; two values are compared with = .',
    },
  },
  'sign-missing': {
    severity: 'error',
    zh: { what: '这里缺少 {expected}，看到的是“{found}”。', fix: '请补上 {expected} 。' },
    en: { what: '“{expected}” is missing here, before “{found}”.', fix: 'Add {expected} .' },
  },
  'sign-extra': {
    severity: 'error',
    zh: { what: '多了一个“{found}”。', fix: '请删去，或在前面补上对应的左括号。' },
    en: { what: 'There is a “{found}” too many.', fix: 'Remove it, or add the bracket that opens it.' },
  },
  'left-over': {
    severity: 'error',
    zh: {
      what: '公式到这里已经完整，后面的“{found}”接不上。',
      fix: '请在两者之间补上运算符，例如 + 或 and；千位不要加逗号。',
    },
    en: {
      what: 'The formula is complete before “{found}”.',
      fix: 'Put an operator such as + or and between them; write thousands without a comma.',
    },
  },
  'unclosed-text': {
    severity: 'error',
    zh: { what: '文字缺少结尾的引号。', fix: '请在同一行内补上 " 。' },
    en: { what: 'The text has no closing quote.', fix: 'Add " on the same line.' },
  },
  'unclosed-name': {
    severity: 'error',
    zh: { what: '名称缺少结尾的反引号。', fix: '请在同一行内补上 ` 。' },
    en: { what: 'The name has no closing backquote.', fix: 'Add ` on the same line.' },
  },
  'chained-comparison': {
    severity: 'error',
    zh: { what: '比较不能连写。', fix: '请拆成两个比较，例如 a < b and b < c 。' },
    en: { what: 'Comparisons cannot be chained.', fix: 'Write two, e.g. a < b and b < c .' },
  },
  'bad-number': {
    severity: 'error',
    zh: {
      what: '“{found}”不是公式里的数。',
      fix: '请写成十进制数，例如 0.5、1000、92%；不用指数写法，小数点前后都要有数字。',
    },
    en: {
      what: '“{found}” is not a number in a formula.',
      fix: 'Write a decimal number such as 0.5, 1000 or 92%: no exponent, digits on both sides of the point.',
    },
  },
  'number-too-long': {
    severity: 'error',
    zh: { what: '数字超过 {limit} 位。', fix: '请检查这个数是否写错。' },
    en: { what: 'The number has more than {limit} digits.', fix: 'Check the number.' },
  },
  'not-a-number': {
    severity: 'error',
    zh: { what: '“{found}”不能参加计分。', fix: '没有数据请写 missing，不适用请写 not_applicable 。' },
    en: {
      what: '“{found}” cannot take part in a score.',
      fix: 'Write missing where there are no data, not_applicable where the item does not apply.',
    },
  },
  'bad-date': {
    severity: 'error',
    zh: { what: '“{found}”不是有的日期。', fix: '请改正，例如 2020-06-30 。' },
    en: { what: 'There is no day “{found}”.', fix: 'Correct it, e.g. 2020-06-30 .' },
  },
  'date-format': {
    severity: 'error',
    zh: { what: '日期“{found}”的写法不对。', fix: '请写成 {instead} 。' },
    en: { what: 'The date “{found}” is not written the right way.', fix: 'Write {instead} .' },
  },
  'bad-duration': {
    severity: 'error',
    zh: { what: '时长必须是不超过 {limit} 的整数。', fix: '例如 3 workdays 。' },
    en: { what: 'A duration is a whole number up to {limit}.', fix: 'For example 3 workdays .' },
  },
  'bad-window': {
    severity: 'error',
    zh: {
      what: '“{found}”不是时间范围。',
      fix: '请写 period、last_year、ever、last 3 months 或 2020-01-01 to 2020-07-01(不含后一天)。',
    },
    en: {
      what: '“{found}” is not a window of time.',
      fix: 'Write period, last_year, ever, last 3 months, or 2020-01-01 to 2020-07-01 (up to, not including, the second day).',
    },
  },
  'dotted-name': {
    severity: 'error',
    zh: { what: '名称中间不能用点。', fix: '数据集的列这样写:sum(列 of 数据集)。' },
    en: { what: 'A name has no dots.', fix: 'A column of a dataset is written sum(column of dataset).' },
  },
  'argument-twice': {
    severity: 'error',
    zh: { what: '参数“{name}”写了两次。', fix: '请只保留一个。' },
    en: { what: 'The argument “{name}” is given twice.', fix: 'Keep one.' },
  },
  'argument-order': {
    severity: 'error',
    zh: { what: '不带名称的参数要写在带名称的参数前面。', fix: '请调整次序。' },
    en: { what: 'Arguments without a name come before those with one.', fix: 'Change the order.' },
  },
  'count-with-value': {
    severity: 'error',
    zh: {
      what: 'count 数的是记录，不取列的值。',
      fix: '请写 count(数据集 where …)；数不同的值用 distinct(列 of 数据集)。',
    },
    en: {
      what: 'count counts records, not values.',
      fix: 'Write count(dataset where …), or distinct(column of dataset) for different values.',
    },
  },
  'value-without-dataset': {
    severity: 'error',
    zh: { what: '{fold} 要说明取哪个数据集的什么值。', fix: '请写 {fold}(列 of 数据集)。' },
    en: { what: '{fold} needs a value and a dataset.', fix: 'Write {fold}(column of dataset).' },
  },
  'dataset-expected': {
    severity: 'error',
    zh: {
      what: '{fold} 里应当是数据集的名称，却是“{found}”。',
      fix: '请写 {fold} 的对象，例如 count(数据集 where …)。',
    },
    en: {
      what: '{fold} needs the name of a dataset, found “{found}”.',
      fix: 'Name it, e.g. count(dataset where …).',
    },
  },
  'unknown-name': {
    severity: 'error',
    zh: { what: '公式中的名称“{name}”没有定义。', fix: '可用的相近名称：{candidates}。' },
    en: { what: 'The name “{name}” is not defined here.', fix: 'Names close to it: {candidates}.' },
  },
  'unknown-dataset': {
    severity: 'error',
    zh: { what: '没有数据集“{name}”。', fix: '可用的数据集：{candidates}。' },
    en: { what: 'There is no dataset “{name}”.', fix: 'Datasets close to it: {candidates}.' },
  },
  'unknown-function': {
    severity: 'error',
    zh: { what: '没有函数“{name}”。', fix: '相近的函数：{candidates}。' },
    en: { what: 'There is no function “{name}”.', fix: 'Functions close to it: {candidates}.' },
  },
  'unknown-argument': {
    severity: 'error',
    zh: { what: '{function} 没有参数“{name}”。', fix: '它的参数：{candidates}。' },
    en: { what: '{function} has no argument “{name}”.', fix: 'Its arguments are: {candidates}.' },
  },
  'argument-missing': {
    severity: 'error',
    zh: { what: '{function} 缺少参数“{name}”。', fix: '请补上，例如 {example} 。' },
    en: { what: '{function} needs the argument “{name}”.', fix: 'Add it, e.g. {example} .' },
  },
  'too-many-arguments': {
    severity: 'error',
    zh: { what: '{function} 只有 {limit} 个不带名称的参数。', fix: '其余参数请写名称：{candidates}。' },
    en: {
      what: '{function} takes {limit} arguments without a name.',
      fix: 'Give the others their names: {candidates}.',
    },
  },
  'unknown-word': {
    severity: 'error',
    zh: { what: '“{name}”的值不能是“{found}”。', fix: '请从中选一个：{candidates}。' },
    en: { what: '“{name}” cannot be “{found}”.', fix: 'Choose one of: {candidates}.' },
  },
  'one-bound': {
    severity: 'error',
    zh: { what: 'threshold 必须恰好写一个界限。', fix: '请写 at_least、at_most、above、below 中的一个。' },
    en: { what: 'threshold takes exactly one bound.', fix: 'Give one of at_least, at_most, above, below.' },
  },
  'function-is-name': {
    severity: 'error',
    zh: { what: '“{name}”是函数，后面要有括号。', fix: '请写 {name}(…)。' },
    en: { what: '“{name}” is a function and needs its parentheses.', fix: 'Write {name}(…).' },
  },
  'name-is-dataset': {
    severity: 'error',
    zh: {
      what: '“{name}”是数据集，不是一个数。',
      fix: '请说明怎样汇总，例如 count({name}) 或 sum(列 of {name})。',
    },
    en: {
      what: '“{name}” is a dataset, not a value.',
      fix: 'Say how to fold it, e.g. count({name}) or sum(column of {name}).',
    },
  },
  'column-outside': {
    severity: 'error',
    zh: {
      what: '“{name}”是数据集“{dataset}”的列，每条记录各有一个值。',
      fix: '请汇总成一个数，例如 sum({name} of {dataset})。',
    },
    en: {
      what: '“{name}” is a column of “{dataset}”: every record has its own.',
      fix: 'Fold it into one value, e.g. sum({name} of {dataset}).',
    },
  },
  'definition-outside': {
    severity: 'error',
    zh: {
      what: '数据集的条件里不能用定义“{name}”。',
      fix: '条件里只能用该数据集的列、单位属性和日期；请把“{name}”的内容直接写进去。',
    },
    en: {
      what: 'A condition on records cannot use the definition “{name}”.',
      fix: 'It may use columns, attributes of the unit and days; write what “{name}” says.',
    },
  },
  'full-unknown': {
    severity: 'error',
    zh: { what: '这里没有分值，不能用 full 。', fix: 'full 只能用在指标的公式里。' },
    en: {
      what: 'There are no points here, so full has no meaning.',
      fix: 'Use full in the formula of an indicator.',
    },
  },
  'target-unknown': {
    severity: 'error',
    zh: {
      what: '这个指标没有设定目标值，不能用 target 。',
      fix: '请给指标写上 target，或在公式里直接写目标。',
    },
    en: {
      what: 'This indicator has no target, so the name target has no meaning.',
      fix: 'Give the indicator a target, or write it in the formula.',
    },
  },
  'reserved-name': {
    severity: 'error',
    zh: { what: '“{name}”是公式语言自己的词，不能用作{role}的名称。', fix: '请换一个名称。' },
    en: {
      what: '“{name}” belongs to the formula language and cannot name a {role}.',
      fix: 'Choose another name.',
    },
  },
  'name-twice': {
    severity: 'error',
    zh: { what: '“{name}”既是{first}又是{second}。', fix: '请改掉其中一个名称。' },
    en: { what: '“{name}” is both a {first} and a {second}.', fix: 'Rename one of them.' },
  },
  'definition-cycle': {
    severity: 'error',
    zh: { what: '定义互相引用成了圈：{path}。', fix: '请去掉其中一处引用。' },
    en: {
      what: 'The definitions refer to each other in a circle: {path}.',
      fix: 'Remove one of the references.',
    },
  },
  'type-mismatch': {
    severity: 'error',
    zh: { what: '{where}应当是{expected}，却是{found}。', fix: '请改正这一部分：{text}' },
    en: { what: '{where} should be {expected_en} but is {found_en}.', fix: 'Correct this part: {text}' },
  },
  'quantity-mismatch': {
    severity: 'error',
    zh: {
      what: '{left}和{right}不能相加减、比较或互换：{text}',
      fix: '请换算成同一种量，例如用 ratio(部分, 总数, when_empty: …) 求比例。',
    },
    en: {
      what: '{left_en} and {right_en} cannot be added, compared or exchanged: {text}',
      fix: 'Convert them to one kind of quantity, e.g. with ratio(part, whole, when_empty: …).',
    },
  },
  'quantity-product': {
    severity: 'error',
    zh: { what: '{left}与{right}相乘没有意义：{text}', fix: '请检查公式；比例或倍数才能与分值相乘。' },
    en: {
      what: '{left_en} times {right_en} has no meaning: {text}',
      fix: 'Check the formula; only a ratio or a plain number multiplies points.',
    },
  },
  'percent-expected': {
    severity: 'error',
    zh: { what: '比例应当写成百分数，不是“{found}”。', fix: '请写 {advice} 。' },
    en: { what: 'A ratio is written as a percent, not “{found}”.', fix: 'Write {advice} .' },
  },
  'blank-not-handled': {
    severity: 'error',
    zh: {
      what: '列“{name}”可能为空，公式没有说明为空时怎么办。',
      fix: '请写 {name} is known and …,或者 known_or({name}, 默认值)。',
    },
    en: {
      what: 'The column “{name}” may be blank, and the formula does not say what then.',
      fix: 'Write {name} is known and …, or known_or({name}, default).',
    },
  },
  'division-unguarded': {
    severity: 'error',
    zh: {
      what: '除数“{divisor}”可能为零。',
      fix: '请改用 ratio({dividend}, {divisor}, when_empty: …)，写明分母为零时的结果。',
    },
    en: {
      what: 'The divisor “{divisor}” may be zero.',
      fix: 'Use ratio({dividend}, {divisor}, when_empty: …) and say what holds then.',
    },
  },
  'zero-target-needed': {
    severity: 'error',
    zh: {
      what: '目标“{target}”可能为零。',
      fix: '请给 {function} 加上 zero_target: …,写明目标为零时的结果，例如 zero_target: full 。',
    },
    en: {
      what: 'The target “{target}” may be zero.',
      fix: 'Add zero_target: … to {function} and say what holds then, e.g. zero_target: full .',
    },
  },
  'choice-unknown': {
    severity: 'error',
    zh: { what: '列“{name}”没有“{found}”这个选项。', fix: '可选：{candidates}。' },
    en: { what: 'The column “{name}” has no choice “{found}”.', fix: 'Its choices: {candidates}.' },
  },
  'exponent-not-constant': {
    severity: 'error',
    zh: {
      what: '^ 的指数必须是 -{limit} 到 {limit} 之间的整数常数。',
      fix: '其他乘方请用 power(x, y, decimals: …)。',
    },
    en: {
      what: 'The exponent of ^ must be a whole constant from -{limit} to {limit}.',
      fix: 'For other powers use power(x, y, decimals: …).',
    },
  },
  'not-constant': {
    severity: 'error',
    zh: { what: '{function} 的“{name}”必须是常数。', fix: '请直接写出数值。' },
    en: { what: '“{name}” of {function} must be a constant.', fix: 'Write the number itself.' },
  },
  'whole-number-needed': {
    severity: 'error',
    zh: { what: '{function} 的“{name}”必须是 {low} 到 {high} 之间的整数。', fix: '请改正数值。' },
    en: {
      what: '“{name}” of {function} must be a whole number from {low} to {high}.',
      fix: 'Correct the number.',
    },
  },
  'must-be-positive': {
    severity: 'error',
    zh: { what: '{function} 的“{name}”必须大于零。', fix: '请改正：{text}' },
    en: { what: '“{name}” of {function} must be above zero.', fix: 'Correct it: {text}' },
  },
  'must-not-be-negative': {
    severity: 'error',
    zh: { what: '{function} 的“{name}”不能小于零。', fix: '请改正：{text}' },
    en: { what: '“{name}” of {function} must not be negative.', fix: 'Correct it: {text}' },
  },
  'cases-order': {
    severity: 'error',
    zh: {
      what: '{function} 的各档必须从高到低写，“{found}”的次序不对。',
      fix: '请按界限从大到小排列，不得重复。',
    },
    en: {
      what: 'The bounds of {function} must go from high to low; “{found}” is out of order.',
      fix: 'Sort the cases by bound, highest first, without repeats.',
    },
  },
  'cases-empty': {
    severity: 'error',
    zh: { what: '{function} 至少要有一档。', fix: '请写成 [条件 -> 结果, …]。' },
    en: { what: '{function} needs at least one case.', fix: 'Write [condition -> result, …].' },
  },
  'weights-sum': {
    severity: 'error',
    zh: { what: '权重合计是 {sum}，不是 100%。', fix: '请改正权重。' },
    en: { what: 'The weights add up to {sum}, not 100%.', fix: 'Correct the weights.' },
  },
  'checklist-over': {
    severity: 'error',
    zh: { what: '清单各项合计 {sum} 分，超过满分 {full} 分。', fix: '请改正各项分值。' },
    en: {
      what: 'The items of the checklist add up to {sum}, more than the full {full} points.',
      fix: 'Correct the points of the items.',
    },
  },
  'points-not-comparable': {
    severity: 'error',
    zh: { what: '{function} 的分值要么写常数，要么保证不超过满分。', fix: '请改正：{text}' },
    en: {
      what: 'The points of {function} must be constants or stay within full points.',
      fix: 'Correct it: {text}',
    },
  },
  'aggregate-nested': {
    severity: 'error',
    zh: {
      what: '汇总里面不能再有汇总或按单位计算的规则：{text}',
      fix: '请把两者分开写，例如先求各自的汇总再比较。',
    },
    en: {
      what: 'An aggregate cannot hold another aggregate or a rule: {text}',
      fix: 'Write them apart and combine their results.',
    },
  },
  'not-for-records': {
    severity: 'error',
    zh: {
      what: '逐条记录的式子里不能用 {found} 。',
      fix: '只能用列、属性、常数、+ - *、比较、and or not、if、is known、in、known_or、days、workdays、workday、year、month 。',
    },
    en: {
      what: '{found} cannot stand in an expression over records.',
      fix: 'Use columns, attributes, constants, + - *, comparison, and or not, if, is known, in, known_or, days, workdays, workday, year, month.',
    },
  },
  'window-without-time': {
    severity: 'error',
    zh: {
      what: '数据集“{dataset}”没有时间列，不能限定时间范围。',
      fix: '请去掉 during，或写 during ever 。',
    },
    en: {
      what: 'The dataset “{dataset}” has no time column, so a window has no meaning.',
      fix: 'Remove during, or write during ever .',
    },
  },
  'grain-without-time': {
    severity: 'error',
    zh: {
      what: '数据集“{dataset}”没有时间列，不能用 {fold} 。',
      fix: '请换用别的汇总，或给数据集设时间列。',
    },
    en: {
      what: 'The dataset “{dataset}” has no time column, so {fold} has no meaning.',
      fix: 'Use another aggregate or give the dataset a time column.',
    },
  },
  'moment-outside': {
    severity: 'error',
    zh: {
      what: '时刻“{text}”不能在这里使用。',
      fix: '请用 days、workdays、workday、year、month 在逐条记录的条件里比较。',
    },
    en: {
      what: 'The moment “{text}” cannot stand here.',
      fix: 'Use days, workdays, workday, year, month over records.',
    },
  },
  'peers-nested': {
    severity: 'error',
    zh: { what: '组别比较里面不能再有组别比较：{text}', fix: '请把内层去掉。' },
    en: { what: 'A comparison with peers cannot hold another: {text}', fix: 'Remove the inner one.' },
  },
  'result-not-points': {
    severity: 'error',
    zh: {
      what: '公式的结果是{found}，不是分值。',
      fix: '请乘以 full，或用 pro_rata、threshold 等计分规则。',
    },
    en: {
      what: 'The formula gives {found_en}, not points.',
      fix: 'Multiply by full, or use a rule such as pro_rata or threshold.',
    },
  },
  'result-not-truth': {
    severity: 'error',
    zh: {
      what: '这里要的是条件(真或假)，公式的结果却是{found}。',
      fix: '请写成比较，例如 count(事件) >= 1 。',
    },
    en: {
      what: 'A condition (true or false) is wanted here, but the formula gives {found_en}.',
      fix: 'Write a comparison, e.g. count(事件) >= 1 .',
    },
  },
  'score-out-of-range': {
    severity: 'error',
    zh: {
      what: '公式的结果可能在 {low} 到 {high} 之外，最低 {lowest}，最高 {highest}。',
      fix: '请用 clamp(…, {low}, {high}) 限定，或检查各项分值。',
    },
    en: {
      what: 'The result may leave {low} to {high}: lowest {lowest}, highest {highest}.',
      fix: 'Hold it with clamp(…, {low}, {high}), or check the points.',
    },
  },
  'checklist-under': {
    severity: 'warning',
    zh: {
      what: '清单各项合计 {sum} 分，不到满分 {full} 分，永远得不到满分。',
      fix: '如果不是有意如此，请改正各项分值。',
    },
    en: {
      what: 'The items of the checklist add up to {sum}, less than the full {full} points: full marks cannot be reached.',
      fix: 'Unless this is meant, correct the points of the items.',
    },
  },
} as const satisfies Record<string, ProblemEntry>;
