/** Refusals as version 2 words them, answered where the route is. Knows no routes. */
import type { Context } from 'hono';
import { Fault, fault } from '../v1/faults.ts';

export { fault };

/** What is wrong with a value, and where it stands. Nothing of the request but the name is repeated. */
export const invalid = (name: string, reason: string): never => fault(400, `Invalid data '${name}' : ${reason} (path: '['${name}']')`);

type Handler<C extends Context> = (c: C) => Promise<Response>;

/** A route whose faults are its answers. */
export const answering = <C extends Context>(work: Handler<C>): Handler<C> => async (c) => {
  try {
    return await work(c);
  } catch (error) {
    if (error instanceof Fault) return c.json({ message: error.message }, error.status);
    throw error;
  }
};
