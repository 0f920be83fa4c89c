/** Skip expressions: which points are not worth rating, said in a safe part of Python. */
export { type SkipCompilation, compileSkipExpression } from './compile.ts';
export type { AttributeRead, Surroundings } from './resolve.ts';
export type { ExpressionProblem } from './tree.ts';
