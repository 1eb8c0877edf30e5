import {
  type Asked,
  column,
  number,
  plainName,
  type Reader,
  type Suggestion,
  trimmed,
} from './suggestion.ts';

const countUnit = '(?:次|起|件|项|例|人次|人|个|条|处|家|份|篇|场|户)';
const quantity = new RegExp(
  `([^,。;:()\\d]{2,24}?)(?:达到?|不少于|不得少于|不低于|至少|≥)?${number}(万?)${countUnit}(?:及)?(?:以上)?`,
  'g',
);

/** 自建应用1个以上,且收集数据1000条以上. */
export const readQuota: Reader = (asked) => {
  if (/按[^,。;]{0,8}比例|率/.test(asked.text.plain)) return null;
  const found = [...asked.text.plain.matchAll(quantity)].filter(
    (match) =>
      /以上|不少于|不得少于|至少|不低于|达到?\d|≥|(?:完成|建成|建立|开展|举办|新增|培育|创建)\d/.test(
        match[0],
      ) && !/每|扣|得\d|超过|分之/.test(match[0]),
  );
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined || found.length > 3) return null;
  const names = found.map((match, i) => quantityName(match[1] ?? '', i));
  const conditions = found.map((match, i) => {
    const wanted = match[3] === '万' ? String(Number(match[2]) * 10_000) : trimmed(match[2] ?? '0');
    return `sum(${names[i]} of ${asked.data}) >= ${wanted}`;
  });
  return {
    rule: 'quota',
    formula: `if ${conditions.join(' and ')} then full else 0`,
    target: null,
    parameters: Object.fromEntries(found.map((match, i) => [names[i] ?? '', trimmed(match[2] ?? '0')])),
    words: asked.text.quote(first.index, last.index + last[0].length),
    dataset: {
      name: asked.data,
      columns: names.map((name) => column(name, 'integer', '数量')),
    },
    partial: /(?:否则|未达到|达不到|未完成|不达标)[^,。;]{0,8}(?:不得分|0分)|得(?:满分|\d+(?:\.\d+)?分)/.test(
      asked.text.plain,
    )
      ? 'stated'
      : 'not-stated',
  };
};

const quantityName = (text: string, i: number): string => {
  const name = plainName(
    text.replace(/^(?:且|并且|并|同时|每年|全年|年内)/, '').replace(/(?:达|不|至)$/, ''),
  );
  return name === '' ? `数量${i + 1}` : `${name}数`;
};

/** 如无自建APP,按照全部整合给分; 无相关任务的得满分. */
export const readNotApplicable: Reader = (asked) => {
  const match =
    /(?:如无|若无|没有|无|未发生|不涉及)([^,。;]{2,20}?)(?:的(?:单位|乡镇|部门|街道)?)?,(?:按照?|视为|视同|本项|该项|直接|可|计|得|予以)*(?:全部[^,。;]{0,8}(?:给分|得分|计分)|得?满分|给满分|不扣分)/.exec(
      asked.text.plain,
    );
  if (match === null) return null;
  return {
    rule: 'not-applicable',
    formula: `share(count(${asked.data} where 已完成), count(${asked.data}), when_empty: full)`,
    target: null,
    parameters: { when_empty: 'full' },
    words: asked.text.clause(match),
    dataset: { name: asked.data, columns: [column('已完成', 'truth', '是否已达到要求')] },
    partial: 'not-stated',
  };
};

const until = /(\d{4}年)?(\d{1,2})月(\d{1,2})日(?:之?前|以前)|按时|按期|及时|按规定时间|规定时限内/;
const late =
  /(?:逾期|超期|未按时|未按期|迟报|延迟|不按时)[^,。;]{0,12}?(?:不得分|得0分|0分)|(?:按时|按期|时间|前)[^,。;]{0,16}得满分/;

/** 6月30日前报送的得满分,逾期不得分. */
export const readDeadline: Reader = (asked) => {
  const [time, rule] = [until.exec(asked.text.plain), late.exec(asked.text.plain)];
  if (time === null || rule === null) return null;
  return {
    rule: 'deadline',
    formula: `if count(${asked.data} where 完成时间 is known and 完成时间 <= 时限) > 0 then full else 0`,
    target: null,
    parameters: time[2] === undefined ? {} : { deadline: time[0] },
    words: asked.text.clause(rule),
    dataset: {
      name: asked.data,
      columns: [
        column('时限', 'date', '办法规定的时限'),
        column('完成时间', 'date', '完成日期,未完成的留空'),
      ],
    },
    partial: 'stated',
  };
};

const whole = new RegExp(`([^,。;:]{2,40}?)的?,?(?:得|计|赋|给)(满分|${number}分)`, 'g');

/** 设立机构并挂牌的得2分: the one thing asked for earns everything; several that add up to everything are a checklist. */
export const readSingle: Reader = (asked) => {
  const { plain } = asked.text;
  const found = [...plain.matchAll(whole)].filter(
    (match) => !/不$|^(?:如无|若无|没有|无|不涉及|未发生)/.test(match[1] ?? ''),
  );
  const [only] = found;
  if (only === undefined || /每|扣|按[^,。;]{0,8}比例/.test(plain)) return null;
  if (found.length > 1) return checklistOf(asked, found);
  if (/%/.test(plain) || (only[2] !== '满分' && trimmed(only[3] ?? '0') !== asked.full)) return null;
  return {
    rule: 'checklist',
    formula: `if count(${asked.data} where 已完成) > 0 then full else 0`,
    target: null,
    parameters: {},
    words: asked.text.clause(only),
    dataset: { name: asked.data, columns: [column('已完成', 'truth', (only[1] ?? '').slice(0, 60))] },
    partial: 'stated',
  };
};

function checklistOf(asked: Asked, found: readonly RegExpExecArray[]): Suggestion | null {
  const points = found.map((match) => trimmed(match[3] ?? asked.full));
  const total = points.reduce((sum, each) => sum + Math.round(Number(each) * 1000), 0);
  if (total !== Math.round(Number(asked.full) * 1000)) return null;
  const names = points.map((_, i) => `第${i + 1}项完成`);
  const [first, last] = [found[0], found.at(-1)];
  return {
    rule: 'checklist',
    formula: `checklist([${points.map((each, i) => `count(${asked.data} where ${names[i]}) > 0 -> ${each}`).join(', ')}])`,
    target: null,
    parameters: Object.fromEntries(points.map((each, i) => [`part${i + 1}`, each])),
    words: asked.text.quote(first?.index ?? 0, (last?.index ?? 0) + (last?.[0].length ?? 0)),
    dataset: {
      name: asked.data,
      columns: found.map((match, i) => column(names[i] ?? '', 'truth', (match[1] ?? '').slice(0, 60))),
    },
    partial: 'stated',
  };
}
