/** Which rules are in force: told, changed to a revision, and back. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { CloudkittyEnvironment, RuleParts } from '../../cloudkitty-api/index.ts';
import { listModules } from '../../modules/index.ts';
import { diagnosticsJson } from '../answers.ts';
import { problem } from '../problems.ts';
import { type Candidate, activate, newestActivation } from './activation.ts';
import { activateRoute, activationsRoute, deactivateRoute, inForceRoute, rollbackRoute } from './routes.ts';
import { messageSchema } from './schemas.ts';
import { activationJson, activationTag, isSeen, leftOutJson, noRevision, revisionAt } from './shown.ts';

type RuleContext = Context<CloudkittyEnvironment>;

interface Asked {
  readonly message: string;
  readonly ifMatch: string | undefined;
}

/** The message and the tag of a request; or what is wrong with its body. */
async function askedOf(c: RuleContext): Promise<Asked | Response> {
  const text = await c.req.text();
  const ifMatch = c.req.header('if-match');
  if (text.trim() === '') return { message: '', ifMatch };
  const wrong = (detail: string): Response => problem(c, 'invalid-request', detail);
  try {
    const body = messageSchema.safeParse(JSON.parse(text));
    return body.success ? { message: body.data.message, ifMatch } : wrong(body.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  } catch (error) {
    return wrong(`the body is not JSON: ${(error as Error).message}`);
  }
}

async function bring(parts: RuleParts, c: RuleContext, candidate: Candidate): Promise<Response> {
  const asked = await askedOf(c);
  if (asked instanceof Response) return asked;
  const { message, ifMatch } = asked;
  const newest = await newestActivation(parts);
  const first = (active: number | null): Response =>
    problem(c, 'stale', `somebody else was first: ${active === null ? 'the rules of the directory are' : `revision ${active} is`} in force by now; GET /api/v1/rulebooks/in-force, and decide again`, { active });
  if (!isSeen(ifMatch, activationTag(newest))) return first(newest?.revision ?? null);
  const activated = await activate(parts, candidate, { message, author: c.get('caller').name, seen: ifMatch === undefined || ifMatch.trim() === '*' ? null : newest?.number ?? 0 });
  switch (activated.kind) {
    case 'done': return c.json(activationJson(activated.activation), 200, { etag: activationTag(activated.activation) });
    case 'stale': return first(activated.active);
    case 'leaves-out': {
      const { rulebook } = await parts.inForce.standing();
      return problem(c, 'conflict', `beside these rules others could not stay in force: ${activated.leftOut.map(({ kind, name, sentence }) => `${kind === 'script' ? `the script ${name}` : `the ${kind}`}, ${sentence}`).join('; ')}; what was in force stays so`,
        { leftOut: activated.leftOut.map((left) => leftOutJson(left, rulebook)) });
    }
    case 'errors': {
      const { alone } = activated.composition;
      return problem(c, 'invalid-rules', `${activated.sentence}; what was in force stays so`, { diagnostics: diagnosticsJson([...alone.diagnostics, ...activated.diagnostics], alone) });
    }
  }
}

export function addActivation(app: OpenAPIHono<CloudkittyEnvironment>, parts: RuleParts): void {
  const { store, inForce } = parts;
  app.openAPIRegistry.register('Signed', messageSchema);

  app.openapi(inForceRoute, async (c) => {
    const { rulebook, kept, leftOut } = await inForce.standing();
    const modules = listModules(rulebook, kept.modules).map(({ name, description, isEnabled, priority }) => ({ name, description, enabled: isEnabled, priority }));
    return c.json({ rulebook: rulebook.hash, revision: kept.active?.revision.number ?? null, modules, leftOut: leftOut.map((left) => leftOutJson(left, rulebook)) }, 200, { etag: activationTag(await newestActivation(parts)) });
  });

  app.openapi(activationsRoute, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const activations = await store.rules.activations({ before: cursor === undefined ? null : Number(cursor), most: limit });
    return c.json({ activations: activations.map(activationJson), next: activations.length === limit ? String(activations.at(-1)?.number) : null }, 200);
  });

  app.openapi(rollbackRoute, async (c) => {
    const [newest, ...earlier] = await store.rules.activations({ before: null, most: 1000 });
    if (newest === undefined) return problem(c, 'conflict', 'no revision was ever in force, so there is none to go back to') as never;
    const before = earlier.find(({ revision }) => revision !== newest.revision)?.revision ?? null;
    const found = before === null ? null : await revisionAt(parts, before);
    return await bring(parts, c, found ?? { revision: null, files: null }) as never;
  });

  app.openapi(deactivateRoute, async (c) => await bring(parts, c, { revision: null, files: null }) as never);

  app.openapi(activateRoute, async (c) => {
    const { number } = c.req.valid('param');
    const found = await revisionAt(parts, number);
    if (found === null) return noRevision(c, number) as never;
    return await bring(parts, c, found) as never;
  });
}
