/** Refusals as version 1 words them, thrown by whoever finds them out and answered where the route is. Knows no routes. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What a client did wrong, in a sentence for it. */
export class Fault extends Error {
  readonly status: ContentfulStatusCode;
  constructor(status: ContentfulStatusCode, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

export function fault(status: ContentfulStatusCode, sentence: string): never {
  throw new Fault(status, sentence);
}

export const faultAnswer = (c: Context, { status, message }: Fault): Response => c.json({ faultcode: status >= 500 ? 'Server' : 'Client', faultstring: message, debuginfo: null }, status);

type Handler<C extends Context> = (c: C) => Promise<Response>;

/** A route whose faults are its answers. */
export const answering = <C extends Context>(work: Handler<C>): Handler<C> => async (c) => {
  try {
    return await work(c);
  } catch (error) {
    if (error instanceof Fault) return faultAnswer(c, error);
    throw error;
  }
};
