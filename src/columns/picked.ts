/** Some rows of a batch as a batch of their own. Knows nothing of why they are picked. */
import type { CodedColumn, NumberColumn, UsageBatch } from './batch.ts';
import { idWords } from './ids.ts';

function wordsAt(from: Uint32Array, rows: Uint32Array): Uint32Array {
  if (from.length === 0) return from;
  const picked = new Uint32Array(rows.length);
  for (let place = 0; place < rows.length; place++) picked[place] = from[rows[place]!]!;
  return picked;
}

function floatsAt(from: Float64Array, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place++) picked[place] = from[rows[place]!]!;
  return picked;
}

const codesAt = ({ dictionary, codes }: CodedColumn, rows: Uint32Array): CodedColumn => ({ dictionary, codes: wordsAt(codes, rows) });

/** The numbers of some rows, in their order. */
export function numbersAt({ decimals, coefficients, low, wide }: NumberColumn, rows: Uint32Array): NumberColumn {
  const own = wide.size === 0 ? wide : new Map([...rows].flatMap((row, place) => {
    const value = wide.get(row);
    return value === undefined ? [] : [[place, value] as const];
  }));
  return { decimals, coefficients: floatsAt(coefficients, rows), low: low === null ? null : floatsAt(low, rows), wide: own };
}

/** Refusals stay behind. Rows keep their order. */
export function pickedRows(batch: UsageBatch, rows: Uint32Array): UsageBatch {
  if (rows.length === batch.count) return batch.refusals.length === 0 ? batch : { ...batch, refusals: [] };
  const { ids, fields, fingerprints: { high, low }, prices } = batch;
  return {
    count: rows.length, refusals: [], unread: new Map(),
    ids: ids === null ? null : { words: Uint32Array.from({ length: idWords * rows.length }, (_, place) => ids.words[idWords * rows[Math.floor(place / idWords)]! + (place % idWords)]!), textAt: (place) => ids.textAt(rows[place]!) },
    meter: codesAt(batch.meter, rows), scope: codesAt(batch.scope, rows), unit: codesAt(batch.unit, rows), start: floatsAt(batch.start, rows), end: floatsAt(batch.end, rows), quantity: numbersAt(batch.quantity, rows),
    fields: new Map([...fields].map(([name, column]) => [name, codesAt(column, rows)])), fingerprints: { high: wordsAt(high, rows), low: wordsAt(low, rows) },
    ...(prices === undefined ? {} : { prices: numbersAt(prices, rows) }),
    placeOf: (place) => batch.placeOf(rows[place]!), pointAt: (place) => batch.pointAt(rows[place]!),
  };
}
