/** Points in order of time, whatever the order and the size of the input. */
export { pointOf, recordOf } from './record.ts';
export { WaitingRecords } from './waiting.ts';
