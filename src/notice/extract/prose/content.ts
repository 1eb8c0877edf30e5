import { leadsInText, splitLeads } from '../named-leads.ts';
import { type Offices, readOffices } from '../offices.ts';
import { tidy } from '../words.ts';
import type { Entry } from './outline.ts';

export const none: Offices = { leads: [], cooperating: [] };

export interface Said {
  readonly what: string;
  readonly how: string;
}

/** The words of an entry, offices apart; with `deep` also those of the entries below it. */
export function contentOf(entry: Entry, deep = false): { text: Said; offices: Offices } {
  const what: string[] = [];
  const how: string[] = [];
  let offices = none;
  const take = (text: string, into: string[]): void => {
    const found = leadsInText(text) ?? trailing(text);
    if (found !== null) offices = found.offices;
    const rest = found === null ? text : found.rest;
    if (rest !== '') into.push(tidy(rest));
  };
  const visit = (each: Entry, nested: boolean): void => {
    if (nested) take(wholeOf(each), what);
    else if (each.line.name === '') take(each.line.text, what);
    for (const { role, text } of each.said) {
      if (nested && text === each.line.text && role === null) continue;
      if (role === 'lead') offices = joined(readOffices(unended(text)), offices);
      else if (role === 'cooperating')
        offices = { ...offices, cooperating: readOffices(unended(text)).leads };
      else if (role === 'standard') take(text, how);
      else if (role !== 'points') take(text, what);
    }
    if (deep) for (const child of each.below) visit(child, true);
  };
  visit(entry, false);
  return { text: { what: what.join('\n'), how: how.join('\n') }, offices };
}

/** A list of offices without the sign that ends the sentence. */
const unended = (text: string): string => text.replace(/[。;\uff1b]+$/, '');

const joined = (found: Offices, before: Offices): Offices => ({
  leads: found.leads,
  cooperating: found.cooperating.length > 0 ? found.cooperating : before.cooperating,
});

const wholeOf = ({ line }: Entry): string =>
  `${line.mark}${line.name === '' ? line.text : `${line.name} ${line.text}`}`;

/** …扣完为止。(县公安局) */
function trailing(text: string): { rest: string; offices: Offices } | null {
  const found = splitLeads(text);
  return found === null || !/[。;\uff1b]$/.test(found.rest) ? null : { rest: found.rest, offices: found };
}
