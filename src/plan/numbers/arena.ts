/**
 * Memory for the columns of one batch: taken piece by piece from a few large buffers, and all given back at once. Fresh arrays of this size would
 * cost more than the arithmetic that fills them. Pieces are not cleared.
 */

/** The first buffer, for batches of a few points; then one of this size after the other. A larger piece gets one of its own size. */
const firstBytes = 64 * 1024;
const bufferBytes = 4 * 1024 * 1024;
/** Buffers beyond this are given up when their batch is done. */
const keptBytes = 64 * 1024 * 1024;

export class Arena {
  #buffers: ArrayBuffer[] = [];
  #current = 0;
  #used = 0;

  /** Everything that was taken may be overwritten from now on. */
  reset(): void {
    let kept = 0;
    this.#buffers = this.#buffers.filter(({ byteLength }) => (kept += byteLength) <= keptBytes);
    [this.#current, this.#used] = [0, 0];
  }

  /** Where so many bytes are free. */
  take(bytes: number): { readonly buffer: ArrayBuffer; readonly offset: number } {
    const size = (bytes + 7) & ~7;
    for (;;) {
      let buffer = this.#buffers[this.#current];
      if (buffer === undefined) {
        buffer = new ArrayBuffer(Math.max(this.#current === 0 ? firstBytes : bufferBytes, size));
        this.#buffers.push(buffer);
      }
      if (this.#used + size <= buffer.byteLength) {
        const offset = this.#used;
        this.#used += size;
        return { buffer, offset };
      }
      this.#current += 1;
      this.#used = 0;
    }
  }
}

let arena: Arena | null = null;

/** Runs work whose vectors live in an arena until that is reset. */
export function inArena<T>(own: Arena, work: () => T): T {
  const outer = arena;
  arena = own;
  try {
    return work();
  } finally {
    arena = outer;
  }
}

export function takeNumbers(count: number): Float64Array {
  if (arena === null) return new Float64Array(count);
  const { buffer, offset } = arena.take(8 * count);
  return new Float64Array(buffer, offset, count);
}

export function takeIndexes(count: number): Int32Array {
  if (arena === null) return new Int32Array(count);
  const { buffer, offset } = arena.take(4 * count);
  return new Int32Array(buffer, offset, count);
}

export function takeTruths(count: number): Uint8Array {
  if (arena === null) return new Uint8Array(count);
  const { buffer, offset } = arena.take(count);
  return new Uint8Array(buffer, offset, count);
}
