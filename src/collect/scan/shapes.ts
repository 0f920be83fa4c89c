/**
 * What stands between the values of NDJSON lines, learnt from lines that were points: pieces of punctuation and names, each with the pieces that
 * have followed it. Lines of one sender are one path through them, and absent or reordered members are a few more. Knows nothing of values.
 */
import type { Buffer } from 'node:buffer';
import type { Machine } from '../../scan/index.ts';
import type { Column, MemberColumns } from './column.ts';

/** More pieces, or more that follow one, are no habit of a sender. All is learnt anew then. */
const piecesMost = 4000;
const followersMost = 200;

const [quote, backslash, openBrace, closeBrace, openBracket, comma] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x2c];

export interface ColumnNames {
  readonly machine: Machine;
  readonly members: MemberColumns;
  columnOf(field: string): Column;
}

const memberIn = (members: MemberColumns, name: string): Column | null => (Object.hasOwn(members, name) ? members[name as keyof MemberColumns] : null);

/** Pieces are kept by the scanner, which goes through them for every line; here is who they are, and what has followed them. */
export class Shapes {
  /** Stands before the first byte of a line. */
  root: number;
  #pieces = new Map<string, number>();
  #followers = new Map<number, Set<number>>();
  readonly #names: ColumnNames;

  constructor(names: ColumnNames) {
    this.#names = names;
    this.root = names.machine.run.pieceOf(0, 0, 0, 0);
  }

  forget(): void {
    const { run } = this.#names.machine;
    for (const piece of [this.root, ...this.#pieces.values()]) run.releasePiece(piece);
    [this.#pieces, this.#followers, this.root] = [new Map(), new Map(), run.pieceOf(0, 0, 0, 0)];
  }

  /** Learns the path of a line that is a point, unless there is something on it that only the slow reader reads. */
  learn(line: Buffer): void {
    const path = new Outline(line, this.#names).path();
    if (path === null) return;
    if (this.#pieces.size + path.length > piecesMost) this.forget();
    let before = this.root;
    for (const step of path) {
      const key = `${step.depth} ${step.bytes.toString('latin1')}`;
      let piece = this.#pieces.get(key);
      if (piece === undefined) this.#pieces.set(key, piece = this.#piece(step));
      const followers = this.#followers.get(before) ?? new Set();
      this.#followers.set(before, followers);
      // Whoever has had so many will have others next time: the line is read slowly.
      if (followers.size >= followersMost && !followers.has(piece)) return;
      if (!followers.has(piece)) this.#names.machine.run.follow(before, piece);
      followers.add(piece);
      before = piece;
    }
  }

  #piece({ bytes, opens, column }: Step): number {
    const { machine } = this.#names;
    const length = machine.putText(bytes.toString('latin1'));
    const at = machine.scratch;
    // Bytes, not characters: what is no ASCII has become longer as a text.
    bytes.copy(machine.bytes, at);
    if (length < bytes.length) throw new Error('INVARIANT: a text has at least as many bytes as characters');
    return machine.run.pieceOf(at, bytes.length, opens, column?.at ?? 0);
  }
}

interface Step {
  /** Where it begins: 0 before the object, 1 in it, 2 among its fields. */
  readonly depth: number;
  readonly bytes: Buffer;
  readonly opens: number;
  readonly column: Column | null;
}

/** Walks over a line that is known to be JSON. */
class Outline {
  readonly #line: Buffer;
  readonly #columns: ColumnNames;
  #at = 0;
  constructor(line: Buffer, columns: ColumnNames) {
    this.#line = line;
    this.#columns = columns;
  }

  path(): readonly Step[] | null {
    const steps: Step[] = [];
    let [depth, begin, depthBefore, opens] = [1, 0, 0, 0];
    const step = (column: Column | null): void => {
      steps.push({ depth: depthBefore, bytes: this.#line.subarray(begin, this.#at), opens, column });
      [depthBefore, opens] = [depth, 0];
    };
    this.#next();
    this.#at++;
    for (;;) {
      const byte = this.#next();
      if (byte === undefined) return null;
      this.#at++;
      if (byte === comma) continue;
      if (byte === closeBrace) {
        if (--depth > 0) continue;
        this.#at = this.#line.length;
        step(null);
        return steps;
      }
      const name = this.#name();
      if (name === null) return null;
      const value = this.#next();
      if (depth === 1 && name === 'fields' && value === openBrace) {
        this.#at++;
        opens++;
        depth = 2;
        continue;
      }
      const column = depth === 2 ? this.#columns.columnOf(name) : memberIn(this.#columns.members, name);
      if (column === null || value === openBrace || value === openBracket) return null;
      step(column);
      this.#skipValue();
      begin = this.#at;
    }
  }

  /** The next byte that is no space. */
  #next(): number | undefined {
    while (this.#line[this.#at]! <= 0x20) this.#at++;
    return this.#line[this.#at];
  }

  /** The name whose quote has been passed, with its colon. Names with escapes are left to the slow reader. */
  #name(): string | null {
    const end = this.#line.indexOf(quote, this.#at);
    const name = this.#line.subarray(this.#at, end);
    if (name.includes(backslash)) return null;
    this.#at = end + 1;
    this.#next();
    this.#at++; // the colon
    return name.toString('utf8');
  }

  #skipValue(): void {
    if (this.#line[this.#at] === quote) {
      for (this.#at++; this.#line[this.#at] !== quote; this.#at++) if (this.#line[this.#at] === backslash) this.#at++;
      this.#at++;
    } else while (this.#at < this.#line.length && !isEndOfBare(this.#line[this.#at]!)) this.#at++;
  }
}

const isEndOfBare = (byte: number): boolean => byte === comma || byte === closeBrace || byte <= 0x20;
