import { wordsOf } from '../../words/language.ts';

export const usePublicWords = wordsOf('public-view', {
  zh: {
    title: '考核结果公示',
    provisional: '暂定结果：部分项目尚缺数据。',
    period: '公示期：',
    appeal: '被考评单位有异议的，请在此前登录系统提出申诉：',
    hash: '结果校验值：',
    corrections: '更正',
    print: '打印',
    none: '目前没有公示的结果。公示期以外，此页不显示内容。',
  },
  en: {
    title: 'Results on public view',
    provisional: 'Provisional: some items still lack data.',
    period: 'Public: ',
    appeal: 'Units that object sign in and appeal before: ',
    hash: 'Hash of the result: ',
    corrections: 'Corrections',
    print: 'Print',
    none: 'No result is public now. Outside the publication period this page shows nothing.',
  },
});
