/** A database as messages speak of it, and how to connect to it. Keeps the password out of every sentence. */
import { Client, type PoolConfig } from 'pg';
import { StorageUnavailable } from './unavailable.ts';

export interface Database {
  readonly config: PoolConfig;
  /** `the database at 127.0.0.1:5432`. */
  readonly name: string;
  /** What to do when it cannot be reached. */
  readonly remedy: string;
}

/** The database of a `DATABASE_URL`. */
export function databaseAt(url: string): Database {
  const wrong = new StorageUnavailable('DATABASE_URL is not an address such as postgres://user:password@host:5432/name: correct it, or unset it to use the embedded database');
  if (!/^postgres(ql)?:\/\//.test(url)) throw wrong;
  try {
    const { host, port } = new Client({ connectionString: url });
    const place = host.startsWith('/') ? host : `${host.includes(':') ? `[${host}]` : host}:${port}`;
    return { config: { connectionString: url }, name: `the database at ${place}`, remedy: 'start it, or unset DATABASE_URL to use the embedded one' };
  } catch {
    // What the parser says quotes the whole address.
    throw wrong;
  }
}

/** The embedded one of a data folder. */
export const embeddedDatabase = (config: PoolConfig, dataDirectory: string): Database => ({
  config, name: `the embedded database in ${dataDirectory}`, remedy: `run this again, or see ${dataDirectory}/postgres.log`,
});
