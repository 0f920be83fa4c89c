/** Rules with running totals over many rows, in order of time. */
export { CountedTotals } from './states.ts';
export { CountedAct } from './counted-act.ts';
export { type NumberField, WindowTexts, groupTexts } from './groups.ts';
export { isEntangled } from './entangled.ts';
