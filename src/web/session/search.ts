/** What the address may say on any screen; a screen reads what concerns it. Always texts, so that links stay readable. */
export interface Search {
  readonly campaign?: string;
  readonly table?: string;
  readonly unit?: string;
  readonly indicator?: string;
  readonly dataset?: string;
  readonly tab?: string;
  readonly order?: string;
  readonly filter?: string;
  readonly id?: string;
  readonly from?: string;
  readonly to?: string;
  readonly page?: string;
}

const names = [
  'campaign',
  'table',
  'unit',
  'indicator',
  'dataset',
  'tab',
  'order',
  'filter',
  'id',
  'from',
  'to',
  'page',
] as const satisfies readonly (keyof Search)[];

const longest = 200;

/** Keeps what is known and short enough; anything else in the address is ignored. */
export function readSearch(given: Readonly<Record<string, unknown>>): Search {
  const kept = names.flatMap((name) => {
    const value = given[name];
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text !== '' && text.length <= longest ? [[name, text]] : [];
  });
  return Object.fromEntries(kept);
}
