/**
 * Tells a database that cannot do its work from a statement that is wrong. The former becomes `StorageUnavailable` with
 * a sentence for people; the latter is a bug and stays as it is.
 */
import type { Database } from './database.ts';
import { StorageUnavailable } from './unavailable.ts';

interface Sentence {
  /** SQLSTATEs, whole or their first characters, and codes of the system. */
  readonly codes: readonly string[];
  readonly say: (database: Database, message: string) => string;
}

/** The first that fits is said. */
const sentences: readonly Sentence[] = [
  { codes: ['ECONNREFUSED'], say: ({ name, remedy }) => `cannot reach ${name} (connection refused): ${remedy}` },
  { codes: ['ENOTFOUND', 'EAI_AGAIN'], say: ({ name, remedy }) => `cannot reach ${name} (no such host): ${remedy}` },
  { codes: ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT'], say: ({ name, remedy }) => `cannot reach ${name} (no answer): ${remedy}` },
  { codes: ['28'], say: ({ name }) => `${name} refuses this user or password: correct them in DATABASE_URL` },
  { codes: ['3D000'], say: ({ name }, text) => `${name} has none of that name (${text}): create it with \`createdb\`, or correct DATABASE_URL` },
  { codes: ['42501'], say: ({ name }, text) => `${name} does not allow this (${text}): grant it to the user in DATABASE_URL` },
  { codes: ['25006'], say: ({ name }) => `${name} is read-only: name the primary server in DATABASE_URL` },
  { codes: ['53300'], say: ({ name }) => `${name} has no connection left: close other programs, or raise its max_connections` },
  { codes: ['53', '58'], say: ({ name }, text) => `${name} is out of resources (${text}): give it room, then run this again` },
  { codes: ['57P03'], say: ({ name }, text) => `${name} does not take connections now (${text}): run this again in a moment` },
  {
    codes: ['08', '57P01', '57P02', '57P04', '57P05', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ENOTCONN'],
    say: ({ name, remedy }) => `lost the connection to ${name}: ${remedy}`,
  },
];

/** What the driver says without a code. */
const wordsWithoutCode: readonly (readonly [RegExp, string])[] = [
  [/timeout exceeded when trying to connect|due to connection timeout|timeout expired/i, 'ETIMEDOUT'],
  [/Connection terminated|Client has encountered a connection error|Client was closed and is not queryable|Connection ended/i, '08006'],
  [/SASL|password must be a string/i, '28P01'],
];

function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return wordsWithoutCode.find(([words]) => words.test(error.message))?.[1] ?? '';
}

/** Node tries all addresses of a host at once and gathers what came of it; the ORM wraps what the driver said. */
function* errorsWithin(error: unknown): Generator<Error> {
  if (!(error instanceof Error)) return;
  yield error;
  if (error instanceof AggregateError) for (const each of error.errors) yield* errorsWithin(each);
  yield* errorsWithin(error.cause);
}

/** The error to throw in place of `error`, which came from talking to the database. */
export function failure(error: unknown, database: Database): unknown {
  if (error instanceof StorageUnavailable) return error;
  for (const each of errorsWithin(error)) {
    const code = codeOf(each);
    const sentence = code === '' ? undefined : sentences.find(({ codes }) => codes.some((start) => code.startsWith(start)));
    if (sentence !== undefined) return new StorageUnavailable(sentence.say(database, each.message), { cause: error });
  }
  return error;
}

/** The error to throw when opening failed: whatever the reason, the database is not to be had. */
export function openingFailure(error: unknown, database: Database): StorageUnavailable {
  const known = failure(error, database);
  if (known instanceof StorageUnavailable) return known;
  const reason = error instanceof Error ? error.message : 'unknown error';
  return new StorageUnavailable(`cannot open ${database.name} (${reason}): ${database.remedy}`, { cause: error });
}

/** Runs work that talks to the database and nothing else. */
export async function guarded<T>(database: Database, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw failure(error, database);
  }
}
