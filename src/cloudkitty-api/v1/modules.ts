/** Rating modules in version 1: list, switch, order; and modules that have nothing to configure. */
import type { Hono } from 'hono';
import type { ListedModule } from '../../modules/index.ts';
import { allModules, changeModule, moduleOf } from '../modules.ts';
import type { CloudkittyEnvironment, RuleParts } from '../routes.ts';
import { Digits, type Given, bodyOf, checkAttributes, isYes, ownUrl, queryOf, requireId, requireText, textOf } from './asked.ts';
import { answering, fault } from './faults.ts';

const place = '/v1/rating/modules';

export const moduleObject = ({ name, description, isEnabled, isConfigurable, priority }: ListedModule) => ({ module_id: name, description, enabled: isEnabled, 'hot-config': isConfigurable, priority });

async function requireModule(parts: RuleParts, name: string): Promise<ListedModule> {
  return await moduleOf(parts, name) ?? fault(404, 'Module not found.');
}

const mostPriority = 2_147_483_647;

export function priorityOf(given: Given): number {
  const text = (given instanceof Digits ? given.text : textOf('priority', given)) ?? '';
  const priority = Number(text);
  return /^-?\d{1,10}$/.test(text) && Math.abs(priority) <= mostPriority ? priority : fault(400, `Invalid input for field/attribute priority. Value: '${text}'. Value should be an integer`);
}

export function addModules(app: Hono<CloudkittyEnvironment>, parts: RuleParts): void {
  app.get(place, answering(async (c) => {
    queryOf(c, []);
    return c.json({ modules: (await allModules(parts)).map(moduleObject) });
  }));
  app.get(`${place}/:module_id`, answering(async (c) => {
    queryOf(c, ['module_id']);
    return c.json(moduleObject(await requireModule(parts, requireId(c, 'module_id'))));
  }));
  app.on('PUT', [place, `${place}/:module_id`], answering(async (c) => {
    queryOf(c, ['module_id']);
    const body = await bodyOf(c);
    checkAttributes(body, 'module', ['module_id', 'description', 'enabled', 'hot-config', 'hot_config', 'priority']);
    requireText('module_id', body.module_id);
    const module = await requireModule(parts, requireId(c, 'module_id', body));
    const { enabled = null, priority = null } = body;
    const problem = await changeModule(parts, c, module, { ...(enabled === null ? {} : { enabled: isYes(enabled) }), ...(priority === null ? {} : { priority: priorityOf(priority) }) });
    return problem === null ? c.body('null', 302, { location: ownUrl(c), 'content-type': 'application/json' }) : fault(409, problem);
  }));
  // What was changed is in force already; who asks for it is answered as before.
  app.get('/v1/rating/reload_modules', answering(async (c) => {
    queryOf(c, []);
    await parts.inForce.changed();
    return c.body(null, 204);
  }));
  app.on(['GET', 'POST', 'PUT', 'DELETE'], '/v1/rating/module_config/:module', async (c) => {
    const module = await moduleOf(parts, c.req.param('module'));
    return module === null || module.isConfigurable ? c.notFound() : answering<typeof c>(() => fault(409, 'Module is not configurable'))(c);
  });
}
