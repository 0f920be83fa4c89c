/** The columns that a scanner fills: members of a point and fields, each with what is done with its values. Knows nothing of formats. */
import { type NameHash, fieldHash, meterHash, scopeHash } from '../../columns/index.ts';
import { TextColumn } from './value-columns.ts';

/** What is done with a value. `unread` are fields that nobody asked for. */
export const roles = { text: 0, field: 1, unread: 2, start: 3, end: 4, quantity: 5, id: 6 } as const;
export type Role = (typeof roles)[keyof typeof roles];

/** Stands in `Column.texts` where there are no codes. */
const uncoded = new TextColumn(null);

export class Column {
  readonly name: string;
  readonly role: Role;
  /** Of members: says in a set of bits that it is there. */
  readonly bit: number;
  /** What its values mean to the fingerprint, `null` where they mean nothing. */
  readonly hash: NameHash | null;
  readonly texts: TextColumn;
  /** By row, of the batch that is open. */
  codes: Uint32Array = new Uint32Array(0);
  /** The batch in which it has been met, and the row there. */
  batch = -1;
  firstRow = 0;
  /** The line on which it has been named last. */
  namedOn = 0;

  constructor(name: string, role: Role, bit: number, hash: NameHash | null) {
    [this.name, this.role, this.bit, this.hash] = [name, role, bit, hash];
    this.texts = role === roles.text || role === roles.field ? new TextColumn(hash) : uncoded;
  }
}

export const fieldColumn = (name: string, isCoded: boolean): Column => new Column(name, isCoded ? roles.field : roles.unread, 0, fieldHash(name));

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
  meter: new Column('meter', roles.text, 1, meterHash),
  scope: new Column('scope', roles.text, 2, scopeHash),
  start: new Column('start', roles.start, 4, null),
  end: new Column('end', roles.end, 8, null),
  quantity: new Column('quantity', roles.quantity, 16, null),
  unit: new Column('unit', roles.text, 32, null),
  id: new Column('id', roles.id, 64, null),
});

/** What every point has. */
export const requiredBits = 63;
