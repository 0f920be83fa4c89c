/** A `tar.gz` of rule files, read in memory within bounds. Takes plain files alone; knows nothing of what they say. */
import { gunzipSync } from 'node:zlib';

export interface ArchivedFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** What stands in the archive is not taken: a sentence for who sent it. */
export class ArchiveRefused extends Error {
  override readonly name = 'ArchiveRefused';
}

export interface ArchiveBounds {
  readonly bytes: number;
  readonly files: number;
  /** How many times larger than the archive its content may be, where it is large at all. */
  readonly ratio: number;
}

export const usualBounds: ArchiveBounds = { bytes: 64 * 1024 * 1024, files: 1000, ratio: 100 };
/** Text of little may be packed very small. */
const smallBytes = 1024 * 1024;
const block = 512;
const longestPath = 512;

function refuse(sentence: string): never {
  throw new ArchiveRefused(sentence);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function textIn(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  try {
    return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
  } catch {
    return refuse('a name in the archive is not UTF-8');
  }
}

function octalIn(bytes: Uint8Array, what: string): number {
  const text = textIn(bytes).trim();
  return /^[0-7]{1,11}$/.test(text) ? Number.parseInt(text, 8) : refuse(`the archive is damaged: its ${what} is no number`);
}

/** Where a file of the upload stands in the rulebook. Nothing may lie outside. */
export function placeOf(path: string): string {
  const plain = path.replace(/^(?:\.\/)+/, '');
  if (plain === '' || plain.length > longestPath) return refuse(`the path \`${path.slice(0, 80)}\` is empty or longer than ${longestPath} characters`);
  if (/^[/\\]|^[A-Za-z]:|\\|[\0-\x1f\x7f]/.test(plain)) return refuse(`the path \`${path}\` is not relative to the rulebook, or has characters that no path should have: write it with \`/\` between folders`);
  if (plain.split('/').some((part) => part === '..' || part === '.' || part === '')) return refuse(`the path \`${path}\` leads outside the rulebook or around in it: write it plainly`);
  return plain;
}

/** The path that an extended header gives to the next file: `27 path=rules/a.tariff`. */
function extendedPath(bytes: Uint8Array): string | null {
  const found = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(textIn(bytes));
  return found?.[1] ?? null;
}

function unpacked(archive: Uint8Array, { bytes, ratio }: ArchiveBounds): Uint8Array {
  const most = Math.min(bytes, Math.max(smallBytes, archive.length * ratio));
  try {
    return gunzipSync(archive, { maxOutputLength: most });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return refuse(code === 'ERR_BUFFER_TOO_LARGE' ? `the archive holds more than ${most} bytes, which is more than rules of its size need` : `the archive is not a gzip file: ${message}`);
  }
}

interface Entry {
  readonly type: string;
  readonly path: string;
  readonly body: Uint8Array;
}

function* entriesOf(tar: Uint8Array): Iterable<Entry> {
  for (let at = 0; at + block <= tar.length;) {
    const head = tar.subarray(at, at + block);
    if (head.every((byte) => byte === 0)) return;
    const sum = head.reduce((all, byte, index) => all + (index >= 148 && index < 156 ? 0x20 : byte), 0);
    if (octalIn(head.subarray(148, 156), 'checksum') !== sum) refuse('the archive is damaged, or no tar file: a checksum is wrong');
    const size = octalIn(head.subarray(124, 136), 'size');
    const [start, end] = [at + block, at + block + size];
    if (end > tar.length) refuse('the archive ends in the middle of a file');
    const prefix = textIn(head.subarray(257, 262)) === 'ustar' ? textIn(head.subarray(345, 500)) : '';
    yield { type: String.fromCharCode(head[156] ?? 0), path: `${prefix === '' ? '' : `${prefix}/`}${textIn(head.subarray(0, 100))}`, body: tar.subarray(start, end) };
    at = start + Math.ceil(size / block) * block;
  }
}

export function readArchive(archive: Uint8Array, bounds: ArchiveBounds = usualBounds): readonly ArchivedFile[] {
  const files: ArchivedFile[] = [];
  let named: string | null = null;
  for (const { type, path, body } of entriesOf(unpacked(archive, bounds))) {
    const own: string = named ?? path;
    named = null;
    switch (type) {
      case '0': case '\0':
        // Beside each file some systems put one that says how it looks.
        if (!own.split('/').some((part) => part.startsWith('._'))) files.push({ path: placeOf(own), content: Uint8Array.from(body) });
        break;
      case '5': case 'g': break;
      case 'x': named = extendedPath(body); break;
      case 'L': named = textIn(body); break;
      default: refuse(`\`${own}\` is no plain file, and a rulebook has no other`);
    }
    if (files.length > bounds.files) refuse(`the archive holds more than ${bounds.files} files`);
  }
  return files;
}
