import type { AggregateNode, Fold, NamedArgument } from '../syntax.ts';
import type { Checking } from './checking.ts';

/** What the options of a fold may be: whole numbers, or words. */
const options: Readonly<Partial<Record<Fold, Readonly<Record<string, readonly string[] | 'whole'>>>>> = {
  trimmed_mean: { drop_high: 'whole', drop_low: 'whole', at_least: 'whole' },
  daily_mean: { when_zero: ['skip', 'missing'] },
  monthly_mean: { when_zero: ['skip', 'missing'] },
};
const most = 1000;

/** The named arguments of an aggregate. A mean of daily ratios must say what a day with an empty divisor means. */
export function checkOptions(node: AggregateNode, at: Checking): void {
  const allowed = options[node.fold] ?? {};
  for (const each of node.named) checkOption(node, each, allowed, at);
  const divides = node.value?.kind === 'binary' && node.value.op === '/';
  const hasRule = node.named.some((each) => each.name === 'when_zero');
  if (!divides || hasRule || !('when_zero' in allowed)) return;
  const params = { function: node.fold, name: 'when_zero', example: 'when_zero: skip' };
  at.report.add('argument-missing', params, node.span.start);
}

function checkOption(
  node: AggregateNode,
  { name, value, span }: NamedArgument,
  allowed: Readonly<Record<string, readonly string[] | 'whole'>>,
  at: Checking,
): void {
  const rule = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
  if (rule === undefined) {
    const candidates = Object.keys(allowed).join(', ') || '—';
    at.report.add('unknown-argument', { function: node.fold, name, candidates }, span.start);
  } else if (rule === 'whole') {
    const whole =
      value.kind === 'number' && /^\d+$/.test(value.value) && !value.percent && Number(value.value) <= most;
    const params = { function: node.fold, name, low: '0', high: String(most) };
    if (!whole) at.report.add('whole-number-needed', params, value.span.start);
  } else if (value.kind !== 'name' || !rule.includes(value.name)) {
    const found = value.kind === 'name' ? value.name : value.kind;
    at.report.add('unknown-word', { name, found, candidates: rule.join(', ') }, value.span.start);
  }
}
