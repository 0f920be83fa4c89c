/** What the rest of the program may ask of the store. Knows nothing of how it is kept. */
import type { HashmapShelf } from '../cloudkitty/index.ts';
import type { Instant, Period } from '../time/index.ts';
import type { Alerts } from './alerts.ts';
import type { ApiKeys, Audit } from './identity.ts';
import type { BoundQuery, KeptPoint, KeptQuery } from './correcting.ts';
import type { Closing, ClosingRun, WaitingWindow } from './closing.ts';
import type { Intake, IntakeRun } from './intake.ts';
import type { CollectorNotes, FrameAttributes } from './openstack.ts';
import type { Reprocessings } from './reprocessings.ts';
import type { Removal, Retaining } from './retention.ts';
import type { StoredRulebook } from './rulebook.ts';
import type { RulesShelf } from './rules.ts';
import type { Scopes } from './scopes.ts';
import type { Summary, SummaryQuery } from './summary.ts';

export interface StoreOptions {
  /** A PostgreSQL of the user's own, `postgres://…`; `null` starts or joins the embedded one. */
  readonly databaseUrl: string | null;
  /** Absolute path of the folder in which the embedded server lives. */
  readonly dataDirectory: string;
  /** How many points of one kind make a pack, how few of them stay rows, and how few are no reason to keep keys in memory. For tests and measurements. */
  readonly packing?: { readonly most: number; readonly least: number; readonly few: number };
  /** Called with a sentence when something takes long enough for a person to wonder. */
  readonly onProgress?: (sentence: string) => void;
  /** Extra `name=value` settings of a server that this call starts, such as `fsync=off` in tests. */
  readonly settings?: readonly string[];
}

/** Where a queue of jobs lives: an address, or its parts. */
export interface JobDatabase {
  readonly connectionString?: string;
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly user?: string;
  readonly password?: string;
}

/** Jobs of a queue that are in one state. */
export interface JobCount {
  readonly queue: string;
  readonly state: 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed';
  readonly jobs: number;
  /** Those among them whose worker was not heard of for longer than it should. */
  readonly stalled: number;
}

/** Every method throws `StorageUnavailable` when the database cannot do its work. */
export interface Store {
  /** Keeps a rulebook. Saving the same one again changes nothing. */
  saveRulebook(rulebook: StoredRulebook): Promise<void>;
  loadRulebook(hash: string): Promise<StoredRulebook | null>;
  /**
   * Runs `work` in one transaction: all of it is kept, or, when `work` throws, none of it. Intakes of all processes
   * follow one another, so what `known` says stays true until the end.
   */
  intake<T>(run: IntakeRun, work: (intake: Intake) => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction of the same queue as intakes: all that it posts is kept, or none of it. */
  closing<T>(run: ClosingRun, work: (closing: Closing) => Promise<T>): Promise<T>;
  /** Windows of limits that are not closed, or in which usage came late, in order of time. */
  waitingWindows(): Promise<readonly WaitingWindow[]>;
  summary(query: SummaryQuery): Promise<Summary>;
  /** Points with their charges as they stand, in no order. For few points: those of some hours. */
  standing(query: KeptQuery): Promise<readonly KeptPoint[]>;
  /** The begin of the point before which so many of that time begin, or more; `null` where there are fewer. */
  startBehind(query: BoundQuery): Promise<Instant | null>;
  /** As it stands; `null` where no point has this id, or it was taken back. */
  pointOf(id: string): Promise<KeptPoint | null>;
  /** Whether corrections have a part in what stands in that time: then sums do not tell how many points stand. */
  wasCorrected(query: KeptQuery): Promise<boolean>;
  /** The time zone of the rulebook that rated last; `null` before the first run. */
  timezone(): Promise<string | null>;
  /** The hash of the rulebook that last rated usage which was not known yet; `null` before the first. */
  lastRulebook(): Promise<string | null>;
  /** For each meter with stored points the time that they cover, from the first to the last; an event ends a microsecond after it. */
  storedPeriods(): Promise<ReadonlyMap<string, Period>>;
  /**
   * Removes months in UTC that are old enough and done with: all scopes are rated beyond, limits of their windows are closed and running totals have ended. Points of a time that
   * was removed are refused from then on, for nobody could tell whether they were charged. In one transaction of the queue of intakes.
   */
  retain(retaining: Retaining): Promise<Removal>;
  readonly scopes: Scopes;
  readonly reprocessings: Reprocessings;
  /** The hashmap and its revisions. */
  readonly hashmap: HashmapShelf;
  /** Which rules are in force besides: revisions, scripts, modules. */
  readonly rules: RulesShelf;
  readonly alerts: Alerts;
  readonly frameAttributes: FrameAttributes;
  readonly collectors: CollectorNotes;
  /** Keys of the API. */
  readonly keys: ApiKeys;
  /** Who changed what. */
  readonly audit: Audit;
  /** How a queue of jobs reaches the same database. */
  jobDatabase(): JobDatabase;
  /** What the queue of jobs holds; nothing where there never was one. */
  jobCounts(): Promise<readonly JobCount[]>;
  /** Runs work of others on the same database, and says of a failure what it means. */
  guard<T>(work: () => Promise<T>): Promise<T>;
  /** What time it is for the database. */
  now(): Promise<Instant>;
  /** Answers when the database does. */
  ping(): Promise<void>;
  /** Lets go of the database; the last to leave stops the embedded server. May be called twice. */
  close(): Promise<void>;
}
