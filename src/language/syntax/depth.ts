/** How deep expressions nest. Counted without recursion, since the point is to keep recursion away from deep trees. */
import type { ExpressionNode } from './tree.ts';

function children(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case 'call': return node.operands;
    case 'not': case 'negative': case 'among': return [node.operand];
    case 'arithmetic': case 'comparison': case 'logic': return [node.left, node.right];
    case 'if': return [node.condition, node.then, node.otherwise];
    case 'match': return node.rows.map(({ value }) => value);
    case 'quantity': case 'text': case 'name': case 'unit-product': case 'has': case 'broken': return [];
  }
}

/** Whether some operand lies deeper than `bound`. */
export function deeperThan(expression: ExpressionNode, bound: number): boolean {
  const open: (readonly [ExpressionNode, number])[] = [[expression, 1]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, depth] = next;
    if (depth > bound) return true;
    for (const child of children(node)) open.push([child, depth + 1]);
  }
  return false;
}
