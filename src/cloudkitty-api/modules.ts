/** Modules for both versions: listed as they are in force, switched and ordered in the store. */
import type { Context } from 'hono';
import { type ListedModule, type ModuleChange, changeRules, changedModule, listModules } from '../modules/index.ts';
import type { CloudkittyEnvironment, RuleParts } from './routes.ts';

export type ModuleContext = Context<CloudkittyEnvironment>;

export async function allModules({ inForce, store }: RuleParts): Promise<readonly ListedModule[]> {
  const { rulebook } = await inForce.standing();
  return listModules(rulebook, (await store.rules.load()).modules);
}

export const moduleOf = async (parts: RuleParts, name: string): Promise<ListedModule | null> => (await allModules(parts)).find((module) => module.name === name) ?? null;

/** Why the change was not made; `null` where it is as asked. The same again changes nothing. */
export async function changeModule(parts: RuleParts, c: ModuleContext, module: ListedModule, change: ModuleChange): Promise<string | null> {
  const { inForce, store, now } = parts;
  const made = await changeRules<string | null>(store.rules, { author: c.get('caller').name, at: Math.floor(now() / 1_000_000) }, async (kept) => {
    const wanted = changedModule(module, change, kept.modules);
    if (wanted === null) return { kind: 'nothing', result: null };
    const problem = await inForce.problemWith({ ...kept, modules: [...kept.modules.filter(({ name }) => name !== wanted.name), wanted] });
    return problem === null ? { kind: 'change', change: { kind: 'module', module: wanted }, result: null } : { kind: 'nothing', result: problem };
  });
  await inForce.changed();
  return made.kind === 'moved' ? 'Others change the rules all the time: try again' : made.result;
}
