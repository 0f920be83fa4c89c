/** Rules whose running totals columns do not carry: they are left to the evaluator of single points. */
import { type Body, type Expression, type Rule, countedOver, sameOver } from '../../rating/index.ts';

function readsCharged(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number': case 'text': case 'field': case 'local': case 'has': return false;
    case 'built-in': return expression.name === 'charged';
    case 'not': case 'negative': case 'among': return readsCharged(expression.operand);
    case 'arithmetic': case 'comparison': case 'logic': return readsCharged(expression.left) || readsCharged(expression.right);
    case 'if': return [expression.condition, expression.then, expression.otherwise].some(readsCharged);
    case 'match': return [...expression.keys, ...(expression.rows.otherwise === null ? [] : [expression.rows.otherwise]), ...expression.rows.shapes.flatMap(({ rows }) => [...rows.values()])].some(readsCharged);
    case 'call': return expression.operands.some(readsCharged);
  }
}

const keysOf = (body: Body): readonly Expression[] => (body.kind === 'table' || body.kind === 'first-table' ? body.keys : []);

/** Whether a rule's blocks count different totals, or what it counts depends on what was charged before. */
export function isEntangled({ versions }: Rule): boolean {
  const overs = versions.map(countedOver);
  const [first = null] = overs;
  if (overs.every((over) => over === null)) return false;
  if (overs.some((over) => over === null || first === null || !sameOver(over, first))) return true;
  return versions.some(({ locals, body }) => [...locals.map(({ value }) => value), ...keysOf(body)].some(readsCharged));
}
