/** Checks of the database: whether it answers, is up to date, has the time that we have, and room. Changes nothing in it. */
import { existsSync, statfsSync } from 'node:fs';
import { type Inspection, StorageUnavailable, type StoreOptions, inspectStore } from '../../storage/index.ts';
import { byteText } from '../byte-text.ts';
import { type Finding, counted, finding } from './finding.ts';

/** Periods are due by the clock of the worker; times in the books are the database's. */
const clockDoubtful = 2_000_000;
const clockWrong = 60_000_000;

const roomShort = 2_000_000_000n;
const roomGone = 200_000_000n;

function ofInspection({ database, serverVersion, migrations, newer }: Inspection): Finding {
  if (newer.length > 0) return finding('database', 'failure', `${database} was written by a newer Tariff`, 'use that, or another database', newer);
  if (serverVersion === null) return finding('database', 'ok', `${database} was not begun yet: the first worker makes it`);
  const pending = migrations.filter(({ doneAt }) => doneAt === null);
  if (pending.length === 0) return finding('database', 'ok', `${database}, PostgreSQL ${serverVersion}, up to date`);
  return finding('database', 'warning', `${database} lacks ${counted(pending.length, 'migration')}`, '`tariff db migrate` does what is missing; so does the first worker that begins', pending.map(({ name }) => name));
}

function ofClock(ahead: number): Finding {
  const [seconds, distance] = [(Math.abs(ahead) / 1_000_000).toFixed(1), Math.abs(ahead)];
  const sentence = `the clock of the database is ${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} ours`;
  if (distance <= clockDoubtful) return finding('clock', 'ok', `${seconds} s between ours and the database's`);
  return finding('clock', distance > clockWrong ? 'failure' : 'warning', sentence, 'let both machines take their time from NTP: which periods are over is decided by it');
}

/** Of the disk on which the embedded database lies. */
export function roomFinding(directory: string): Finding {
  if (!existsSync(directory)) return finding('disk', 'ok', 'the embedded database was not begun yet');
  const { bavail, bsize, blocks } = statfsSync(directory, { bigint: true });
  const [free, all] = [bavail * bsize, blocks * bsize];
  const sentence = `${byteText(free)} of ${byteText(all)} free for the embedded database`;
  if (free < roomGone) return finding('disk', 'failure', sentence, `make room on the disk of ${directory}: PostgreSQL stops when it is full`);
  return free < roomShort ? finding('disk', 'warning', sentence, `make room on the disk of ${directory}, or keep less: \`storage.retention_period\``) : finding('disk', 'ok', sentence);
}

export interface CheckedDatabase {
  readonly findings: readonly Finding[];
  /** Whether it can be opened without changing it. */
  readonly isUpToDate: boolean;
}

export async function checkDatabase(options: StoreOptions): Promise<CheckedDatabase> {
  const room = options.databaseUrl === null ? [roomFinding(options.dataDirectory)] : [];
  try {
    const inspection = await inspectStore(options);
    const { serverVersion, migrations, newer, clockAhead } = inspection;
    const isUpToDate = serverVersion !== null && newer.length === 0 && migrations.every(({ doneAt }) => doneAt !== null);
    return { findings: [ofInspection(inspection), ...(clockAhead === null ? [] : [ofClock(clockAhead)]), ...room], isUpToDate };
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    return { findings: [finding('database', 'failure', error.message, 'nothing is rated while it is away'), ...room], isUpToDate: false };
  }
}
