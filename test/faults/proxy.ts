/** A connection between worker and database that can be cut, or go silent without being cut, at any byte. Knows of PostgreSQL only where a COPY begins. */
import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

export interface Link {
  /** Bytes that the worker has sent in the COPY that goes on, the statement included; `null` outside of one. */
  copied: number | null;
  /** The table of the COPY that goes on, or of the last one. */
  table: string;
  cut(): void;
  /** What the worker says still arrives, what the database answers does not; soon after, the connection is cut. */
  deafen(): void;
  /** From now on nothing passes in either direction, and nobody is told. */
  silence(): void;
}

/** Is told of every piece that the worker sends, before it is passed on; gives how much of it is. */
export type Watch = (link: Link, piece: Buffer) => number;

const soonMs = 100;
const everything: Watch = (_link, piece) => piece.length;
/** The statement that begins a COPY, and the message that ends one: `CopyDone` of five bytes. */
const beginning = /copy (\w+) \(/;
const done = Buffer.from([0x63, 0, 0, 0, 4]);

export class Proxy {
  readonly #server: Server;
  readonly #links = new Set<Link>();
  #watch: Watch = everything;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async to(url: string): Promise<Proxy> {
    const { hostname, port } = new URL(url);
    const server = createServer();
    const proxy = new Proxy(server);
    server.on('connection', (near) => proxy.#link(near, connect(Number(port), hostname)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  /** The database's address through this. */
  through(url: string): string {
    const changed = new URL(url);
    [changed.hostname, changed.port] = ['127.0.0.1', String((this.#server.address() as AddressInfo).port)];
    return changed.href;
  }

  watch(watch: Watch | null): void {
    this.#watch = watch ?? everything;
  }

  get links(): readonly Link[] {
    return [...this.#links];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    // One that has come meanwhile is told at once.
    this.#server.removeAllListeners('connection').on('connection', (near: Socket) => near.destroy());
    for (const link of this.#links) link.cut();
    await closed;
  }

  #link(near: Socket, far: Socket): void {
    let [isSilent, isDeaf] = [false, false];
    const link: Link = {
      copied: null, table: '',
      cut: () => {
        this.#links.delete(link);
        near.destroy();
        far.destroy();
      },
      deafen: () => {
        isDeaf = true;
        setTimeout(link.cut, soonMs);
      },
      silence: () => { isSilent = true; },
    };
    this.#links.add(link);
    for (const socket of [near, far]) {
      socket.on('error', () => {});
      socket.on('close', () => { if (!isSilent) link.cut(); });
    }
    near.on('data', (piece) => {
      if (isSilent) return;
      const table = piece.includes('from stdin') ? beginning.exec(piece.toString('latin1'))?.[1] : undefined;
      if (table !== undefined) [link.copied, link.table] = [0, table];
      if (link.copied !== null) link.copied += piece.length;
      const passed = this.#watch(link, piece);
      if (passed > 0) far.write(passed < piece.length ? piece.subarray(0, passed) : piece);
      if (piece.subarray(-done.length - 5).includes(done)) link.copied = null;
    });
    far.on('data', (piece) => { if (!isSilent && !isDeaf) near.write(piece); });
  }
}
