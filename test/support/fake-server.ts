/** An HTTP server on 127.0.0.1 that answers as a function says, or misbehaves as it is told. Knows nothing of what it plays. */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';

export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  /** Of the address and of a form in the body. */
  readonly parameters: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly body: unknown;
}

export type Behaviour =
  | { readonly kind: 'answers' }
  /** Answers rightly, so many milliseconds later. */
  | { readonly kind: 'delays'; readonly ms: number }
  /** Takes the request and says nothing. */
  | { readonly kind: 'hangs' }
  /** Status 200 and what is no answer: by default a page of HTML. */
  | { readonly kind: 'garbage'; readonly body?: string }
  /** The first half of the right answer, then the connection is cut. */
  | { readonly kind: 'half' }
  /** Cuts the connection in place of an answer. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'status'; readonly code: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> };

export interface FakeServer {
  /** `http://127.0.0.1:4711`, without a slash at the end. */
  readonly url: string;
  /** How the next `times` requests are treated; all of them when it is not said. */
  behave(behaviour: Behaviour, times?: number): void;
  /** Every request so far, the latest last. */
  readonly requests: readonly FakeRequest[];
  /** Most requests that were open at once. */
  readonly mostAtOnce: number;
  /** Connections so far. */
  readonly connections: number;
  /** Closes idle and busy connections and the port. */
  stop(): Promise<void>;
}

export interface FakeServerOptions {
  answer(request: FakeRequest): FakeAnswer | Promise<FakeAnswer>;
  /** Serves HTTPS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** How one request is treated, given how it would be. */
  behaviour?(request: FakeRequest, wanted: Behaviour): Behaviour;
  /** Default: one that is free. */
  readonly port?: number;
  /** Keep requests for the eyes of the test; a busy fake should not. Default true. */
  readonly remember?: boolean;
}

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

export function startFakeServer({ answer, behaviour: choose = (_, wanted) => wanted, tls, remember = true, port = 0 }: FakeServerOptions): Promise<FakeServer> {
  const requests: FakeRequest[] = [];
  const sockets = new Set<Socket>();
  let [behaviour, left]: [Behaviour, number] = [{ kind: 'answers' }, Infinity];
  let [atOnce, mostAtOnce, connections] = [0, 0, 0];

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = await requestOf(incoming);
    if (remember) requests.push(request);
    const wanted = left > 0 ? behaviour : { kind: 'answers' } as const;
    const now = choose(request, wanted);
    if (now === wanted) left--;
    await treat(now, request, outgoing, answer);
  };
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    outgoing.once('close', () => void atOnce--);
    serve(incoming, outgoing).catch((error: unknown) => {
      if (outgoing.headersSent) return void outgoing.destroy();
      outgoing.writeHead(599).end(`the fake failed: ${String(error)}`);
    });
  };
  const server: Server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  server.on('connection', (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve({
      url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
      behave: (next, times = Infinity) => { [behaviour, left] = [next, times]; },
      requests,
      get mostAtOnce() { return mostAtOnce; },
      get connections() { return connections; },
      stop: () => new Promise((stopped) => {
        server.close(() => stopped());
        for (const socket of sockets) socket.destroy();
      }),
    }));
  });
}

async function requestOf(incoming: IncomingMessage): Promise<FakeRequest> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  const body = Buffer.concat(pieces).toString();
  const address = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const parameters = new URLSearchParams(address.search);
  if (incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true) for (const [name, value] of new URLSearchParams(body)) parameters.append(name, value);
  return { method: incoming.method ?? '', path: address.pathname, parameters, headers: incoming.headers, body };
}

async function treat(behaviour: Behaviour, request: FakeRequest, outgoing: ServerResponse, answer: FakeServerOptions['answer']): Promise<void> {
  switch (behaviour.kind) {
    case 'hangs': return;
    case 'cut': return void outgoing.destroy();
    case 'garbage': return void outgoing.writeHead(200, { 'content-type': 'text/html' }).end(behaviour.body ?? '<html><body>Sign in</body></html>');
    case 'status': return void outgoing.writeHead(behaviour.code, { 'content-type': 'text/plain', ...behaviour.headers }).end(behaviour.body ?? 'so it is told');
    case 'delays': await pause(behaviour.ms);
  }
  const { status = 200, headers = {}, body } = await answer(request);
  const text = textOf(body);
  outgoing.writeHead(status, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)), ...headers });
  if (behaviour.kind !== 'half') return void outgoing.end(text);
  outgoing.write(text.slice(0, text.length / 2), () => void outgoing.destroy());
}
