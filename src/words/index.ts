/** What messages say of names: which one was meant, and how several are listed. Imports nothing. */
export { nearest } from './nearest.ts';
export { listed } from './listed.ts';
