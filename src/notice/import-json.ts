import type { DraftRole, DraftTable } from './extract/draft.ts';
import type { ImportedNotice } from './import.ts';
import type { Question } from './ledger/question.ts';
import type { Suggestion } from './suggest/suggestion.ts';

/** What `zhunsheng import --json` prints. Points are decimal texts; `no` is an integer, a text such as `1-2`, or null. */
export interface ImportJson {
  readonly title: string | null;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  readonly date: string | null;
  readonly appliesTo: readonly string[];
  readonly tables: readonly TableJson[];
  readonly questions: readonly Question[];
}

export interface TableJson {
  readonly subject: string;
  readonly caption: string;
  readonly total: string | null;
  readonly dimensions: readonly {
    readonly name: string | null;
    readonly points: string | null;
    /** Outside the total: a bonus or a deduction; `role` says which. */
    readonly bonus: boolean;
    readonly role: DraftRole;
    readonly indicators: readonly {
      readonly no: number | string | null;
      readonly path: readonly string[];
      readonly name: string;
      readonly points: string | null;
      readonly leads: readonly string[];
      readonly cooperating: readonly string[];
      readonly description: string;
      readonly suggestion: SuggestionJson | null;
    }[];
  }[];
}

type SuggestionJson = Pick<Suggestion, 'rule' | 'formula' | 'target' | 'parameters' | 'words'>;

export function toImportJson({ draft, suggestions, questions }: ImportedNotice): ImportJson {
  const { title, issuer, documentNumber, date, appliesTo, tables } = draft;
  const toJson = (found: Suggestion | undefined): SuggestionJson | null => {
    if (found === undefined) return null;
    const { rule, formula, target, parameters, words } = found;
    return { rule, formula, target, parameters, words };
  };
  const toTable = ({ subject, caption, total, dimensions }: DraftTable): TableJson => ({
    subject,
    caption,
    total,
    dimensions: dimensions.map((dimension) => ({
      name: dimension.name,
      points: dimension.points,
      bonus: dimension.role !== 'base',
      role: dimension.role,
      indicators: dimension.indicators.map((indicator) => ({
        no: indicator.no,
        path: indicator.path,
        name: indicator.name,
        points: indicator.points,
        leads: indicator.leads,
        cooperating: indicator.cooperating,
        description: indicator.description,
        suggestion: toJson(suggestions.get(indicator)),
      })),
    })),
  });
  return { title, issuer, documentNumber, date, appliesTo, tables: tables.map(toTable), questions };
}
