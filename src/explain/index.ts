/** The derivation of a charge, from the verdict of the code that computes it: as data, and as text for people. */
export { type Derivation, derive } from './derive.ts';
export { derivationText } from './text.ts';
export { derivationJson } from './json.ts';
