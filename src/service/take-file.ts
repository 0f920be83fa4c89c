/** Takes one dropped file: rates and stores it in one transaction, then moves it away. Cut off between the two it is taken again, and all its points are known. */
import { createReadStream } from 'node:fs';
import { UnreadableUsage, readUsageColumns, usageFormatOf } from '../collect/index.ts';
import type { UsageBatch } from '../columns/index.ts';
import { type Totals, rateColumns } from '../intake/index.ts';
import type { Rulebook } from '../rulebook/index.ts';
import type { Store } from '../storage/index.ts';
import { Complaints } from './complaints.ts';
import type { IncomingFolder } from './incoming-folder.ts';
import type { Log } from './log.ts';

export interface FileTaking {
  readonly store: Store;
  readonly folder: IncomingFolder;
  /** The member that names the scope in CloudKitty's dataframes. */
  readonly scopeKey: string;
  readonly log: Log;
  rulebook(): Promise<Rulebook>;
}

export type FileOutcome =
  | { readonly kind: 'taken'; readonly totals: Totals; /** Its name where it lies now. */ readonly as: string }
  /** It is no usage. */
  | { readonly kind: 'failed'; readonly sentence: string }
  /** Somebody else took it, or it was taken away. */
  | { readonly kind: 'gone' }
  /** Somebody wrote to it meanwhile: it stays, and is taken again. */
  | { readonly kind: 'changed'; readonly totals: Totals };

/** Ends where the work is no longer wanted: the transaction then leaves nothing. */
async function* whileWanted(batches: AsyncIterable<UsageBatch>, signal: AbortSignal): AsyncIterable<UsageBatch> {
  for await (const batch of batches) {
    signal.throwIfAborted();
    yield batch;
  }
  signal.throwIfAborted();
}

export async function takeFile(taking: FileTaking, name: string, signal: AbortSignal): Promise<FileOutcome> {
  const { store, folder, log } = taking;
  const looks = folder.looks(name);
  if (looks === null) return { kind: 'gone' };
  const refused = folder.refusedLines(name);
  const complaints = new Complaints();
  try {
    const stream = createReadStream(folder.pathOf(name), { highWaterMark: 256 * 1024 });
    const options = { format: usageFormatOf(name), scopeKey: taking.scopeKey, coded: 'all' as const, onWarning: (sentence: string) => log.warn({ file: name }, sentence) };
    const totals = await rateColumns(store, await taking.rulebook(), whileWanted(readUsageColumns(stream, options), signal), {
      source: name, onWarning: (sentence) => log.warn({ file: name }, sentence),
      onBatch: (others) => {
        complaints.hear(others);
        for (const entry of others) if (entry.kind === 'refused') refused.add(entry.refusal);
      },
      notes: () => complaints.sentences(),
    }).finally(() => stream.destroy());
    const now = folder.looks(name);
    if (now === null) return { kind: 'gone' };
    if (now !== looks) return { kind: 'changed', totals };
    const as = folder.nameIn('done', name);
    refused.keepAs(as);
    folder.move(name, 'done', as);
    return { kind: 'taken', totals, as };
  } catch (error) {
    if (!(error instanceof UnreadableUsage)) throw error;
    failFile(folder, name, error.message);
    return { kind: 'failed', sentence: error.message };
  } finally {
    refused.discard();
  }
}

/** Puts a file away that cannot be taken, with the reason beside it. */
export function failFile(folder: IncomingFolder, name: string, sentence: string): void {
  if (folder.looks(name) === null) return;
  const as = folder.nameIn('failed', name);
  folder.explain(as, sentence);
  folder.move(name, 'failed', as);
}
