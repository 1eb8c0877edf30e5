export interface Contradiction {
  readonly from: number;
  readonly to: number;
}

/** Where a text gives points in proportion and also none unless all is done; null when it does not say both. */
export function contradictionIn(plain: string): Contradiction | null {
  const share = /按(?:[^,。;]{0,8})比例(?:[^,。;]{0,4})(?:赋|得|计|给|记)?分?/.exec(plain);
  const none = /(?:未完成|未达到|没有完成|不达标|未达标)[^,。;\d]{0,8},?(?:一律)?(?:不得分|得0分|计0分)/.exec(
    plain,
  );
  if (share === null || none === null) return null;
  const [first, last] = share.index < none.index ? [share, none] : [none, share];
  return { from: first.index, to: last.index + last[0].length };
}
