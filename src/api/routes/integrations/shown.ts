import { type Mapping, sourceSchema } from '../../../app/integration/connectors/source.ts';
import { catalogue, type ProblemCode } from '../../../core/problem/catalogue.ts';
import { type Problem, renderProblem } from '../../../core/problem/problem.ts';
import type { Connector, ConnectorRun } from '../../../port/store-connector.ts';
import type { Delivery, Webhook } from '../../../port/store-webhook.ts';

/** A page of a list of which one more than asked for was read. */
export function pageOf<T extends { readonly id: string }, V>(
  found: readonly T[],
  limit: number,
  view: (each: T) => V,
): { items: V[]; next: string | null } {
  const items = found.slice(0, limit);
  return { items: items.map(view), next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

export const shownWebhook = ({ office: _office, cursor: _cursor, events, ...rest }: Webhook) => ({
  ...rest,
  events: [...events],
});

export const shownDelivery = ({ webhook: _webhook, ...rest }: Delivery) => rest;

export const shownConnector = ({ office: _office, source, mapping, ...rest }: Connector) => ({
  ...rest,
  source: sourceSchema.parse(source),
  mapping: [...mapping] as Mapping,
});

export const shownProblem = (each: Problem) => ({
  code: each.code,
  zh: renderProblem(each, 'zh'),
  en: renderProblem(each, 'en'),
});

export const shownRun = ({ connector: _connector, problems, ...rest }: ConnectorRun) => ({
  ...rest,
  problems: problems.map(keptProblem),
});

/** A problem as it was kept; one that this release no longer knows is only named. */
function keptProblem({ code, params }: ConnectorRun['problems'][number]) {
  if (!Object.hasOwn(catalogue, code)) {
    const words = { what: code, fix: '' };
    return { code, zh: words, en: words };
  }
  return shownProblem({ code: code as ProblemCode, severity: 'error', params, at: null });
}
