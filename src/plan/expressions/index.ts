/** Expressions over many rows at once. */
export * from './vectors.ts';
export * from './by-code.ts';
export { Evaluator } from './evaluate.ts';
export { Frame, gatheredVector } from './frame.ts';
export { type Piece, merged, mergedNumbers } from './merge.ts';
