/** Writes tar files for tests, right ones and wrong ones. */
export interface TarEntry {
  readonly path: string;
  readonly content?: string | Uint8Array;
  /** `0` for a file. */
  readonly type?: string;
}

const block = 512;

function head({ path, type = '0' }: TarEntry, size: number): Buffer {
  const bytes = Buffer.alloc(block);
  bytes.write(path.slice(0, 100), 0);
  bytes.write('0000644\0', 100);
  bytes.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  bytes.write('00000000000\0', 136);
  bytes.write('        ', 148);
  bytes.write(type, 156);
  bytes.write('ustar\0', 257);
  bytes.write('00', 263);
  bytes.write(`${bytes.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}

export function tarOf(entries: readonly TarEntry[]): Buffer {
  const pieces = entries.flatMap((entry) => {
    const body = Buffer.from(entry.content ?? '');
    return [head(entry, body.length), body, Buffer.alloc((block - (body.length % block)) % block)];
  });
  return Buffer.concat([...pieces, Buffer.alloc(2 * block)]);
}
