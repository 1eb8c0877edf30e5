import { verifyStore } from '../../app/audit/verify-store.ts';
import { type Problem, renderProblem } from '../../core/problem/problem.ts';
import type { RunCommand } from '../command.ts';
import { renderJson } from '../printer.ts';
import { printProblems, problemDocument } from '../problems.ts';
import { report } from '../report.ts';
import { placeOf } from '../store-place.ts';
import { say, type Words } from '../words.ts';

/** `audit verify`: the whole audit log against its hashes and signed checkpoints. 1 when it is broken. */
export const runAuditVerify: RunCommand = async (invocation, host) => {
  const { options, language, format } = invocation;
  const verified = await verifyStore(placeOf(invocation, host), {
    checkpoints: options.checkpoints ?? null,
    key: options.key ?? null,
  });
  if (!verified.ok) return report(verified, invocation, host, () => undefined);
  const { entries, checkpoints, problems } = verified.value;
  if (format === 'json') {
    const found = problems.map((each: Problem) => problemDocument(each, language));
    host.out.write(renderJson({ entries, checkpoints, problems: found }));
  } else {
    printProblems(host.err, problems, language);
    const words = problems.length === 0 ? intactWords : brokenWords;
    const first = problems[0] === undefined ? '' : renderProblem(problems[0], language).what;
    host.out.write(`${say(words, language, { entries, checkpoints, first })}\n`);
  }
  return problems.length === 0 ? 0 : 1;
};

const intactWords: Words = {
  zh: '审计记录完好：{entries} 条，{checkpoints} 个检查点。',
  en: 'The audit log is intact: {entries} entries, {checkpoints} checkpoints.',
};
const brokenWords: Words = {
  zh: '审计记录有问题（核对到第 {entries} 条，检查点 {checkpoints} 个）：{first}',
  en: 'The audit log is broken (read up to entry {entries}, {checkpoints} checkpoints): {first}',
};
