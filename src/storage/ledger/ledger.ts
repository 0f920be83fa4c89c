/** The ledger as one intake sees it: asks it, writes into it, and lets the next batch be made while the last is on its way. */
import { setImmediate } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Instant } from '../../time/index.ts';
import type { PointColumns, StoredBatch } from '../batch.ts';
import type { IdentifiedPoint, IntakeRun, StoredPoint } from '../intake.ts';
import type { Ask } from './ask.ts';
import { BatchWriter, type Send } from './batch-writer.ts';
import { copyInto } from './copy.ts';
import { PointGatherer, batchOf } from './from-points.ts';
import { Known } from './known.ts';
import { KnownCorrected } from './known-corrected.ts';
import { Months } from './months.ts';
import { KnownInPacks } from './packs/known-in-packs.ts';
import { PackKeys } from './packs/pack-keys.ts';
import { type Packing, Packs } from './packs/packs.ts';
import { type ReadCopy, readCopy } from './packs/read-copy.ts';
import { OutcomeBook } from './outcome-book.ts';
import { SenderIds } from './sender-ids.ts';
import { noteRepeatedIds } from './same-point.ts';
import { SeriesBook } from './series-book.ts';
import { SeriesKeys } from './series-keys.ts';

/** Packs are sent when so many bytes of them have gathered: some, so that the server works while the next are made. */
const packBytesAtOnce = 2 << 20;
/** Bytes of so many COPYs may be on their way. */
const sendingMost = 4;

/** What an intake finds when it begins. */
export interface LedgerAtFirst {
  readonly runId: bigint;
  /** The last pack; 0 where there is none. */
  readonly lastPack: number;
  /** Of the keys of points. */
  readonly seed: { readonly high: number; readonly low: number };
  /** Whether there are series, of the scope where the intake brings points of one only. */
  readonly hasSeries: boolean;
  /** Whether anything was ever corrected. */
  readonly hasCorrections: boolean;
  /** Until when the books are closed. */
  readonly closedUntil: Instant | null;
  /** What began before it was removed. */
  readonly keptFrom: Instant | null;
  /** Months of the run that are there. */
  readonly months: readonly string[];
}

export class Ledger {
  readonly #client: PoolClient;
  readonly #gatherer = new PointGatherer();
  readonly #months: Months;
  readonly #book: SeriesBook;
  readonly #known: Known;
  readonly #writer: BatchWriter;
  readonly #keys: PackKeys;
  readonly #knownInPacks: KnownInPacks;
  readonly #knownCorrected: KnownCorrected;
  readonly #packs: Packs;
  /** Ends, never in an error, when all that was sent has arrived. */
  #sent: Promise<void> = Promise.resolve();
  #sending = 0;
  #failed: { readonly error: unknown } | null = null;

  constructor(client: PoolClient, { runId, lastPack, seed, hasSeries, hasCorrections, months }: LedgerAtFirst, { rulebookHash, claimed }: IntakeRun, packing: Packing) {
    const scope = claimed?.claim.identifier ?? null;
    this.#client = client;
    const ask: Ask = (statement, parameters) => this.#ask(statement, parameters);
    const send: Send = (table, columns, bytes, done) => this.#send(table, columns, bytes, done);
    /** For questions whose answer lies with points: those that have gathered go out before. */
    const askOfPoints: Ask = async (statement, parameters) => {
      await this.#writer.flush();
      return this.#ask(statement, parameters);
    };
    const senderIds = new SenderIds(askOfPoints);
    const readOfPoints: ReadCopy = async (select) => {
      await this.#writer.flush();
      await this.settled();
      return readCopy(client, select);
    };
    this.#months = new Months(ask, months);
    this.#keys = new PackKeys(ask, readOfPoints, { heldAgainst: packing.few, scope, before: lastPack, seed });
    const seriesKeys = new SeriesKeys(this.#keys, readOfPoints, scope !== null);
    this.#book = new SeriesBook(ask, !hasSeries, (key) => seriesKeys.add(key));
    this.#known = new Known(askOfPoints, this.#months, this.#book, senderIds, seriesKeys);
    this.#writer = new BatchWriter(ask, send, this.#months, this.#book, new OutcomeBook(ask, runId, rulebookHash), senderIds, seriesKeys);
    this.#knownInPacks = new KnownInPacks(ask, readOfPoints);
    this.#knownCorrected = new KnownCorrected(ask, hasCorrections);
    this.#packs = new Packs(this.#keys, this.#months, {
      writer: (table, columns) => this.#writer.writer(table, columns), gathered: () => this.#writer.flush(packBytesAtOnce), asRows: (rows) => this.#writer.write(rows),
    }, packing);
  }

  /** Sends what has gathered, waits for it, and throws what became of it. */
  async complete(): Promise<void> {
    await this.#packs.finish();
    await this.#writer.flush();
    await this.settled();
  }

  /** Waits for what was sent, and throws what became of it. */
  async settled(): Promise<void> {
    await this.#sent;
    if (this.#failed !== null) throw this.#failed.error;
  }

  async #ask<Row extends object>(statement: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
    await this.settled();
    return (await this.#client.query<Row>(statement, [...parameters])).rows;
  }

  async #send(table: string, columns: string, bytes: Buffer, done: () => void): Promise<void> {
    this.#sending += 1;
    this.#sent = this.#sent.then(async () => {
      try {
        if (this.#failed === null) await copyInto(this.#client, table, columns, bytes);
      } catch (error) {
        this.#failed = { error };
      } finally {
        this.#sending -= 1;
        done();
      }
    });
    if (this.#sending >= sendingMost) await this.settled();
    else await this.#turn();
  }

  /** Lets bytes travel: a socket takes more of them only when the process has nothing else to do for a moment. */
  async #turn(): Promise<void> {
    if (this.#sending > 0) await setImmediate();
  }

  async knownOf(points: PointColumns): Promise<Uint8Array> {
    await this.#turn();
    if (this.#book.forget()) this.#months.forgetWriters();
    const answer = new Uint8Array(points.count);
    // Before rows are looked at, for what waits under one of these keys may become rows.
    const nominees = await this.#keys.nominees(points, (holders) => this.#packs.sendHolders(holders));
    await this.#known.note(points, answer);
    if (nominees.length > 0) await this.#knownInPacks.note(points, nominees, answer);
    await this.#knownCorrected.note(points, answer);
    if (points.ids !== null && this.#keys.mayRepeatIds(points)) noteRepeatedIds(points, points.ids, answer);
    return answer;
  }

  async writeColumns(batch: StoredBatch): Promise<void> {
    await this.#turn();
    await this.#packs.take(await this.#writer.withOutcomes(batch));
    await this.#turn();
  }

  known(points: readonly IdentifiedPoint[]): Promise<Uint8Array> {
    return this.knownOf(this.#gatherer.columns(points));
  }

  async write(points: readonly StoredPoint[]): Promise<void> {
    if (points.length > 0) await this.writeColumns(batchOf(this.#gatherer, points));
  }
}
