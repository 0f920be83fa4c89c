/** Points of a batch with the numbers of their outcomes: what both forms of the ledger are written from. */
import type { NumberColumn } from '../../../columns/index.ts';
import type { Rational } from '../../../money/index.ts';
import type { PointColumns } from '../../batch.ts';

export interface OutcomeLines {
  readonly count: number;
  /** By line, the row of its point; lines of one point stand together, in their order. */
  readonly row: Uint32Array;
  readonly outcome: Int32Array;
  readonly amount: NumberColumn;
  readonly charged: ReadonlyMap<number, Rational>;
}

export interface OutcomeRows {
  readonly points: PointColumns;
  /** Those that are to be kept. */
  readonly rows: Uint32Array;
  /** By row, the number of the outcome in the ledger. */
  readonly outcome: Int32Array;
  /** By row, whether there is a charge line. */
  readonly hasLine: Uint8Array;
  readonly amount: NumberColumn;
  readonly charged: ReadonlyMap<number, Rational>;
  readonly further: OutcomeLines | null;
}
