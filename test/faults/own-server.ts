/** A PostgreSQL of one test, on a port that stays the same, to be stopped and started as its operator pleases. Knows nothing of what is kept in it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { findBinaries } from '../../src/storage/embedded/binaries.ts';
import { childEnvironment, reachFor } from '../../src/storage/embedded/child-reach.ts';
import { joinEmbeddedServer } from '../../src/storage/embedded/embedded-server.ts';
import { serverUser } from '../../src/storage/embedded/server-user.ts';
import { freePort } from '../support/free-port.ts';

/** The kernel does not crash here, only the server. */
const settings = ['fsync=off', 'max_wal_size=48MB', 'min_wal_size=32MB', 'shared_buffers=32MB', 'autovacuum=off'];
const longestStartMs = 60_000;

export class OwnServer {
  readonly url: string;
  readonly #folder: string;
  readonly #port: number;
  readonly #isOurs: boolean;
  #child: ChildProcess | null = null;

  private constructor(folder: string, url: string, port: number, isOurs: boolean) {
    [this.#folder, this.url, this.#port, this.#isOurs] = [folder, url, port, isOurs];
  }

  /** @param given a folder in which the cluster is made; else a temporary one. */
  static async start(given: string | null = null): Promise<OwnServer> {
    const folder = given ?? mkdtempSync(path.join(os.tmpdir(), 'tariff-faults-server-'));
    const { address, leave } = await joinEmbeddedServer(folder, { settings, onProgress: () => {} });
    await leave();
    const port = await freePort();
    const server = new OwnServer(folder, `postgres://${address.user}:${address.password}@127.0.0.1:${port}/${address.database}`, port, given === null);
    await server.start();
    return server;
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** What the server has said. */
  words(): string {
    return readFileSync(path.join(this.#folder, 'own.log'), 'utf8').slice(-3000);
  }

  async start(): Promise<void> {
    const cluster = path.join(this.#folder, 'postgres');
    const user = serverUser(cluster);
    const log = openSync(path.join(this.#folder, 'own.log'), 'a');
    using reach = reachFor(user, [cluster]);
    const fixed = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings];
    this.#child = spawn(path.join(findBinaries(user, null).folder, 'postgres'), ['-D', reach.paths[0] ?? '', '-p', String(this.#port), ...fixed.flatMap((setting) => ['-c', setting])], {
      ...user, cwd: '/', env: childEnvironment(), stdio: ['ignore', log, log, ...reach.descriptors],
    });
    closeSync(log);
    const until = performance.now() + longestStartMs;
    while (!await this.#answers()) {
      if (!this.isRunning || performance.now() > until) throw new Error(`the server does not start: ${this.words()}`);
      await sleep(50);
    }
  }

  /** `immediate` is what a loss of power is to it. */
  async stop(how: 'immediate' | 'fast' = 'immediate'): Promise<void> {
    if (this.#child === null || !this.isRunning) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill(how === 'immediate' ? 'SIGQUIT' : 'SIGINT');
    await ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    if (this.#isOurs) rmSync(this.#folder, { recursive: true, force: true });
  }

  async #answers(): Promise<boolean> {
    const client = new Client({ connectionString: this.url });
    client.on('error', () => {});
    return client.connect().then(() => client.end()).then(() => true, () => false);
  }
}
