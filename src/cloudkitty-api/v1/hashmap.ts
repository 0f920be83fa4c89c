/** The hashmap of version 1: services, fields, groups, mappings and thresholds. Knows nothing of what rules mean. */
import type { Hono } from 'hono';
import { ruleTypes } from '../../cloudkitty/index.ts';
import type { CloudkittyEnvironment } from '../routes.ts';
import { queryOf } from './asked.ts';
import { answering } from './faults.ts';

const prefix = '/v1/rating/module_config/hashmap';

export function addHashmap(app: Hono<CloudkittyEnvironment>): void {
  app.get(`${prefix}/types`, answering((c) => {
    queryOf(c, []);
    return Promise.resolve(c.json(ruleTypes));
  }));
}
