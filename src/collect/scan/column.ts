/** The columns that a scanner fills: members of a point and fields, each with what is done with its values. Knows nothing of formats. */
import { type NameHash, fieldHash, meterHash, scopeHash } from '../../columns/index.ts';
import { TextColumn } from './value-columns.ts';

export type Role = 'text' | 'instant' | 'quantity' | 'id' | 'field';

/** Stands in `Column.texts` of fields that nobody asked for. */
const unasked = new TextColumn();

export class Column {
  readonly name: string;
  readonly role: Role;
  /** Of members: says in a set of bits that it is there. */
  readonly bit: number;
  /** What its values mean to the fingerprint, `null` where they mean nothing. */
  readonly hash: NameHash | null;
  readonly isCoded: boolean;
  readonly texts: TextColumn;
  /** By row, of the batch that is open. */
  codes: Uint32Array = new Uint32Array(0);
  /** The batch in which it has been met, and the row there. */
  batch = -1;
  firstRow = 0;
  /** The line on which it has been named last. */
  namedOn = 0;

  constructor(name: string, role: Role, bit: number, hash: NameHash | null, isCoded: boolean) {
    [this.name, this.role, this.bit, this.hash, this.isCoded] = [name, role, bit, hash, isCoded];
    this.texts = isCoded ? new TextColumn() : unasked;
  }
}

export const fieldColumn = (name: string, isCoded: boolean): Column => new Column(name, 'field', 0, fieldHash(name), isCoded);

export interface MemberColumns {
  readonly meter: Column;
  readonly scope: Column;
  readonly start: Column;
  readonly end: Column;
  readonly quantity: Column;
  readonly unit: Column;
  readonly id: Column;
}

export const memberColumns = (): MemberColumns => ({
  meter: new Column('meter', 'text', 1, meterHash, true),
  scope: new Column('scope', 'text', 2, scopeHash, true),
  start: new Column('start', 'instant', 4, null, false),
  end: new Column('end', 'instant', 8, null, false),
  quantity: new Column('quantity', 'quantity', 16, null, false),
  unit: new Column('unit', 'text', 32, null, true),
  id: new Column('id', 'id', 64, null, false),
});

/** What every point has. */
export const requiredBits = 63;
