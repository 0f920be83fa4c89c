/** Rating modules in version 2. */
import type { Hono } from 'hono';
import type { ListedModule, ModuleChange } from '../../modules/index.ts';
import { allModules, changeModule, moduleOf } from '../modules.ts';
import type { CloudkittyEnvironment, RuleParts } from '../routes.ts';

const place = '/v2/rating/modules';

const moduleObject = ({ name, description, isEnabled, isConfigurable, priority }: ListedModule) => ({ module_id: name, description, enabled: isEnabled, hot_config: isConfigurable, priority });
const notFound = (name: string): { readonly message: string } => ({ message: `Module '${name}' not found` });

/** Beyond it no column holds a priority. */
const mostPriority = 2_147_483_647;

/** What is to change, or why the body is none that says it. */
function changeOf(body: unknown): ModuleChange | string {
  const invalid = (reason: string, at: string): string => `Invalid data '${JSON.stringify(body)}' : ${reason} (path: '[${at === '' ? '' : `'${at}'`}]')`;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return invalid('expected a dictionary', '');
  const { enabled, priority, ...others } = body as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) return invalid('extra keys not allowed', unknown);
  const isPriority = typeof priority === 'number' && Number.isInteger(priority) && Math.abs(priority) <= mostPriority;
  if (priority !== undefined && !isPriority) return invalid('expected int', 'priority');
  if (enabled !== undefined && typeof enabled !== 'boolean') return invalid('expected bool', 'enabled');
  return { ...(enabled === undefined ? {} : { enabled }), ...(priority === undefined ? {} : { priority: priority as number }) };
}

export function addModulesOfVersion2(app: Hono<CloudkittyEnvironment>, parts: RuleParts): void {
  app.get(place, async (c) => c.json({ modules: (await allModules(parts)).map(moduleObject) }));
  app.get(`${place}/:module_id`, async (c) => {
    const module = await moduleOf(parts, c.req.param('module_id'));
    return module === null ? c.json(notFound(c.req.param('module_id')), 404) : c.json(moduleObject(module));
  });
  app.put(`${place}/:module_id`, async (c) => {
    const change = changeOf(await c.req.json<unknown>().catch(() => null));
    if (typeof change === 'string') return c.json({ message: change }, 400);
    const module = await moduleOf(parts, c.req.param('module_id'));
    if (module === null) return c.json(notFound(c.req.param('module_id')), 404);
    const problem = await changeModule(parts, c, module, change);
    return problem === null ? c.body(null, 204) : c.json({ message: problem }, 409);
  });
}
