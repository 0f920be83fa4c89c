/** `POST /v2/dataframes`: usage by its bytes into the ledger, all of a request or nothing. What its sender priced stays as he priced it; the rest is rated. */
import type { Context, Hono } from 'hono';
import { FrameReader, NoFrames, SenderStalled, UnreadableUsage, prompt } from '../../collect/index.ts';
import type { UsageBatch } from '../../columns/index.ts';
import { type Caller, visibleScopes } from '../../identity/index.ts';
import { storeColumns } from '../../intake/index.ts';
import type { Refusal } from '../../rating/index.ts';
import type { CloudkittyEnvironment, CloudkittyParts } from '../routes.ts';
import { answering, fault } from './faults.ts';

const refuse = ({ place, field, reason }: Refusal): never => fault(400, `Invalid data '${field ?? 'dataframes'}' : ${place}: ${reason}. Nothing of the request was kept.`);

/** Whoever is no admin brings usage of his own scopes. */
function checkScopes(caller: Caller, { scope: { dictionary, codes }, count }: UsageBatch): void {
  const own = visibleScopes(caller);
  if (own === null) return;
  const isForeign = Uint8Array.from({ length: dictionary.size }, (_, code) => (own.includes(dictionary.text(code)) ? 0 : 1));
  for (let row = 0; row < count; row++) if (isForeign[codes[row]!] === 1) fault(403, 'You are not authorized to perform this action');
}

async function* checked(batches: AsyncGenerator<UsageBatch>, first: IteratorResult<UsageBatch>, caller: Caller): AsyncGenerator<UsageBatch> {
  for (let next = first; next.done !== true; next = await batches.next()) {
    const [refusal] = next.value.refusals;
    if (refusal !== undefined) refuse(refusal.refusal);
    checkScopes(caller, next.value);
    yield next.value;
  }
}

/** What is wrong with the body as a whole. */
async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoFrames || error instanceof UnreadableUsage) return fault(400, `Invalid data 'dataframes' : ${error.message}`);
    if (error instanceof SenderStalled) return fault(408, error.message);
    throw error;
  }
}

export function addPushedDataframes(app: Hono<CloudkittyEnvironment>, { store, rules, scopeKey }: CloudkittyParts): void {
  app.post('/v2/dataframes', answering((c: Context<CloudkittyEnvironment>) => reading(async () => {
    const reader = new FrameReader(scopeKey);
    const rulebook = await rules.now();
    const batches = reader.batches(await prompt(c.req.raw.body));
    // The first is read before anybody waits for this intake.
    const first = await batches.next();
    if (first.done === true && reader.frames === 0) return fault(400, 'Parameter dataframes must not be empty.');
    if (first.done !== true) {
      await storeColumns(store, rulebook, checked(batches, first, c.get('caller')), {
        source: 'dataframes', keepsUndeclared: true, onWarning: () => undefined,
        onBatch: (others) => {
          for (const other of others) if (other.kind === 'refused') refuse(other.refusal);
        },
      });
      await store.frameAttributes.note(reader.attributes);
    }
    return c.body(null, 204, { 'content-type': 'application/json' });
  })));
}
