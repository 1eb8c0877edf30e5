import { folded } from './words.ts';

export type ColumnRole =
  | 'serial'
  | 'level'
  | 'points'
  | 'description'
  | 'target'
  | 'standard'
  | 'lead'
  | 'cooperating'
  | 'other';

/** Headings seen in notices, the most telling first; a title that fits none is `other` or no heading at all. */
const vocabulary: readonly (readonly [ColumnRole, RegExp])[] = [
  ['serial', /^(序号|编号|项号|项次|号|指标序号|指标编号|指标代码|(serial)?(no\.?|number)|#)$/i],
  ['other', /^(remarks?|notes?|comments?)$/i],
  [
    'cooperating',
    /^(cooperating|supporting|assisting|participating)(offices?|departments?|units?|agenc(y|ies))$/i,
  ],
  [
    'lead',
    /^(lead(ing)?|responsible|assessing|scoring)(offices?|departments?|units?|agenc(y|ies)|bod(y|ies))?$/i,
  ],
  ['points', /^(max(imum)?\.?|full)?(points?|scores?|marks?|weights?|weighting)(\(%\))?$/i],
  [
    'standard',
    /^(scoring|marking|grading|assessment|evaluation)?(criteri(a|on)|standards?|rules?|methods?)$/i,
  ],
  ['description', /^(descriptions?|requirements?|contents?|details|definitions?|targets?)$/i],
  [
    'level',
    /^((first|second|third|top|sub)-?(level)?|level[-]?[1-3]?)?(dimensions?|indicators?|categor(y|ies)|items?|areas?|name)$/i,
  ],
  [
    'other',
    /^(自评(得)?分?|自评情况|得分|考核得分|考评得分|实际得分|最终得分|实得分|评分|扣分|考核评分|备注|说明事项|自查得分|核定分|完成情况|扣分原因|自评依据|得分情况|加分|评价得分|考评分|审核得分)$/,
  ],
  [
    'other',
    /^(责任|分管|牵头|包保|联系|具体)(领导|人|人员|责任人)$|^(完成|办理|整改|推进)?(时限|期限|进度|时间|节点|时间节点)$|^(计量|数量|统计)单位$|^(计量|统计)(口径|周期|频次|频率)$|^(考核|统计|评价)?(周期|频次|频率|时间|时限)$/,
  ],
  [
    'target',
    /^(年度|考核|本年|工作|指标|预期)?(目标值|任务数|目标数|任务值|指标值|目标任务数|计划数)$|^年度目标$/,
  ],
  ['cooperating', /^(配合|协助|协办|协同|参与|配合考核|协作|协同考核)(单位|部门|科室|牵头单位)?$/],
  [
    'lead',
    /^(牵头|负责|主管|主办|归口|评价|考评|评分|打分|评估|测评|考核|责任|考核责任|考核牵头|牵头考核|牵头考评|牵头评价|牵头责任|负责考核|负责考评|考核主管|具体负责|考核实施|数据提供|数据采集|赋分|计分|审核)的?(单位|部门|主体|科室|处室|股室|责任单位)(\(.*\))?$/,
  ],
  [
    'lead',
    /^(考核单位及部门|责任单位\(部门\)|牵头单位\(部门\)|考核部门\(单位\)|牵头单位和配合单位|牵头\/配合单位|牵头及配合单位|责任分工|单位|部门)$/,
  ],
  [
    'points',
    /^(各项|标准|指标|考核|评价|考评|项目|评估|单项|基本|基础|总|应得|设定|满)?(分值|分数|权重|权数|赋分|配分|满分|分|标准分|基本分|基础分|得分值|总分)(值|\(分\)|\(%\)|占比|权重|系数)?$/,
  ],
  ['points', /^(分值权重|分值\/权重|权重分值|权重\(分值\)|分值\(权重\))$/],
  [
    'standard',
    /^(考核|考评|评价|评估|评定|具体|绩效)?(评分|计分|记分|赋分|打分|扣分|得分|加分|加扣分|扣分评分|考核计分|考评计分)(标准|办法|细则|方法|规则|依据|说明|方式|要求|口径)(及.*|和.*|\(.*\))?$/,
  ],
  [
    'standard',
    /^(考核标准|考评标准|评价标准|考核办法|考核方法|考评办法|考评方法|评价方法|评价办法|评估标准|评估办法|评估方法|考核细则|考评细则|评定标准|评定办法|计算方法|计算公式|考核标准及.*|考核方式|考评方式|评价方式|计分公式|考核评分标准|考核评价标准|标准)$/,
  ],
  [
    'description',
    /^(指标|考核|考评|评价|评估|工作|具体|任务|目标|主要)?(说明|解释|含义|释义|内涵|内容|要求|要点|描述|定义|目标|内容及要求|内容和要求|内容与要求|任务及要求|目标要求|内容及标准|内容及评分标准|内容与评分标准|要求及标准|要求和标准|任务要求|工作目标|目标任务|具体内容|工作内容|考核内容|主要内容|指标及标准)$/,
  ],
  ['description', /^(数据来源|数据口径|计算口径)$/],
  [
    'standard',
    /^.{1,8}(及|和|与|、|\/)(考核|考评|评价|评估)?(评分|计分|记分|赋分|打分|扣分|得分|给分)(标准|办法|细则|方法|规则|依据|说明)?$/,
  ],
  [
    'level',
    /^(考核|考评|评价|评估|[一二三四]级)?(项目|指标|内容|类别|名称|事项|任务|要素|工作)?(项目|指标|内容|类别|名称|事项|任务|要素)(及|和|与|\/)(分值|分数|权重|标准分|满分)$/,
  ],
  ['level', /^(一|二|三|四)级(指标|考核指标|评价指标|评估指标|项目|考核项目|类别|目录)?(名称)?(\(.*\))?$/],
  [
    'level',
    /^(考核|考评|评价|评估|评议|测评|检查|督查|工作|指标|具体|重点|主要|评分|绩效|基础|目标|内容)?(项目|指标|类别|维度|领域|事项|任务|类型|大类|小类|分类|指标名称|项目名称|对象类别|方面|要素|指标项|工作任务|子项|分项|专项|工作|体系|板块|模块|名称|因素|单元)(名称|类别|分类)?(\(.*\))?$/,
  ],
  ['points', /^(?!自评|得|实|扣|加|减).{1,10}(分值|权重|满分|标准分)(\([分%]\))?$/],
  ['points', /^(分值|权重|满分|标准分|分数)\(.{1,14}\)$/],
  ['cooperating', /^.{0,4}(配合|协助|协办|参与).{0,2}(单位|部门|科室)$/],
  ['lead', /^[^被]{0,6}(单位|部门|科室|处室|股室)$/],
  ['standard', /^.{1,6}(标准|办法|细则|规则|计分|评分|扣分|加分)$/],
  ['description', /^.{1,4}(内容|要求|说明|要点|目标|解释)$/],
  ['level', /^.{1,4}(项目|指标|类别|事项|任务|维度|领域)$/],
  ['other', /^.{1,6}(得分|结果|情况|记录|意见|签字|签名|原因|依据)$/],
];

/** Grouping titles of a two-line heading: they say nothing of a column of their own. */
const grouping =
  /^(考核|评价|评估|考评)?(指标|指标体系|指标及分值|项目及分值|项目及内容|责任单位|单位|考核单位|部门|内容|标准|评分|分值|内容及标准)$/;

/** What a heading cell means; null when it is no heading word. */
export function roleOf(title: string): ColumnRole | null {
  const plain = headingText(title);
  if (
    plain === '' ||
    plain.length > (/^[\x20-\x7e]+$/.test(plain) ? 32 : 16) ||
    /^(附?表|附件|续表)[一二三四五六七八九十\d]/.test(plain)
  )
    return null;
  for (const [role, pattern] of vocabulary) if (pattern.test(plain)) return role;
  return null;
}

export const isGrouping = (title: string): boolean => grouping.test(headingText(title));

/** The heading without the remark behind it: `分值(100分)` → `分值`. */
const headingText = (title: string): string =>
  folded(title)
    .replace(/\([^()]*(分|%|\d)[^()]*\)$/, '')
    .replace(/[:*]$/, '')
    .replace(/(?<=[\u3400-\u9fff])[A-Za-z./]+$/, '');
