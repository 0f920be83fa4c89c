/** Rule files in a request: as JSON, as one file, or as a `tar.gz`. Knows nothing of what they say. */
import type { RulebookFile } from '../../rulebook/index.ts';
import type { ProblemKind } from '../problems.ts';
import { ArchiveRefused, placeOf, readArchive } from './archive.ts';

export interface Upload {
  readonly files: readonly RulebookFile[];
  /** Of JSON alone. */
  readonly message: string | null;
}

export type UploadReading = Upload | { readonly problem: ProblemKind; readonly detail: string };

const mostFiles = 1000;
const archiveTypes = ['application/gzip', 'application/x-gzip', 'application/x-tar+gzip', 'application/x-gtar', 'application/x-tgz'];
const fileTypes = ['text/plain', 'text/x-tariff'];

export interface UploadRequest {
  readonly contentType: string;
  readonly body: Uint8Array;
  /** Of a single file. */
  readonly path: string | null;
}

type JsonUpload = { readonly files?: unknown; readonly message?: unknown };

function fromJson(body: Uint8Array): UploadReading {
  let given: JsonUpload | null;
  try {
    given = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as JsonUpload | null;
  } catch (error) {
    return { problem: 'invalid-request', detail: `the body is not JSON: ${(error as Error).message}` };
  }
  const { files, message = null } = given ?? {};
  if (!Array.isArray(files)) return { problem: 'invalid-request', detail: 'the body must be {"files": [{"path", "content"}, …], "message"}' };
  if (message !== null && typeof message !== 'string') return { problem: 'invalid-request', detail: 'message: must be a text' };
  const encoder = new TextEncoder();
  const read = (files as readonly unknown[]).map((file, index): RulebookFile => {
    const { path, content } = (file ?? {}) as { readonly path?: unknown; readonly content?: unknown };
    if (typeof path !== 'string' || typeof content !== 'string') throw new ArchiveRefused(`files.${index}: must have a path and a content, both texts`);
    return { path: placeOf(path), content: encoder.encode(content) };
  });
  return { files: read, message };
}

function read({ contentType, body, path }: UploadRequest): UploadReading {
  const [type = ''] = contentType.toLowerCase().split(';').map((part) => part.trim());
  if (type === 'application/json') return fromJson(body);
  if (archiveTypes.includes(type)) return { files: readArchive(body), message: null };
  if (fileTypes.includes(type)) return path === null ? { problem: 'invalid-request', detail: 'path: say in the query where the file stands: ?path=instance.tariff' } : { files: [{ path: placeOf(path), content: body }], message: null };
  return { problem: 'unsupported-media-type', detail: `send rule files as application/json {"files": […]}, a tar.gz as application/gzip, or one file as text/plain with ?path=; ${type === '' ? 'this request says no content type' : `\`${type}\` is not read`}` };
}

export function readUpload(request: UploadRequest): UploadReading {
  try {
    const upload = read(request);
    if ('problem' in upload) return upload;
    const twice = upload.files.find(({ path }, index) => upload.files.findIndex((other) => other.path === path) < index);
    if (twice !== undefined) return { problem: 'invalid-request', detail: `two files have the path ${twice.path}` };
    if (upload.files.length > mostFiles) return { problem: 'invalid-request', detail: `a rulebook has at most ${mostFiles} files` };
    if (!upload.files.some(({ path }) => path.endsWith('.tariff'))) return { problem: 'invalid-request', detail: 'there is no .tariff file in it' };
    return upload;
  } catch (error) {
    if (error instanceof ArchiveRefused) return { problem: 'invalid-archive', detail: error.message };
    throw error;
  }
}
