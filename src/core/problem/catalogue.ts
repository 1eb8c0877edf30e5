import { accessProblems } from './catalogue/access.ts';
import { accountProblems } from './catalogue/account.ts';
import { apiProblems } from './catalogue/api.ts';
import { burdenProblems } from './catalogue/burden.ts';
import { campaignProblems } from './catalogue/campaign.ts';
import { dataProblems } from './catalogue/data.ts';
import { decisionProblems } from './catalogue/decision.ts';
import { factsProblems } from './catalogue/facts.ts';
import { generateProblems } from './catalogue/generate.ts';
import { integrationProblems } from './catalogue/integration.ts';
import { languageProblems } from './catalogue/language.ts';
import { noticeProblems } from './catalogue/notice.ts';
import { propertyProblems } from './catalogue/properties.ts';
import { redlineProblems } from './catalogue/redline.ts';
import { reviewProblems } from './catalogue/review.ts';
import { schemeProblems } from './catalogue/scheme.ts';
import { scoreProblems } from './catalogue/score.ts';
import { storeProblems } from './catalogue/store.ts';

/** Every problem the product can report. `docs/errors.md` is made from this and tested against it. */
export const catalogue = {
  ...languageProblems,
  ...schemeProblems,
  ...factsProblems,
  ...scoreProblems,
  ...noticeProblems,
  ...generateProblems,
  ...redlineProblems,
  ...propertyProblems,
  ...storeProblems,
  ...burdenProblems,
  ...accessProblems,
  ...accountProblems,
  ...campaignProblems,
  ...reviewProblems,
  ...decisionProblems,
  ...integrationProblems,
  ...dataProblems,
  ...apiProblems,
} as const;

export type ProblemCode = keyof typeof catalogue;

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Words<C extends ProblemCode> = (typeof catalogue)[C]['zh' | 'en'];

/** The parameters of a problem, read off the `{names}` in its sentences. */
export type ProblemParams<C extends ProblemCode> = Readonly<
  Record<Names<Words<C>['what'] | Words<C>['fix']>, string>
>;
