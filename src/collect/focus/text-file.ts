/** A text file written piece by piece, in blocks large enough that waiting for the disk is rare. */
import { type FileHandle, open } from 'node:fs/promises';

const blockLength = 256 * 1024;

export class TextFile implements AsyncDisposable {
  readonly #handle: FileHandle;
  #pending = '';
  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async create(path: string): Promise<TextFile> {
    return new TextFile(await open(path, 'w'));
  }

  /** Gives a promise only when there is something to wait for. */
  write(text: string): Promise<void> | undefined {
    this.#pending += text;
    return this.#pending.length < blockLength ? undefined : this.flush();
  }

  async flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    await this.#handle.appendFile(text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
  }
}
