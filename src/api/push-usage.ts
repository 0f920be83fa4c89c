/** `POST /api/v1/usage`: usage read as it comes, many points at a time, into the ledger. What is refused is told line by line; the rest is kept. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { Readable } from 'node:stream';
import type { CloudkittyEnvironment, CloudkittyParts } from '../cloudkitty-api/index.ts';
import { SenderStalled, prompt, readUsageColumns } from '../collect/index.ts';
import { type UsageBatch, pickedRows } from '../columns/index.ts';
import { visibleScopes } from '../identity/index.ts';
import { type Assessment, storeColumns } from '../intake/index.ts';
import type { Refusal } from '../rating/index.ts';
import { type AssessedJson, assessedJson, totalsJson } from './answers.ts';
import { problem } from './problems.ts';
import { usageRoute } from './routes.ts';
import { jsonMostBytes, usageContentTypes, usageFormatIn, usageInJson } from './usage-body.ts';

/** So many refusals are told; their number stands in the totals. */
export const refusalsTold = 1000;

const ofAnother = (place: string, scope: string): Refusal => ({ place, code: 'U304', field: 'scope', reason: `you bring usage of your own scopes, and ${JSON.stringify(scope)} is none of them` });

/** Rows of scopes that are not the sender's are refused, each with its place. */
async function* ofOwnScopes(batches: AsyncIterable<UsageBatch>, own: ReadonlySet<string>): AsyncGenerator<UsageBatch> {
  for await (const batch of batches) {
    const { scope: { dictionary, codes }, count } = batch;
    const isOwn = Uint8Array.from({ length: dictionary.size }, (_, code) => (own.has(dictionary.text(code)) ? 1 : 0));
    const [rows, refusals]: [number[], UsageBatch['refusals'][number][]] = [[], [...batch.refusals]];
    for (let row = 0; row < count; row++) {
      const code = codes[row]!;
      if (isOwn[code] === 1) rows.push(row);
      else refusals.push({ before: row, refusal: ofAnother(batch.placeOf(row), dictionary.text(code)) });
    }
    yield rows.length === count ? batch : { ...pickedRows(batch, Uint32Array.from(rows)), refusals: refusals.sort((a, b) => a.before - b.before) };
  }
}

export function addUsage(app: OpenAPIHono<CloudkittyEnvironment>, { store, rules, scopeKey }: CloudkittyParts): void {
  app.openapi(usageRoute, async (c) => {
    const format = usageFormatIn(c.req.header('content-type') ?? '');
    if (format === null) return problem(c, 'unsupported-media-type', `send usage as ${usageContentTypes.join(', ')}`) as never;
    const warnings: string[] = [];
    const onWarning = (sentence: string): void => void warnings.push(sentence);
    const rulebook = await rules.now();
    const bytes = await prompt(c.req.raw.body);
    const usage = format === 'points' ? await usageInJson(bytes, onWarning) : readUsageColumns(Readable.from(bytes, { objectMode: true }), { format, coded: 'all', scopeKey, onWarning });
    if (usage === 'too large') return problem(c, 'body-too-large', `one JSON text may have ${jsonMostBytes} bytes at most: send one point to a line as application/x-ndjson, which may be larger`) as never;
    if (typeof usage === 'string') return problem(c, 'unreadable-usage', usage) as never;
    const own = visibleScopes(c.get('caller'));
    const refused: AssessedJson[] = [];
    const onBatch = (others: readonly Assessment[]): void => {
      for (const other of others) if (other.kind === 'refused' && refused.length < refusalsTold) refused.push(assessedJson(other));
    };
    try {
      const totals = await storeColumns(store, rulebook, own === null ? usage : ofOwnScopes(usage, new Set(own)), { source: 'api', onWarning, onBatch });
      return c.json({ rulebook: rulebook.hash, totals: totalsJson(totals, rulebook.tariff?.currency ?? ''), refused, warnings }, 200);
    } catch (error) {
      if (error instanceof SenderStalled) return problem(c, 'unreadable-usage', error.message) as never;
      throw error;
    }
  });
}
