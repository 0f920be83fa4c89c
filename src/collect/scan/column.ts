/** The columns that a scanner fills: members of a point and fields, each with what is done with its values. Knows nothing of formats. */
import { Dictionary, fieldHash, kinds, memberHashes } from '../../columns/index.ts';
import type { Machine, NameHash } from '../../scan/index.ts';

/** What is done with a value, as the scanner numbers it. `unread` are fields that nobody asked for, `present` those of which only the kind is wanted. */
const roles = { text: 0, field: 1, unread: 2, start: 3, end: 4, quantity: 5, id: 6, present: 7 } as const;
type Role = keyof typeof roles;

/** Which fields get columns: of texts, or of kinds only. */
export interface Asked {
  readonly coded: 'all' | ReadonlySet<string>;
  readonly present: ReadonlySet<string>;
}

/** Stands for all texts of a field of which only the kind is wanted. */
const kindsOnly = new Dictionary();
for (const kind of kinds) kindsOnly.append({ text: '', kind });

export class Column {
  readonly name: string;
  readonly role: Role;
  /** Where the scanner keeps it. */
  readonly at: number;
  readonly #machine: Machine;
  #dictionary = new Dictionary();

  /** @param bit of members: says in a set of bits that it is there. @param hash what its values mean to the fingerprint, 0 where they mean nothing. */
  constructor(machine: Machine, name: string, role: Role, bit: number, hash: NameHash) {
    [this.#machine, this.name, this.role] = [machine, name, role];
    this.at = machine.run.columnOf(roles[role], bit, hash, role === 'text' || role === 'field');
  }

  /** Of the batch that ends: what its codes mean. Each distinct text is decoded once. */
  get dictionary(): Dictionary {
    if (this.role === 'present') return kindsOnly;
    const { run, bytes } = this.#machine;
    const [entries, texts, count] = [run.entriesOf(this.at) >>> 0, run.textsOf(this.at) >>> 0, run.textCountOf(this.at)];
    for (let code = this.#dictionary.size; code <= count; code++) {
      const from = texts + bytes.readUInt32LE(entries + 8 * code);
      const tag = bytes.readUInt32LE(entries + 8 * code + 4);
      this.#dictionary.append({ text: bytes.toString('utf8', from, from + (tag >>> 2)), kind: kinds[tag & 3]! });
    }
    return this.#dictionary;
  }

  /** By row, of the batch that ends. */
  codes(count: number): Uint32Array {
    return this.#machine.words(this.#machine.run.codesOf(this.at), count);
  }

  /** Between batches: begins anew when the dictionary is full. */
  refresh(): void {
    if (!this.#dictionary.isFull) return;
    this.#dictionary = new Dictionary();
    this.#machine.run.clear(this.at);
  }

  release(): void {
    this.#machine.run.release(this.at);
  }
}

export function fieldColumn(machine: Machine, name: string, { coded, present }: Asked): Column {
  const role = coded === 'all' || coded.has(name) ? 'field' : present.has(name) ? 'present' : 'unread';
  return new Column(machine, name, role, 0, fieldHash(name));
}

export interface MemberColumns {
  readonly meter: Column;
  readonly scope: Column;
  readonly start: Column;
  readonly end: Column;
  readonly quantity: Column;
  readonly unit: Column;
  readonly id: Column;
}

/** The scanner wants all of the first six of every point. */
export function memberColumns(machine: Machine): MemberColumns {
  const { meter, scope, start, end } = memberHashes();
  machine.run.setPeriodNames(start, end);
  return {
    meter: new Column(machine, 'meter', 'text', 1, meter), scope: new Column(machine, 'scope', 'text', 2, scope), start: new Column(machine, 'start', 'start', 4, 0n),
    end: new Column(machine, 'end', 'end', 8, 0n), quantity: new Column(machine, 'quantity', 'quantity', 16, 0n), unit: new Column(machine, 'unit', 'text', 32, 0n),
    id: new Column(machine, 'id', 'id', 64, 0n),
  };
}
