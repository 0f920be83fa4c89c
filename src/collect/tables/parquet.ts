/** Usage from Parquet files, by row groups. Knows how Parquet's types are written; nothing of meters. */
import { isUtf8 } from 'node:buffer';
import { type ReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { Compressors, FileMetaData, ParquetParsers, SchemaElement } from 'hyparquet';
import { JsonNumber, type JsonValue } from '../json-value.ts';
import { type Reading, UnreadableUsage } from '../reading.ts';
import { dateText, decimalNumber, floatNumber, momentText, perSecond, singleNumber } from './cells.ts';
import { type TableColumn, notReadable, readRows } from './table-rows.ts';

/** Snappy is the library's own. */
const compressors: Compressors = {
  GZIP: (bytes) => gunzipSync(bytes), BROTLI: (bytes) => brotliDecompressSync(bytes), ZSTD: (bytes) => zstdDecompressSync(bytes),
};

function textOf(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new UnreadableUsage('the file holds a text that is no UTF-8');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

const parsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (count) => momentText(count, perSecond.MILLISECOND),
  timestampFromMicroseconds: (count) => momentText(count, perSecond.MICROSECOND),
  timestampFromNanoseconds: (count) => momentText(count, perSecond.NANOSECOND),
  dateFromDays: dateText, stringFromBytes: textOf, jsonFromBytes: textOf,
};

/** A Parquet file is read from its end, so it must be a file. */
export async function* readParquet(stream: Readable): AsyncGenerator<Reading> {
  const { path } = stream as ReadStream;
  stream.destroy();
  if (typeof path !== 'string') throw new UnreadableUsage('Parquet cannot be read from a pipe, since its index stands at its end: name the file');
  const { asyncBufferFromFile, parquetMetadataAsync, parquetRead } = await import('hyparquet');
  const file = await asyncBufferFromFile(path);
  const metadata = await readable(parquetMetadataAsync(file, { geoparquet: false }));
  const types = exactTypes(metadata);
  let before = 0;
  for (const { num_rows: rows } of metadata.row_groups) {
    const count = Number(rows);
    const columns = new Map<string, unknown[]>();
    await readable(parquetRead({
      file, metadata, compressors, parsers, utf8: false, geoparquet: false, rowStart: before, rowEnd: before + count,
      onChunk: ({ columnName, columnData, rowStart }) => {
        let values = columns.get(columnName);
        if (values === undefined) columns.set(columnName, values = new Array<unknown>(count).fill(null));
        for (let index = 0; index < columnData.length; index++) values[rowStart - before + index] = columnData[index];
      },
    }));
    yield* readRows([...types.entries()].map(([name, type]) => columnOf(name, type, columns.get(name) ?? [])), count, before);
    before += count;
  }
  // Without a row the columns must be right too.
  if (before === 0) yield* readRows([...types.entries()].map(([name, type]) => columnOf(name, type, [])), 0, 0);
}

async function readable<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof UnreadableUsage || !(error instanceof Error) || 'syscall' in error) throw error;
    throw new UnreadableUsage(`this is no Parquet file that can be read: ${error.message}`);
  }
}

/** What the values of a column are, or of the fields in it by their names; those of a map are all alike. */
type ColumnType = { readonly kind: 'value'; readonly element: SchemaElement; readonly scale: number | null } | { readonly kind: 'struct'; readonly of: ReadonlyMap<string, ColumnType> } | { readonly kind: 'map'; readonly of: ColumnType };

/** The types of the columns. Takes decimals out of the schema, so that the library hands over their digits and makes no floats of them. */
function exactTypes({ schema }: FileMetaData): ReadonlyMap<string, ColumnType> {
  let next = 1;
  const take = (path: string): ColumnType => {
    const element = schema[next++]!;
    const children = element.num_children ?? 0;
    if (element.repetition_type === 'REPEATED' || isKind(element, 'LIST')) throw notReadable(path, 'list');
    if (children === 0) return { kind: 'value', element, scale: scaleTaken(element) };
    if (isKind(element, 'MAP') || element.converted_type === 'MAP_KEY_VALUE') {
      if (schema[next]?.num_children !== 2) throw notReadable(path, 'map without values');
      next++;
      take(path);
      return { kind: 'map', of: take(path) };
    }
    return { kind: 'struct', of: new Map(Array.from({ length: children }, () => [schema[next]!.name, take(`${path}.${schema[next]!.name}`)] as const)) };
  };
  const top = schema[0]?.num_children ?? 0;
  const types = new Map(Array.from({ length: top }, () => [schema[next]!.name, take(schema[next]!.name)] as const));
  for (const [name, { kind }] of types) if ((kind === 'value') === (name === 'fields')) throw notReadable(name, kind);
  return types;
}

const isKind = ({ converted_type: converted, logical_type: logical }: SchemaElement, kind: 'LIST' | 'MAP' | 'DECIMAL'): boolean => converted === kind || logical?.type === kind;

function scaleTaken(element: SchemaElement): number | null {
  if (!isKind(element, 'DECIMAL')) return null;
  const scale = element.scale ?? (element.logical_type?.type === 'DECIMAL' ? element.logical_type.scale : 0);
  delete element.converted_type;
  delete element.logical_type;
  return scale;
}

const columnOf = (name: string, type: ColumnType, values: readonly unknown[]): TableColumn => ({ name, at: (row) => valueOf(name, type, values[row]) });

function valueOf(name: string, type: ColumnType, value: unknown): JsonValue {
  if (value === null || value === undefined) return null;
  if (type.kind === 'value') return leafOf(name, type.element, type.scale, value);
  const members = Object.create(null) as Record<string, JsonValue>;
  const entries: readonly (readonly [string, unknown])[] = value instanceof Map ? [...(value as Map<string, unknown>)] : Object.entries(value);
  for (const [key, item] of entries) members[key] = valueOf(name, type.kind === 'map' ? type.of : type.of.get(key)!, item);
  return members;
}

function leafOf(name: string, { type, converted_type: converted, logical_type: logical }: SchemaElement, scale: number | null, value: unknown): JsonValue {
  if (scale !== null) return decimalNumber(value instanceof Uint8Array ? integerOf(value) : BigInt(value as number | bigint), scale);
  if (value instanceof Uint8Array) {
    if (type === 'BYTE_ARRAY' && converted !== 'BSON') return textOf(value);
    throw notReadable(name, `${logical?.type ?? converted ?? type}`);
  }
  switch (typeof value) {
    case 'string': case 'boolean': return value;
    case 'bigint': return new JsonNumber(String(value));
    case 'number': return type === 'FLOAT' ? singleNumber(value) : floatNumber(value);
    default: throw notReadable(name, `${logical?.type ?? converted ?? type}`);
  }
}

/** An integer in two's complement, its highest byte first. */
function integerOf(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = value * 256n + BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}
