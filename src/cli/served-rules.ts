/** The rules that a server answers with: those of a directory, or none at all where there is no directory. */
import { existsSync } from 'node:fs';
import { keepRulebook } from '../intake/index.ts';
import { type Rulebook, openRulebook } from '../rulebook/index.ts';
import { type Log, RulesInForce } from '../service/index.ts';
import type { Store } from '../storage/index.ts';

const nothing = 'language 1\ncurrency XXX decimals 28 rounding none\ntimezone "UTC"\n';

export function servedRules(directory: string, store: Store, log: Log): { now(): Promise<Rulebook> } {
  if (existsSync(directory)) return new RulesInForce(directory, store, log);
  const rulebook = openRulebook({ files: ['nothing.tariff'], read: () => new TextEncoder().encode(nothing) });
  let kept: Promise<void> | null = null;
  return {
    now: async () => {
      await (kept ??= keepRulebook(store, rulebook));
      return rulebook;
    },
  };
}
