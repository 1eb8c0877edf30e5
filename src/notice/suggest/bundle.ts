/** The rates that one item bundles without saying what each is worth; empty for a single rate. `plain` is half-width. */
export function bundledRates(plain: string): string[] {
  if (hasParts(plain)) return [];
  const listed =
    /((?:[^,。;:()、]{2,20}?(?:率|比|度)、){1,}[^,。;:()、]{2,20}?(?:率|比))(?:等|均|都|分别|[,。;]|$)/.exec(
      plain,
    )?.[1];
  const names = listed?.split('、') ?? [];
  const sides = /((?:[^,。;:()、]{1,10}性、)+[^,。;:()、]{1,10}?性)[二两三四五六]个(?:维度|方面|指标)/.exec(
    plain,
  )?.[1];
  if (sides !== undefined) return sides.split('、').map((side) => side.replace(/^通过/, ''));
  const withTargets = targetsIn(plain);
  if (names.length >= 2 && isRateList(names)) return names;
  return withTargets.length >= 2 && !isBands(plain) ? withTargets : [];
}

const isRateList = (names: readonly string[]): boolean => names.every((name) => /(率|比|比例)$/.test(name));

/** The text gives points to parts of its own, or one rate in steps. */
const hasParts = (plain: string): boolean =>
  (plain.match(/(?:得|计|赋|占|各)\d+(?:\.\d+)?分/g) ?? []).length >= 2;
const isBands = (plain: string): boolean => /每(?:低|降|少|提高|高)|以下|之间|不足\d|未达到?\d/.test(plain);

/** What each percent in the text is the target of: its clause, or the one before when the clause only says 实现. */
function targetsIn(plain: string): string[] {
  const clauses = plain.replace(/\([^()]*\)/g, '').split(/[,。;:]/);
  return clauses.flatMap((clause, i) => {
    const match = /^(.*?)(?:均|都|分别)?(?:达到?|不低于|不少于)?\d+(?:\.\d+)?%/.exec(clause);
    if (match === null || /每|扣|得分|以下|降低|提高|分值|得\d/.test(clause)) return [];
    const name = match[1] ?? '';
    return [name.length > 3 ? name : (clauses[i - 1] ?? name)];
  });
}
