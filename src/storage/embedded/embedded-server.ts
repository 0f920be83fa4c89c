/**
 * The embedded PostgreSQL server: one for each data folder, shared by all processes that use the folder. Who comes first
 * starts it, who leaves last stops it, and a process that is killed leaves it running for the next one.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { StorageUnavailable } from '../unavailable.ts';
import { ensureCluster, lostPassword, superuser } from './cluster.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { errorCode, hasCode } from './error-code.ts';
import { underLock } from './exclusive-lock.ts';
import { readPassword } from './password.ts';
import { runningPostmaster } from './postmaster-file.ts';
import { settled, startServer, stopServer } from './server-process.ts';
import { serverUser } from './server-user.ts';

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Every connection of this process bears it, by which it tells its own from those of others. */
  readonly application_name: string;
  readonly ssl: false;
}

export interface EmbeddedServer {
  readonly address: ServerAddress;
  /** Leave, after the connections to the address are closed. */
  leave(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly settings: readonly string[];
  readonly onProgress: (sentence: string) => void;
}

const database = 'tariff';
/** A server found running may be on its way down; then it is waited for and started again. */
const joinAttempts = 5;
const longestRecoveryMs = 60_000;
const retryEveryMs = 20;

/** Makes our database on a new server. */
async function ensureDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
  if (rowCount === 0) await client.query(`create database ${database}`);
}

async function tryConnect(folder: DataFolder, port: number, name: string): Promise<Client> {
  const password = readPassword(folder.password);
  if (password === null) throw lostPassword(folder);
  const client = new Client({
    host: '127.0.0.1', port, user: superuser, password, database: 'postgres', application_name: name, ssl: false, keepAlive: true,
  });
  // Its loss shows in the next query; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    await ensureDatabase(client);
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** A connection to the server, or `null` when it went away meanwhile. */
async function connect(folder: DataFolder, port: number, name: string): Promise<Client | null> {
  const giveUpAt = performance.now() + longestRecoveryMs;
  for (;;) {
    try {
      return await tryConnect(folder, port, name);
    } catch (error) {
      if (hasCode(error, '28P01', '28000')) throw lostPassword(folder);
      if (runningPostmaster(folder.cluster)?.status !== 'ready') return null;
      // 57P03: it calls itself ready while it recovers from the crash of one of its processes.
      const passing = hasCode(error, '57P03', '57P01', '57P02', 'ECONNRESET');
      if (!passing || performance.now() > giveUpAt) throw silence(folder, error);
      await sleep(retryEveryMs);
    }
  }
}

const silence = (folder: DataFolder, error: unknown): StorageUnavailable => new StorageUnavailable(
  `the embedded database in ${folder.root} runs but does not answer (${error instanceof Error ? error.message : 'unknown error'}): see ${folder.log}`,
  { cause: error });

/** Finds the server or starts it, and connects. Call it under the lock. */
async function joinServer(folder: DataFolder, name: string, options: EmbeddedOptions): Promise<{ client: Client; port: number }> {
  // Asked first, so that a folder of somebody else ends in its own sentence.
  serverUser(folder.cluster);
  for (let attempt = 0; attempt < joinAttempts; attempt++) {
    const postmaster = await settled(folder.cluster)
      ?? await startServer(folder, ensureCluster(folder, options.onProgress), options.settings);
    const client = await connect(folder, postmaster.port, name);
    if (client !== null) return { client, port: postmaster.port };
  }
  throw new StorageUnavailable(`the embedded database in ${folder.root} ends as soon as it starts: see ${folder.log}`);
}

/** What the system refuses on the way to a running server, in a sentence. */
function startFailure(error: unknown, folder: DataFolder): unknown {
  const code = errorCode(error);
  if (error instanceof StorageUnavailable || code === undefined) return error;
  return new StorageUnavailable(
    `cannot run the embedded database in ${folder.root} (${code}): see that this user may use the folder and the disk has room, or set DATABASE_URL to a server`,
    { cause: error });
}

const othersQuery = `select from pg_stat_activity where backend_type = 'client backend' and application_name <> $1`;

/** Whether somebody else is connected; `null` when the connection has been lost. */
async function othersAreHere(client: Client, name: string): Promise<boolean | null> {
  return client.query(othersQuery, [name]).then(({ rowCount }) => rowCount !== 0, () => null);
}

/** Stops the server unless others are connected. Call it under the lock, which keeps newcomers out meanwhile. */
async function stopIfLast(folder: DataFolder, client: Client, name: string): Promise<void> {
  let asking: Client | null = client;
  let others = await othersAreHere(asking, name);
  if (others === null) {
    // A crash of one of its processes cuts all connections, and the server goes on. Or it is gone: then so are we.
    await client.end().catch(() => {});
    const postmaster = await settled(folder.cluster);
    asking = postmaster === null ? null : await connect(folder, postmaster.port, name);
    others = asking === null ? null : await othersAreHere(asking, name);
  }
  if (others === false) await stopServer(folder.cluster);
  await asking?.end().catch(() => {});
}

/** Joins the server of a data folder, starting it where none runs. */
export async function joinEmbeddedServer(dataDirectory: string, options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = openDataFolder(dataDirectory);
  const name = `tariff ${process.pid} ${randomBytes(4).toString('hex')}`;
  // The connection stays open for as long as we are here: it is by their connections that processes see one another,
  // and a pool may have none for a while.
  const { client, port } = await underLock(folder.lock, () => joinServer(folder, name, options))
    .catch((error: unknown) => { throw startFailure(error, folder); });
  const password = readPassword(folder.password) ?? '';
  return {
    address: { host: '127.0.0.1', port, user: superuser, password, database, application_name: name, ssl: false },
    leave: () => underLock(folder.lock, () => stopIfLast(folder, client, name)),
  };
}
