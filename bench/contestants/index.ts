/** Who takes part. Peers are loaded one by one, so that one which cannot be loaded here is left out with its reason. */
import type { Contestant } from './contestant.ts';

export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

export const isLeftOut = (entry: Contestant | LeftOut): entry is LeftOut => 'reason' in entry;

const product: readonly (() => Promise<Contestant>)[] = [
  async () => (await import('./product-rows.ts')).productRows,
  async () => (await import('./product-columns.ts')).productColumns,
  async () => (await import('./product-columns.ts')).productColumnsWithSums,
];
const byHand: readonly (() => Promise<Contestant>)[] = [
  async () => (await import('./decimal-by-hand.ts')).decimalByHand,
  async () => (await import('./decimal-by-hand.ts')).decimalWithSums,
  async () => (await import('./decimal-by-hand.ts')).bigByHand,
];
const peers: readonly (readonly [string, () => Promise<Contestant>])[] = [
  ['@gorules/zen-engine', async () => (await import('./zen.ts')).zen],
  ['json-rules-engine', async () => (await import('./json-rules.ts')).jsonRules],
  ['@marcbachmann/cel-js', async () => (await import('./cel.ts')).cel],
  ['jsonata', async () => (await import('./jsonata.ts')).jsonata],
  ['feelin', async () => (await import('./feelin.ts')).feelin],
  ['DuckDB', async () => (await import('./duckdb.ts')).duckdb],
];

/** All of them, or only what the product is held against everywhere. */
export async function contestants(which: 'all' | 'by hand'): Promise<readonly (Contestant | LeftOut)[]> {
  const own = await Promise.all([...byHand, ...product].map((load) => load()));
  if (which === 'by hand') return own;
  return [...own, ...await Promise.all(peers.map(([name, load]) => load().catch((error: unknown): LeftOut => ({ name, reason: `cannot be loaded here: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}` }))))];
}
