/** W0602 and W0603: rules that are over, and times at which a meter has no price. */
import { type Instant, dateText } from '../../time/index.ts';
import { locate } from '../checks/context.ts';
import type { DeclaredRule } from '../checks/rules.ts';
import { ruleIsOver, timeWithoutPrice } from '../diagnostics/warning-messages.ts';

export function warnOfPast({ node, file, acting }: DeclaredRule, today: Instant): void {
  const ends = [...acting.values()].flatMap(({ versions }) => versions.map(({ until }) => until));
  if (ends.length === 0 || ends.some((until) => until === null || until > today)) return;
  const last = ends.reduce<Instant>((latest, until) => (until !== null && until > latest ? until : latest), ends[0] as Instant);
  file.report(ruleIsOver(locate(file, node.name.span), node.name.text, dateText(file.zone.local(last))));
}

interface Block {
  readonly rule: DeclaredRule;
  readonly index: number;
  readonly from: Instant;
  readonly until: Instant | null;
}

function gapsOn(meter: string, rules: readonly DeclaredRule[]): void {
  const blocks = rules.flatMap((rule): Block[] => (rule.acting.get(meter)?.versions ?? []).map(({ from, until }, index) => ({ rule, index, from, until }))).sort((a, b) => a.from - b.from);
  let reached: Instant | null | undefined;
  for (const { rule, index, from, until } of blocks) {
    if (reached !== undefined && reached !== null && from > reached) {
      const { file, node } = rule;
      const at = locate(file, node.versions[index]?.from.span ?? node.name.span);
      file.report(timeWithoutPrice(at, meter, dateText(file.zone.local(reached)), dateText(file.zone.local(from))));
    }
    if (reached === null) return;
    reached = until === null ? null : reached === undefined || until > reached ? until : reached;
  }
}

/** Looks at dates alone: a condition may leave more without a price, which its author knows. */
export function warnOfGaps(rules: readonly DeclaredRule[]): void {
  const prices = rules.filter(({ node, complete }) => node.kind === 'price' && complete);
  for (const meter of new Set(prices.flatMap(({ acting }) => [...acting.keys()]))) gapsOn(meter, prices);
}
