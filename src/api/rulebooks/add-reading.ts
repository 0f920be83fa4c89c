/** Reading revisions: one with its files, what two say differently, and what usage would cost with one. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { CloudkittyEnvironment, RuleParts } from '../../cloudkitty-api/index.ts';
import { changeText, priceChanges } from '../../compare/index.ts';
import type { StoredFile } from '../../storage/index.ts';
import { checkedJson, diagnosticsJson, quoted } from '../answers.ts';
import { problem } from '../problems.ts';
import { readUsageBody } from '../usage-body.ts';
import { compareRoute, listRoute, quoteWithRoute, readRoute } from './routes.ts';
import { activeNumber, etagOf, noRevision, revisionAt, revisionJson } from './shown.ts';

type FileChange = { path: string; change: 'added' | 'removed' | 'changed' };

function fileChanges(before: readonly StoredFile[], after: readonly StoredFile[]): FileChange[] {
  const [old, fresh] = [before, after].map((files) => new Map(files.map(({ path, content }) => [path, Buffer.from(content)])));
  return [...new Set([...old?.keys() ?? [], ...fresh?.keys() ?? []])].sort().flatMap((path): FileChange[] => {
    const [was, is] = [old?.get(path), fresh?.get(path)];
    return was === undefined ? [{ path, change: 'added' }] : is === undefined ? [{ path, change: 'removed' }] : was.equals(is) ? [] : [{ path, change: 'changed' }];
  });
}

export function addReading(app: OpenAPIHono<CloudkittyEnvironment>, parts: RuleParts): void {
  const { store, inForce } = parts;
  const composed = async (files: readonly StoredFile[]) => inForce.wouldBe(files, await store.rules.load());

  app.openapi(listRoute, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const revisions = await store.rules.revisions({ before: cursor === undefined ? null : Number(cursor), most: limit });
    const active = await activeNumber(parts);
    const [newest] = cursor === undefined ? revisions : [];
    if (newest !== undefined) c.header('etag', etagOf(newest));
    return c.json({ revisions: revisions.map((revision) => revisionJson(revision, active)), next: revisions.length === limit ? String(revisions.at(-1)?.number) : null }, 200);
  });

  app.openapi(readRoute, async (c) => {
    const { number } = c.req.valid('param');
    const found = await revisionAt(parts, number);
    if (found === null) return noRevision(c, number) as never;
    const { errors, warnings, diagnostics, examples } = checkedJson((await composed(found.files)).alone);
    const files = found.files.map(({ path, content }) => ({ path, content: new TextDecoder().decode(content) }));
    return c.json({ ...revisionJson(found.revision, await activeNumber(parts)), errors, warnings, diagnostics, examples, files }, 200, { etag: etagOf(found.revision) });
  });

  app.openapi(compareRoute, async (c) => {
    const { number, other } = c.req.valid('param');
    const [before, after] = await Promise.all([revisionAt(parts, number), revisionAt(parts, other)]);
    if (before === null || after === null) return noRevision(c, before === null ? number : other) as never;
    const [{ alone: { tariff: old } }, { alone: { tariff: fresh } }] = [await composed(before.files), await composed(after.files)];
    const prices = old === null || fresh === null ? null : priceChanges(old, fresh).map((change) => ({ ...change, text: changeText(change) }));
    return c.json({ files: fileChanges(before.files, after.files), prices }, 200);
  });

  app.openapi(quoteWithRoute, async (c) => {
    const { number } = c.req.valid('param');
    const found = await revisionAt(parts, number);
    if (found === null) return noRevision(c, number) as never;
    const { rulebook, alone } = await composed(found.files);
    if (rulebook?.tariff === undefined || rulebook.tariff === null) return problem(c, 'invalid-rules', `revision ${number} has errors, so it prices nothing`, { diagnostics: diagnosticsJson(alone.diagnostics, alone) }) as never;
    const warnings: string[] = [];
    const body = readUsageBody(c.req.header('content-type') ?? '', Buffer.from(await c.req.arrayBuffer()), (sentence) => void warnings.push(sentence));
    if ('problem' in body) return problem(c, body.problem, body.detail) as never;
    return c.json(await quoted({ tariff: rulebook.tariff, hash: rulebook.hash, readings: body.readings, warnings }), 200);
  });
}
