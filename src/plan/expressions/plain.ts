/** Whether an expression can be worked out for rows that do not need it: it can neither stop a point nor cost much. */
import type { Expression, Field } from '../../rating/index.ts';

type Fields = ReadonlyMap<string, Pick<Field, 'optional'>>;

/** @param fields those of the meter; an optional one may be missing, and reading it stops the point. */
export function isPlain(expression: Expression, fields: Fields): boolean {
  const plain = (some: Expression): boolean => isPlain(some, fields);
  switch (expression.kind) {
    case 'number': case 'text': case 'built-in': case 'local': case 'has': return true;
    case 'field': return fields.get(expression.name)?.optional === false;
    case 'not': case 'negative': return plain(expression.operand);
    case 'arithmetic': return expression.operator === '/' ? plain(expression.left) && expression.right.kind === 'number' && expression.right.value.numerator !== 0n : plain(expression.left) && plain(expression.right);
    case 'comparison': case 'logic': return plain(expression.left) && plain(expression.right);
    case 'among': return plain(expression.operand);
    case 'if': return plain(expression.condition) && plain(expression.then) && plain(expression.otherwise);
    case 'match': return expression.rows.otherwise !== null && expression.keys.every(plain) && plain(expression.rows.otherwise) && expression.rows.shapes.every(({ rows }) => rows.size <= 1000 && [...rows.values()].every(plain));
    case 'call': return (expression.name === 'min' || expression.name === 'max' || expression.name === 'abs') && expression.operands.every(plain);
  }
}
