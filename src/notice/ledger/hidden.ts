import type { Draft } from '../extract/draft.ts';
import { choice, type Doubt, doubtAt } from './question.ts';

const names = { row: '行', column: '列', sheet: '工作表' } as const;

/** Words of the file that no printed page shows: they are not read, and the person is told. */
export const doubtHidden = (draft: Draft): Doubt[] =>
  draft.hidden.map(({ what, text, source }) =>
    doubtAt(
      { table: null, line: source },
      {
        code: 'hidden-content',
        quote: text,
        message: `文件中有隐藏的${names[what]}，打印时看不到，没有读入。`,
        choices: [
          choice('是废稿，不用', '不影响得分'),
          choice('也是办法的内容，取消隐藏后重新导入', '多出的指标和分值一并计入'),
        ],
      },
    ),
  );
