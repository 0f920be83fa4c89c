/** HTTP as this room speaks it: kept connections, a time limit, a size limit, and an answer that is whole or a `SourceFailure`. Knows nothing of what is asked. */
import { readFileSync } from 'node:fs';
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { SourceFailure } from '../failure.ts';
import { type Asked, givenUp, halfAnswered, tooLarge, tooSlow, unreachable } from './asked.ts';

export interface HttpOptions {
  readonly asked: Asked;
  readonly timeoutMs: number;
  /** A file of certificates that are trusted in place of the system's. */
  readonly cafile: string | null;
  readonly insecure: boolean;
  /** Connections at once; further questions wait, and their time limit begins when they are sent. */
  readonly connections: number;
  /** Of one answer. */
  readonly largestBytes?: number;
}
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
}
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A text of more characters than 2²⁹ cannot be; the objects made of it take some times its room. */
const largestAnswer = 256 * 2 ** 20;
/** A kept connection may be closed at the other end in the moment in which it is used. */
const attemptsOnKept = 3;

/** A kept connection that was closed meanwhile: nothing has been heard on it, and all that we ask can be asked twice. */
class ClosedMeanwhile extends Error {}

export class HttpClient {
  readonly #options: Required<HttpOptions>;
  readonly #plain: http.Agent;
  readonly #secure: https.Agent;

  constructor(options: HttpOptions) {
    this.#options = { largestBytes: largestAnswer, ...options };
    const agent = { keepAlive: true, maxSockets: options.connections };
    this.#plain = new http.Agent(agent);
    this.#secure = new https.Agent({ ...agent, rejectUnauthorized: !options.insecure, ...(options.cafile === null ? {} : { ca: certificates(options.asked, options.cafile) }) });
  }

  /** Whatever the status is. */
  async ask(request: HttpRequest): Promise<HttpAnswer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(request);
      } catch (error) {
        if (!(error instanceof ClosedMeanwhile)) throw error;
        if (attempt === attemptsOnKept) throw unreachable(this.#options.asked, request.url, error.cause);
      }
    }
  }

  close(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }

  #once({ method, url, headers, body, signal }: HttpRequest): Promise<HttpAnswer> {
    const { asked, timeoutMs, largestBytes } = this.#options;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(givenUp(asked, url, signal));
      const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const [transport, agent] = url.protocol === 'https:' ? [https, this.#secure] as const : [http, this.#plain] as const;
      const outgoing = transport.request(url, { method, agent, headers: { accept: 'application/json', 'user-agent': 'tariff', ...headers, ...length } });
      let timer: NodeJS.Timeout | undefined;
      const giveUp = (): void => fail(givenUp(asked, url, signal));
      const settle = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
      };
      const fail = (failure: Error): void => {
        settle();
        reject(failure);
        outgoing.destroy();
      };
      signal.addEventListener('abort', giveUp);
      // A question that waits for a connection has not been asked yet.
      outgoing.once('socket', () => { timer = setTimeout(() => fail(tooSlow(asked, url, timeoutMs)), timeoutMs); });
      let hasBegun = false;
      outgoing.on('error', (error) => fail(outgoing.reusedSocket && !hasBegun ? new ClosedMeanwhile('closed', { cause: error }) : unreachable(asked, url, error)));
      outgoing.once('response', (incoming) => {
        hasBegun = true;
        wholeBody(incoming, largestBytes).then((text) => {
          settle();
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
        }, (cut: Cut) => fail(cut.isTooLarge ? tooLarge(asked, url, largestBytes) : halfAnswered(asked, url, cut.bytes)));
      });
      outgoing.end(body);
    });
  }
}

/** An answer that is not whole. */
interface Cut {
  readonly isTooLarge: boolean;
  readonly bytes: number;
}

function wholeBody(incoming: IncomingMessage, largestBytes: number): Promise<string> {
  return new Promise((resolve, reject: (cut: Cut) => void) => {
    const pieces: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > largestBytes) reject({ isTooLarge: true, bytes });
      else pieces.push(piece);
    });
    incoming.once('end', () => (incoming.complete ? resolve(Buffer.concat(pieces).toString('utf8')) : reject({ isTooLarge: false, bytes })));
    incoming.once('error', () => reject({ isTooLarge: false, bytes }));
    incoming.once('close', () => reject({ isTooLarge: false, bytes }));
  });
}

function certificates(asked: Asked, cafile: string): string {
  try {
    return readFileSync(cafile, 'utf8');
  } catch (error) {
    throw new SourceFailure(`${asked.section}: cannot read the certificates in ${cafile} (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}): correct \`cafile\``, false, { cause: error });
  }
}
