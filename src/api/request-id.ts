/** Every request has a name, which stands in its answer, in the log and in the audit. */
import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { CloudkittyEnvironment } from '../cloudkitty-api/index.ts';

export const requestIdHeader = 'x-openstack-request-id';

export const withRequestId: MiddlewareHandler<CloudkittyEnvironment> = async (c, next) => {
  const requestId = `req-${randomUUID()}`;
  c.set('requestId', requestId);
  c.header(requestIdHeader, requestId);
  await next();
};
