import { type Problem, problem } from '../../core/problem/problem.ts';
import type { Invocation, RunCommand } from '../command.ts';
import type { Host } from '../host.ts';
import { renderJson } from '../printer.ts';
import { printProblems } from '../problems.ts';
import { report, wholeNumber } from '../report.ts';
import type { Serving } from '../serving.ts';
import { say, type Words } from '../words.ts';

const usualPort = 8080;
const usualHost = '127.0.0.1';
/** Where the data is unless it is told. */
export const usualFolder = 'data';

/** `serve`: the server, until it is told to stop. */
export const runServe: RunCommand = async (invocation, host) => {
  const { options, language } = invocation;
  const port = wholeNumber(options.port ?? host.environment.PORT, 0, 65_535);
  if (port === undefined) {
    printProblems(host.err, [notAPort(options.port ?? host.environment.PORT ?? '')], language);
    return 2;
  }
  const started = await host.serve({
    folder: options.data ?? host.environment.ZHUNSHENG_DATA ?? usualFolder,
    host: options.host ?? host.environment.HOST ?? usualHost,
    port: port ?? usualPort,
    demo: options.demo !== undefined,
  });
  const exit = report(started, invocation, host, (serving) => tell(serving, invocation, host));
  if (!started.ok) return exit;
  await started.value.ended;
  return 0;
};

function tell(serving: Serving, { language, format }: Invocation, host: Host): void {
  const { url, setupLink, demoAccounts } = serving;
  printProblems(host.err, serving.problems, language);
  if (format === 'json') {
    host.out.write(renderJson({ url, setupLink, demoAccounts }));
    return;
  }
  const lines = [
    say(runningWords, language, { url }),
    ...(setupLink === null ? [] : [say(setupWords, language, { link: `${url}${setupLink}` })]),
    ...(demoAccounts === null ? [] : [say(demoWords, language, { accounts: demoAccounts })]),
    say(stopWords, language),
  ];
  host.out.write(`${lines.join('\n')}\n`);
}

const notAPort = (text: string): Problem =>
  problem('option-not-a-number', { option: '--port', text, low: '0', high: '65535' });

const runningWords: Words = { zh: '准绳已启动：{url}', en: 'Zhunsheng is running: {url}' };
const setupWords: Words = {
  zh: '还没有账户。请在 24 小时内打开这个一次性链接完成初始设置：{link}',
  en: 'There are no accounts yet. Open this one-time link within 24 hours to set it up: {link}',
};
const demoWords: Words = {
  zh: '其中有演示数据(合成，不代表任何单位的真实情况)，{accounts} 个演示账户不用密码即可进入；用 zhunsheng demo --remove 全部删除。',
  en: 'It holds a demonstration (synthetic, says nothing about any real unit); {accounts} demonstration accounts are entered without a password. Remove it all with zhunsheng demo --remove.',
};
const stopWords: Words = { zh: '按 Ctrl+C 停止。', en: 'Stop it with Ctrl+C.' };
