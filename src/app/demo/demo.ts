/** The one demonstration there is: the scheme that comes with the product, in an office of its own. */
export const demo = {
  office: 'demo-shengzhou',
  scheme: 'shengzhou-2020',
  campaign: 'shengzhou-2020',
  title: '2020 年度考核（演示数据）',
  seed: '2020',
} as const;

/** What the audit entry is about that says that the demonstration is complete. */
export const loadedSubject = `campaign/${demo.campaign}`;

/** What is given where somebody has to say why. */
export const reason = '演示';
