/** Words that give or take points: a rule stands there, even when no formula could be made of it. */
export const statesRule = (plain: string): boolean =>
  /[得扣加减计]\d+(?:\.\d+)?(?:分?(?:-|~|至|—|–)+\d+(?:\.\d+)?)?分|酌情(?:扣|加)分|不得分|得满分|按[^,。;]{0,8}比例/.test(
    plain,
  );
