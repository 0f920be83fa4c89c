/** Whether a formula may be split: one that grows in proportion to the quantity gives the same for the parts as for the whole. */
import type { BuiltIn, Expression, Local } from '../../rating/index.ts';

/** `constant` does not depend on the quantity; `linear` is in proportion to it; `other` is neither. */
export type Growth = 'constant' | 'linear' | 'other';

const shared: ReadonlySet<BuiltIn> = new Set(['quantity', 'period', 'months', 'charged']);

const product = (a: Growth, b: Growth): Growth => (a === 'constant' ? b : b === 'constant' ? a : 'other');
const same = (a: Growth, b: Growth): Growth => (a === b ? a : 'other');

/** In the order in which they stand, each looked at once: a `let` reads only those above it. */
export function growth(expression: Expression, locals: readonly Local[]): Growth {
  const known = new Map<string, Growth>();
  for (const { name, value } of locals) known.set(name, growthWith(value, known));
  return growthWith(expression, known);
}

function growthWith(expression: Expression, locals: ReadonlyMap<string, Growth>): Growth {
  const of = (inner: Expression): Growth => growthWith(inner, locals);
  const constantOr = (parts: readonly Expression[]): Growth => (parts.every((part) => of(part) === 'constant') ? 'constant' : 'other');
  switch (expression.kind) {
    case 'number': case 'text': case 'field': case 'has': return 'constant';
    case 'built-in': return shared.has(expression.name) ? 'linear' : 'constant';
    case 'local': return locals.get(expression.name) ?? 'other';
    case 'not': case 'among': return constantOr([expression.operand]);
    case 'negative': return of(expression.operand);
    case 'arithmetic': {
      const [left, right] = [of(expression.left), of(expression.right)];
      if (expression.operator === '*') return product(left, right);
      if (expression.operator === '/') return right === 'constant' ? left : left === 'linear' && right === 'linear' ? 'constant' : 'other';
      return same(left, right);
    }
    case 'comparison': case 'logic': return constantOr([expression.left, expression.right]);
    case 'if': return of(expression.condition) === 'constant' ? same(of(expression.then), of(expression.otherwise)) : 'other';
    case 'match': {
      const rows = [...expression.rows.shapes.flatMap(({ rows: shape }) => [...shape.values()]), ...(expression.rows.otherwise === null ? [] : [expression.rows.otherwise])].map(of);
      const [first = 'constant'] = rows;
      return expression.keys.every((key) => of(key) === 'constant') ? rows.reduce(same, first) : 'other';
    }
    case 'call': return constantOr(expression.operands);
  }
}
