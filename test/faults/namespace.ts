/** A network of its own for a worker, with one cable to the test that can be pulled out. Needs root, Linux and `ip`. */
import { spawnSync } from 'node:child_process';

const ip = (...parts: readonly string[]): string | null => {
  const { status, stderr, error } = spawnSync('ip', parts, { encoding: 'utf8' });
  return status === 0 ? null : error?.message ?? stderr.trim();
};

export class Namespace {
  /** What a command is begun with to run in it. */
  readonly prefix: readonly string[];
  /** The test's end of the cable. */
  readonly host: string;
  readonly #name: string;
  readonly #cable: string;

  private constructor(name: string, cable: string, host: string) {
    [this.#name, this.#cable, this.host, this.prefix] = [name, cable, host, ['ip', 'netns', 'exec', name]];
  }

  /** @param number tells those of one test apart, from 1 to 63. Gives the reason where there can be none. */
  static make(number: number): Namespace | string {
    // Interfaces have names of at most fifteen letters.
    const name = `tf${process.pid % 1_000_000}x${number}`;
    const [near, far] = [`${name}a`, `${name}b`];
    const network = `10.${200 + (process.pid % 50)}.${(process.pid >> 6) % 250}`;
    const [host, guest] = [`${network}.${number * 4 + 1}`, `${network}.${number * 4 + 2}`];
    const namespace = new Namespace(name, near, host);
    const problem = ip('netns', 'add', name) ?? ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', name) ?? ip('addr', 'add', `${host}/30`, 'dev', near) ?? ip('link', 'set', near, 'up')
      ?? ip('-n', name, 'addr', 'add', `${guest}/30`, 'dev', far) ?? ip('-n', name, 'link', 'set', far, 'up') ?? ip('-n', name, 'link', 'set', 'lo', 'up');
    if (problem === null) return namespace;
    namespace[Symbol.dispose]();
    return `no network can be made here: ${problem}`;
  }

  /** Nothing arrives any more in either direction, and nobody is told. */
  pull(): void {
    ip('link', 'set', this.#cable, 'down');
  }

  plug(): void {
    ip('link', 'set', this.#cable, 'up');
  }

  [Symbol.dispose](): void {
    ip('link', 'del', this.#cable);
    ip('netns', 'del', this.#name);
  }
}
