import { areOffices, type Offices, readOffices } from './offices.ts';
import { readPointsCell, splitPoints } from './points.ts';
import { narrow } from './words.ts';

const bracket = /[(【[]([^()【】[\]]{2,60})[)】\]]$/;
const label = /^(?:牵头|责任|主办|考核|评价|评估|评分|配合)(?:考核|牵头)?(?:单位|部门|科室)?:/;

export interface NameWithLeads extends Offices {
  readonly rest: string;
}

/** Offices in brackets at the end of a name: 河道保洁(县水利局), 河道保洁(县水利局,10分); null when there are none. */
export function splitLeads(text: string, unlabelled = true): NameWithLeads | null {
  const plain = text.trim();
  const match = bracket.exec(narrow(plain));
  if (match === null) return behindPoints(plain, unlabelled);
  const rest = plain.slice(0, match.index).trim();
  const inner = plain.slice(match.index + 1, -1);
  if (rest === '') return null;
  const { points, offices } = pointsAmong(inner);
  if (!(label.test(narrow(offices)) || (unlabelled && areOffices(offices))))
    return behindPoints(plain, unlabelled);
  return { rest: `${rest}${points}`, ...readOffices(offices) };
}

/** 县水利局,10分 or 10分,由县水利局考核: what of a bracket is points and what is offices. */
export function pointsAmong(inner: string): { points: string; offices: string } {
  const parts = inner.split(/[,;\uff0c\uff1b]\s*/);
  const at = parts.length < 2 ? -1 : parts.findIndex((part) => readPointsCell(part) !== null);
  if (at < 0) return { points: '', offices: inner };
  const others = parts.filter((_, i) => i !== at).join('、');
  return { points: `(${parts[at] ?? ''})`, offices: others.replace(/^由/, '').replace(verb, '') };
}

/** 县残联考核: what the office does. */
const verb = /(?<=.{2})(?:负责)?(?:考核|考评|评价|评估|评分|打分|负责|牵头)$/;

/** 河道保洁(县水利局)(10分) */
function behindPoints(text: string, unlabelled: boolean): NameWithLeads | null {
  const { name, points } = splitPoints(text);
  if (points === null || !bracket.test(narrow(name))) return null;
  const found = splitLeads(name, unlabelled);
  return found === null ? null : { ...found, rest: `${found.rest}${text.slice(name.length)}` };
}

/** Whether most of the names of a column end with offices in brackets. */
export function leadsFollowNames(names: readonly string[]): boolean {
  const led = names.filter((name) => splitLeads(name) !== null);
  return led.length >= 2 && led.length * 2 >= names.length;
}

const inText =
  /(?:^|[。;\n(【[])\s*((?:牵头|责任|主办|考核|考评|评价|评估|评分|测评)(?:单位|部门|[科处股]室):[^。\n]{2,80}?)[)\]】]?[。;]?$/;

const isNoName = (office: string): boolean => office.length > 20 || /[\d。;:%]/.test(narrow(office));

/** Offices that close a text under a label of their own: …扣完为止。牵头单位:县水利局 */
export function leadsInText(text: string): { rest: string; offices: Offices } | null {
  const match = inText.exec(narrow(text));
  if (match === null) return null;
  const from = match.index + match[0].indexOf(match[1] ?? '');
  const said = text.slice(from, from + (match[1]?.length ?? 0));
  const offices = readOffices(said);
  // Behind a label of its own any short name is an office.
  if (offices.leads.length === 0 || [...offices.leads, ...offices.cooperating].some(isNoName)) return null;
  const kept = /^[。;]/.test(match[0]) ? text.slice(0, match.index + 1) : text.slice(0, match.index);
  return { rest: kept.trim(), offices };
}
