/** Keeping rule files as revisions, whole or as an edit of the newest one. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { CloudkittyEnvironment, RuleParts } from '../../cloudkitty-api/index.ts';
import type { RulebookFile } from '../../rulebook/index.ts';
import { rulebookOf } from '../../rulebook/index.ts';
import type { RuleRevision } from '../../storage/index.ts';
import { checkedJson } from '../answers.ts';
import { problem } from '../problems.ts';
import { ArchiveRefused, placeOf } from './archive.ts';
import { editRoute, uploadRoute } from './routes.ts';
import { activeNumber, etagOf, isSeen, noRevision, revisionAt, revisionJson } from './shown.ts';
import { readUpload } from './upload.ts';

type RuleContext = Context<CloudkittyEnvironment>;

interface Keeping {
  readonly files: readonly RulebookFile[];
  readonly message: string;
  /** The revision that must still be the newest. */
  readonly after: number | null;
}

const newestRevision = async ({ store }: RuleParts): Promise<RuleRevision | null> => (await store.rules.revisions({ before: null, most: 1 }))[0] ?? null;

const stale = (c: RuleContext, newest: RuleRevision | null): Response =>
  problem(c, 'stale', newest === null ? 'there is no revision yet, so nothing of it was seen' : `revision ${newest.number} is the newest by now: look at it, and edit that`, { newest: newest?.number ?? null });

/** What is wrong is told beside the meters of what is collected, as it will be when it comes into force. */
async function keep(parts: RuleParts, c: RuleContext, { files, message, after }: Keeping): Promise<Response> {
  const { store, inForce, now } = parts;
  const alone = rulebookOf(files);
  const kept = new Set(alone.files.map(({ path }) => path));
  const author = c.get('caller').name;
  const added = await store.rules.addRevision({ hash: alone.hash, author, at: Math.floor(now() / 1_000_000), message }, alone.files, after);
  if (added === null) return stale(c, await newestRevision(parts));
  const { revision, isNew } = added;
  const { alone: judged } = inForce.wouldBe(alone.files, await store.rules.load());
  const { errors, warnings, diagnostics, examples } = checkedJson(judged);
  const body = { ...revisionJson(revision, await activeNumber(parts)), errors, warnings, diagnostics, examples, ignored: files.map(({ path }) => path).filter((path) => !kept.has(path)) };
  return c.json(body, isNew ? 201 : 200, { location: `/api/v1/rulebooks/${revision.number}`, etag: etagOf(revision) });
}

/** The files of a revision with some of them put in place of others. */
function edited(files: readonly RulebookFile[], edits: readonly { readonly path: string; readonly content: string | null }[]): readonly RulebookFile[] {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  for (const { path, content } of edits) {
    if (content === null) contents.delete(placeOf(path));
    else contents.set(placeOf(path), new TextEncoder().encode(content));
  }
  return [...contents].map(([path, content]) => ({ path, content }));
}

export function addUpload(app: OpenAPIHono<CloudkittyEnvironment>, parts: RuleParts): void {
  app.openapi(uploadRoute, async (c) => {
    const { message = null, path = null } = c.req.valid('query');
    const seen = c.req.valid('header')['if-match'];
    const upload = readUpload({ contentType: c.req.header('content-type') ?? '', body: new Uint8Array(await c.req.arrayBuffer()), path });
    if ('problem' in upload) return problem(c, upload.problem, upload.detail) as never;
    const newest = seen === undefined ? null : await newestRevision(parts);
    if (seen !== undefined && !isSeen(seen, newest === null ? '' : etagOf(newest))) return stale(c, newest) as never;
    return await keep(parts, c, { files: upload.files, message: message ?? upload.message ?? '', after: newest?.number ?? null }) as never;
  });

  app.openapi(editRoute, async (c) => {
    const { number } = c.req.valid('param');
    const seen = c.req.valid('header')['if-match'];
    const { files, message } = c.req.valid('json');
    const found = await revisionAt(parts, number);
    if (found === null) return noRevision(c, number) as never;
    if (seen === undefined) return problem(c, 'precondition-required', `send If-Match with the ETag of revision ${number}, so that nobody's change is lost`) as never;
    if (!isSeen(seen, etagOf(found.revision))) return stale(c, await newestRevision(parts)) as never;
    try {
      return await keep(parts, c, { files: edited(found.files, files), message, after: number }) as never;
    } catch (error) {
      if (error instanceof ArchiveRefused) return problem(c, 'invalid-request', error.message) as never;
      throw error;
    }
  });
}
