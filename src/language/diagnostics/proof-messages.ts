/** What is said of rules that are right, by those who hold them against their examples or against what is stored. */
import type { Location } from '../source.ts';
import { type Diagnostic, diagnostic } from './diagnostic.ts';

/** The parts of a rule that an example can reach, and their name in a sentence. */
export type Reachable = 'rate' | 'row' | 'tier' | 'window' | 'blocks' | 'formula' | 'branch' | 'limit';
const named: Readonly<Record<Reachable, string>> = {
  rate: 'this price', row: 'this row', tier: 'this tier', window: 'this window', blocks: 'the price of these blocks', formula: 'this formula', branch: 'this branch', limit: 'this bound',
};

/** `branch` says which of the branches on the line. */
export const notReached = (at: Location, what: Reachable, branch: string, rule: string): Diagnostic =>
  diagnostic('W0703', at, `no example reaches ${named[what]}`, {
    label: branch, notes: [`examples of \`${rule}\` reach its block, and end elsewhere`], help: 'add an example that ends here, and the amount that is expected',
  });
export const blockNotReached = (at: Location, what: Reachable, branch: string, rule: string): Diagnostic =>
  diagnostic('W0703', at, `no example reaches ${named[what]}`, {
    label: branch, notes: [`no example of \`${rule}\` has a date on which its block is in force`], help: 'add an example with a date in this block, and the amount that is expected',
  });
/** Limits act on windows, whatever the date of a block. */
export const boundNotReached = (at: Location, rule: string): Diagnostic =>
  diagnostic('W0703', at, `no example reaches ${named.limit}`, { notes: [`it changes no amount in the examples of \`${rule}\``], help: 'add an example with an `after` beyond the bound, and the amount that is expected' });

export const unnoticed = (at: Location, from: string, to: string, rule: string): Diagnostic =>
  diagnostic('W0704', at, 'no example notices when this number changes', {
    label: `from ${from} to ${to}`, notes: [`with that change every example still holds, those of \`${rule}\` too`], help: 'add an example whose amount depends on it, or let one expect an amount that shows it',
  });

export interface PastChange {
  readonly rule: string;
  readonly meter: string;
  /** `0.04 EUR/hour → 0.05 EUR/hour`, with the key of the price before it; all that change on one date. */
  readonly changes: readonly string[];
  readonly from: string;
  readonly ratedUntil: string;
  /** The first day on which a change would touch nothing that is rated. */
  readonly free: string;
}

const mostChanges = 5;

export function changesThePast(at: Location, { rule, meter, changes, from, ratedUntil, free }: PastChange): Diagnostic {
  const more = changes.length - mostChanges;
  return diagnostic('W0605', at, `\`${rule}\` changes prices of a time that is already rated`, {
    notes: [
      ...changes.slice(0, mostChanges).map((change) => `${change} from ${from}`), ...(more > 0 ? [`and ${more} more`] : []),
      `usage of \`${meter}\` is rated until ${ratedUntil}`, 'nothing is rated again by itself: what is stored keeps its charges',
    ],
    help: `let the change begin on ${free} or later; if the past is meant, rate its usage again into an empty database`,
  });
}
