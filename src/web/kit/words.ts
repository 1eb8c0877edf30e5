import { wordsOf } from '../words/language.ts';

export const useKitWords = wordsOf('kit', {
  zh: {
    again: '重试',
    unit: '单位',
    unitHint: '输入名称选择',
    noCampaign: '还没有可以查看的考核。考核办开启后会出现在这里。',
    offline: '连接不上服务器。',
    offlineFix: '请检查网络；已填写的内容仍保留在本机。',
    broken: '出现了意料之外的错误。',
    brokenFix: '请刷新页面再试；如仍不行，请把出错的时间告诉系统管理员。',
  },
  en: {
    again: 'Try again',
    unit: 'Unit',
    unitHint: 'Type a name',
    noCampaign: 'There is no campaign to see yet. It appears here once the office opens one.',
    offline: 'The server cannot be reached.',
    offlineFix: 'Check the network; what you entered is still kept here.',
    broken: 'Something unexpected went wrong.',
    brokenFix: 'Load the page again; if it goes on, tell the system administrator when it happened.',
  },
});
