/** Usage from Arrow IPC, streams and files, by record batches. Knows how Arrow's types are written; nothing of meters. */
import type { DataType, RecordBatch, Vector } from 'apache-arrow';
import { JsonNumber, type JsonValue } from '../json-value.ts';
import { type Reading, UnreadableUsage } from '../reading.ts';
import { dateText, decimalNumber, floatNumber, momentText, perSecond, singleNumber } from './cells.ts';
import { type TableColumn, notReadable, readRows } from './table-rows.ts';

type Arrow = typeof import('apache-arrow');

export async function* readArrow(bytes: AsyncIterable<Buffer>): AsyncGenerator<Reading> {
  const arrow = await import('apache-arrow');
  let before = 0;
  for await (const batch of batchesOf(arrow, bytes)) {
    yield* readRows(batch.schema.fields.map(({ name }, index) => ({ name, at: valuesOf(arrow, name, batch.getChildAt(index)) })), batch.numRows, before);
    before += batch.numRows;
  }
}

async function* batchesOf(arrow: Arrow, bytes: AsyncIterable<Buffer>): AsyncGenerator<RecordBatch> {
  const reader = await readable(async () => {
    const opened = await arrow.RecordBatchReader.from(bytes);
    return opened.open();
  });
  if (reader.schema === undefined || reader.schema === null) throw new UnreadableUsage('this is no Arrow IPC file or stream');
  const rows: readonly TableColumn[] = reader.schema.fields.map(({ name }) => ({ name, at: () => null }));
  // Without a batch the columns must be right too.
  [...readRows(rows, 0, 0)];
  for (;;) {
    const next = await readable(async () => reader.next());
    if (next.done === true) return;
    yield next.value as RecordBatch;
  }
}

async function readable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnreadableUsage || !(error instanceof Error) || 'syscall' in error) throw error;
    throw new UnreadableUsage(`this is no Arrow IPC that can be read: ${error.message}`);
  }
}

type Values = (row: number) => JsonValue;

/** How the values of a column are read. The library's own values of some types have lost digits, so those are read from their memory. */
function valuesOf(arrow: Arrow, name: string, vector: Vector | null): Values {
  if (vector === null) return () => null;
  const { DataType, Precision } = arrow;
  const { type } = vector as Vector<DataType>;
  const read = (from: (value: never, row: number) => JsonValue): Values => (row) => {
    const value: unknown = vector.get(row);
    return value === null || value === undefined ? null : from(value as never, row);
  };
  if (DataType.isNull(type)) return () => null;
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return read((text: string) => text);
  if (DataType.isBool(type)) return read((value: boolean) => value);
  if (DataType.isInt(type)) return read((value: number | bigint) => new JsonNumber(String(value)));
  if (DataType.isFloat(type) && type.precision !== Precision.HALF) return read(type.precision === Precision.SINGLE ? singleNumber : floatNumber);
  if (DataType.isDecimal(type)) return read((words: Uint32Array) => decimalNumber(integerOf(words), type.scale));
  if (DataType.isTimestamp(type)) return read((_value: number, row) => momentText(bigAt(vector, row), partsOf(type.unit)));
  if (DataType.isDate(type)) return read((value: number | Date) => dateText(Math.floor(Number(value) / 86_400_000)));
  if (DataType.isDictionary(type) && (DataType.isUtf8(type.dictionary) || DataType.isLargeUtf8(type.dictionary))) return read((text: string) => text);
  if (name === 'fields' && DataType.isStruct(type)) return structValues(arrow, vector, type.children.map((child) => child.name));
  if (name === 'fields' && DataType.isMap(type) && DataType.isUtf8(type.valueType)) return read((map: Iterable<[string, string | null]>) => Object.assign(Object.create(null) as Record<string, JsonValue>, Object.fromEntries(map)));
  throw notReadable(name, String(type));
}

function structValues(arrow: Arrow, vector: Vector, names: readonly string[]): Values {
  const children = names.map((name, index) => [name, valuesOf(arrow, `fields.${name}`, vector.getChildAt(index))] as const);
  return (row) => {
    const members = Object.create(null) as Record<string, JsonValue>;
    if (vector.get(row) !== null) for (const [name, values] of children) members[name] = values(row);
    return members;
  };
}

const partsOf = (unit: number): bigint => [perSecond.SECOND, perSecond.MILLISECOND, perSecond.MICROSECOND, perSecond.NANOSECOND][unit]!;

/** The 64 bits of a row; a batch has one piece of memory for each column. */
const bigAt = ({ data }: Vector, row: number): bigint => (data[0]!.values as BigInt64Array)[row]!;

/** An integer in two's complement, its lowest word first. */
function integerOf(words: Uint32Array): bigint {
  const value = words.reduceRight((sum, word) => sum * 2n ** 32n + BigInt(word), 0n);
  return BigInt.asIntN(words.length * 32, value);
}
