/** One kind of problem: what is wrong and what would fix it, in both languages, with `{names}` to fill. */
export interface ProblemEntry {
  readonly severity: 'error' | 'warning';
  readonly zh: { readonly what: string; readonly fix: string };
  readonly en: { readonly what: string; readonly fix: string };
}
