/** `/v1/collector`: which collector a service has and which are enabled, kept and told. What is collected follows the configuration alone. */
import type { Context, Hono } from 'hono';
import type { CloudkittyEnvironment, CloudkittyParts } from '../routes.ts';
import { type Body, Digits, bodyOf, checkAttributes, isYes, queryOf, requireId } from './asked.ts';
import { answering, fault } from './faults.ts';

type Asked = Context<CloudkittyEnvironment>;

const longest = 255;

/** A name that can be kept. */
function nameOf(c: Asked, argument: string, body: Body = {}): string {
  const name = requireId(c, argument, body);
  const invalid = (problem: string): never => fault(400, `Invalid input for field/attribute ${argument}. Value: '${name.slice(0, 80).replaceAll('\0', '')}'. ${problem}`);
  if (name.length > longest) return invalid(`Value should have a maximum character requirement of ${longest}`);
  return name.includes('\0') || !name.isWellFormed() ? invalid('Value has characters that no name has') : name;
}

async function saying(c: Asked, known: readonly string[]): Promise<Body> {
  queryOf(c, known);
  const body = await bodyOf(c);
  checkAttributes(body, 'body', known);
  return body;
}

function addMappings(app: Hono<CloudkittyEnvironment>, { store: { collectors } }: Pick<CloudkittyParts, 'store'>): void {
  const prefix = '/v1/collector/mappings';
  const none = (service: string): never => fault(404, `No mapping for service: ${service}`);

  app.get(prefix, answering(async (c) => {
    const query = queryOf(c, ['collector', 'service']);
    if (query.has('service')) return c.json(await collectors.mapping(nameOf(c, 'service')) ?? none(nameOf(c, 'service')));
    return c.json({ mappings: await collectors.mappings(query.has('collector') ? nameOf(c, 'collector') : null) });
  }));
  app.get(`${prefix}/:service`, answering(async (c) => {
    queryOf(c, []);
    const service = nameOf(c, 'service');
    return c.json(await collectors.mapping(service) ?? none(service));
  }));

  const map = answering(async (c: Asked) => {
    const body = await saying(c, ['collector', 'service']);
    const mapping = { service: nameOf(c, 'service', body), collector: nameOf(c, 'collector', body) };
    await collectors.map(mapping);
    return c.json(mapping);
  });
  app.post(prefix, map);
  app.post(`${prefix}/:collector/:service`, map);

  const unmap = answering(async (c: Asked) => {
    const service = nameOf(c, 'service', await saying(c, ['service']));
    return await collectors.unmap(service) ? c.body(null, 204) : none(service);
  });
  app.delete(prefix, unmap);
  app.delete(`${prefix}/:service`, unmap);
}

function addStates(app: Hono<CloudkittyEnvironment>, { store: { collectors } }: Pick<CloudkittyParts, 'store'>): void {
  const tell = answering(async (c: Asked) => {
    queryOf(c, ['name']);
    const name = nameOf(c, 'name');
    return c.json({ name, enabled: await collectors.isEnabled(name) });
  });
  const set = answering(async (c: Asked) => {
    const body = await saying(c, ['name', 'enabled']);
    const name = nameOf(c, 'name', body);
    const given = body.enabled ?? c.req.query('enabled');
    if (!(typeof given === 'boolean' || typeof given === 'string' || given instanceof Digits)) return fault(400, `Invalid input for field/attribute enabled. Value: '${given === undefined ? 'None' : JSON.stringify(given)}'. ${given === undefined ? 'Mandatory field missing.' : 'Value should be a boolean'}`);
    await collectors.enable(name, isYes(given));
    return c.json({ name, enabled: await collectors.isEnabled(name) });
  });
  for (const place of ['/v1/collector/states', '/v1/collector/states/:name', '/v1/collector/:name/states']) {
    app.get(place, tell);
    app.put(place, set);
  }
}

export function addCollector(app: Hono<CloudkittyEnvironment>, parts: Pick<CloudkittyParts, 'store'>): void {
  app.get('/v1/collector', (c) => c.body(null, 204));
  addMappings(app, parts);
  addStates(app, parts);
}
