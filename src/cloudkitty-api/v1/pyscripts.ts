/** Scripts in version 1: kept whatever they say, and told in a header what is wrong with them. */
import { createHash, randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { type ScriptAsked, type ScriptOutcome, type ScriptRefusal, changeRules, changeScript, checkScript, createScript, deleteScript, presentScripts } from '../../modules/index.ts';
import type { KeptRules, ScriptVersion } from '../../storage/index.ts';
import type { CloudkittyEnvironment, RuleParts } from '../routes.ts';
import { type Body, bodyOf, checkAttributes, isYes, momentOf, momentText, ownUrl, queryOf, requireId, requireText, textOf } from './asked.ts';
import { answering, fault } from './faults.ts';
import { fitsValidity, validityFilters } from './validity.ts';

const place = '/v1/rating/module_config/pyscripts/scripts';
const attributes = ['script_id', 'name', 'data', 'checksum', 'created_at', 'start', 'end', 'description', 'deleted', 'created_by', 'updated_by', 'deleted_by', 'force'];

type ScriptContext = Context<CloudkittyEnvironment>;

const dateOrNull = (moment: number | null): string | null => (moment === null ? null : momentText(moment));
const checksumOf = (text: string): string => createHash('sha512').update(text).digest('hex');

function scriptObject({ id, name, text, description, start, end, createdAt, createdBy, updatedBy, deleted, deletedBy }: ScriptVersion, withText = true): object {
  return {
    script_id: id, name, ...(withText ? { data: text } : {}), checksum: checksumOf(text), created_at: momentText(createdAt), start: momentText(start), end: dateOrNull(end), description, deleted: dateOrNull(deleted),
    created_by: createdBy, updated_by: updatedBy, deleted_by: deletedBy,
  };
}

const stamp = (moment: number): string => momentText(moment).replace('T', ' ');
const noScript = (id: string): string => `No such script: None (UUID: ${id})`;

function refuse(refusal: ScriptRefusal): never {
  switch (refusal.kind) {
    case 'not-found': return fault(404, noScript(refusal.id));
    case 'exists': return fault(409, `Script ${refusal.name} already exists (UUID: ${refusal.id})`);
    case 'not-writable': return fault(400, `Invalid input for field/attribute ${refusal.field === 'text' ? 'data' : refusal.field}. It ${refusal.problem}`);
    case 'starts-in-past': return fault(400, `Cannot create a rule with start in the past. start=[${stamp(refusal.start)}] current time=[${stamp(refusal.now)}].`);
    case 'ends-before-start': return fault(400, `Cannot create a rule with start after end. start=[${stamp(refusal.start)}] end=[${stamp(refusal.end)}].`);
    case 'ends-in-past': return fault(400, `End date must be in the future. end=[${stamp(refusal.end)}] current time=[${stamp(refusal.now)}].`);
  }
}

async function changed(parts: RuleParts, c: ScriptContext, make: (scripts: KeptRules['scripts'], asking: { readonly now: number; readonly user: string }) => ScriptOutcome): Promise<ScriptVersion> {
  const { store, inForce, now } = parts;
  const asking = { now: Math.floor(now() / 1_000_000), user: c.get('caller').name };
  const made = await changeRules<ScriptOutcome>(store.rules, { author: asking.user, at: asking.now }, ({ scripts }) => {
    const result = make(scripts, asking);
    return result.kind === 'version' ? { kind: 'change', change: { kind: 'script', version: result.version }, result } : { kind: 'nothing', result };
  });
  if (made.kind === 'moved') return fault(409, 'Others change the rules all the time: try again');
  if (made.changed) await inForce.changed();
  return made.result.kind === 'refused' ? refuse(made.result.refusal) : made.result.version;
}

/** Headers hold plain letters only. */
const plain = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').replace(/["\\]/g, "'");
const mostWarnings = 5;

/** It is kept all the same. */
async function warn({ inForce }: RuleParts, c: ScriptContext, script: ScriptVersion): Promise<void> {
  const { rulebook } = await inForce.standing();
  const errors = checkScript(rulebook, script).filter(({ severity }) => severity === 'error');
  for (const { line, column, code, message } of errors.slice(0, mostWarnings)) c.header('warning', `299 - "it rates nothing: ${line}:${column}: ${code}: ${plain(message)}"`, { append: true });
}

function dateOf(body: Body, name: 'start' | 'end'): number | null | undefined {
  const given = body[name];
  const text = given === undefined ? undefined : textOf(name, given);
  return text === undefined || text === null ? text : momentOf(name, text, name === 'end');
}

const askedOf = (body: Body, force: boolean): ScriptAsked => ({
  name: requireText('name', body.name), text: textOf('data', body.data) ?? undefined, description: body.description === undefined ? undefined : textOf('description', body.description),
  start: dateOf(body, 'start'), end: dateOf(body, 'end'), force,
});

export function addScripts(app: Hono<CloudkittyEnvironment>, parts: RuleParts): void {
  app.get(place, answering(async (c) => {
    const query = queryOf(c, ['no_data', ...validityFilters]);
    const now = Math.floor(parts.now() / 1_000_000);
    const found = presentScripts((await parts.store.rules.load()).scripts).filter((script) => fitsValidity(script, query, now));
    return c.json({ scripts: found.map((script) => scriptObject(script, !isYes(query.get('no_data')))) });
  }));
  app.get(`${place}/:script_id`, answering(async (c) => {
    queryOf(c, ['script_id']);
    const id = requireId(c, 'script_id');
    const script = presentScripts((await parts.store.rules.load()).scripts).find((one) => one.id === id && one.deleted === null) ?? fault(404, noScript(id));
    await warn(parts, c, script);
    return c.json(scriptObject(script));
  }));
  app.post(place, answering(async (c) => {
    const query = queryOf(c, ['force']);
    const body = await bodyOf(c);
    checkAttributes(body, 'script_data', attributes);
    const asked = askedOf(body, isYes(query.get('force')) || isYes(body.force));
    const script = await changed(parts, c, (scripts, asking) => createScript(scripts, randomUUID(), asked, asking));
    await warn(parts, c, script);
    return c.json(scriptObject(script), 201, { location: `${ownUrl(c).replace(/\/+$/, '')}/${script.id}` });
  }));
  app.on('PUT', [place, `${place}/:script_id`], answering(async (c) => {
    const query = queryOf(c, ['script_id', 'force']);
    const body = await bodyOf(c);
    checkAttributes(body, 'script_data', attributes);
    const [id, asked] = [requireId(c, 'script_id', body), askedOf(body, isYes(query.get('force')) || isYes(body.force))];
    const script = await changed(parts, c, (scripts, asking) => changeScript(scripts, id, asked, asking));
    await warn(parts, c, script);
    // With the id once more at its end, as CloudKitty answers.
    return c.json(scriptObject(script), 201, { location: `${ownUrl(c).replace(/\/+$/, '')}/${script.id}` });
  }));
  app.on('DELETE', [place, `${place}/:script_id`], answering(async (c) => {
    queryOf(c, ['script_id']);
    const id = requireId(c, 'script_id', await bodyOf(c));
    await changed(parts, c, (scripts, asking) => deleteScript(scripts, id, asking));
    return c.body(null, 204);
  }));
}
