/** W0802: a rule whose work for each point is far above that of the others. Steps are rows tried and operations computed. */
import type { Body, Expression, Version } from '../../rating/index.ts';
import { locate } from '../checks/context.ts';
import type { DeclaredRule } from '../checks/rules.ts';
import { costlyRule } from '../diagnostics/warning-messages.ts';

/** Fewer steps are never worth a word. */
const alwaysFine = 1000;
const timesUsual = 20;

function stepsOf(expression: Expression): number {
  switch (expression.kind) {
    case 'number': case 'text': case 'field': case 'built-in': case 'local': case 'has': return 1;
    case 'not': case 'negative': case 'among': return 1 + stepsOf(expression.operand);
    case 'arithmetic': case 'comparison': case 'logic': return 1 + stepsOf(expression.left) + stepsOf(expression.right);
    case 'if': return 1 + stepsOf(expression.condition) + Math.max(stepsOf(expression.then), stepsOf(expression.otherwise));
    case 'match': return 1 + expression.rows.shapes.length;
    case 'call': return 1 + expression.operands.map(stepsOf).reduce((sum, steps) => sum + steps, 0);
  }
}

function bodySteps(body: Body): number {
  switch (body.kind) {
    case 'rate': case 'blocks': return 1;
    case 'table': return body.rows.shapes.length;
    case 'first-table': return body.rows.length * body.keys.length;
    case 'charge': return stepsOf(body.amount);
    case 'tiers': return body.tiers.length;
    case 'windows': return body.windows.length;
  }
}

const versionSteps = ({ body, locals }: Version): number => bodySteps(body) + locals.map(({ value }) => stepsOf(value)).reduce((sum, steps) => sum + steps, 0);

export function warnOfCost(rules: readonly DeclaredRule[]): void {
  const costs = rules.flatMap((rule) => {
    const steps = [...rule.compiled.values()].flatMap(({ versions }) => versions.map(versionSteps));
    return steps.length === 0 ? [] : [{ rule, steps: Math.max(...steps) }];
  });
  const sorted = costs.map(({ steps }) => steps).sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 1;
  for (const { rule, steps } of costs) {
    if (steps > alwaysFine && steps > usual * timesUsual) rule.file.report(costlyRule(locate(rule.file, rule.node.name.span), rule.node.name.text, steps, usual));
  }
}
