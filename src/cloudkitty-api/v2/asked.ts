/** What a query of version 2 says: single values, lists, pairs, and which part of a list is wanted. Knows no routes. */
import type { Context } from 'hono';
import type { Instant } from '../../time/index.ts';
import { fault, invalid } from './faults.ts';
import { momentIn } from './moments.ts';

export interface Known {
  readonly single?: readonly string[];
  readonly lists?: readonly string[];
}

/** The values of each name, in their order. */
export type Query = ReadonlyMap<string, readonly string[]>;

const paging = ['offset', 'limit'];

/** Unknown names and single values that are repeated are refused. */
export function queryOf(c: Context, { single = [], lists = [] }: Known): Query {
  const all = new Map(Object.entries(c.req.queries()));
  for (const [name, values] of all) {
    if (lists.includes(name)) continue;
    if (!single.includes(name) && !paging.includes(name)) invalid(name, 'extra keys not allowed');
    if (values.length > 1) invalid(name, 'only one value is allowed');
  }
  return all;
}

export const oneOf = (query: Query, name: string): string | null => query.get(name)?.[0] ?? null;

/** Repeated, or with commas, or both. */
export const listOf = (query: Query, name: string): readonly string[] => (query.get(name) ?? []).flatMap((value) => value.split(',')).filter((value) => value !== '');

export const momentOf = (query: Query, name: string): Instant | null => {
  const text = oneOf(query, name);
  return text === null ? null : momentIn(name, text);
};

function countOf(query: Query, name: string, usual: number, least: number): number {
  const text = oneOf(query, name);
  if (text === null) return usual;
  if (!/^[+-]?\d{1,15}$/.test(text.trim())) return invalid(name, 'expected int');
  const value = Number(text);
  return value < least ? invalid(name, `value must be at least ${least}`) : value;
}

export interface Paging {
  readonly offset: number;
  readonly limit: number;
}

export const pagingOf = (query: Query): Paging => ({ offset: countOf(query, 'offset', 0, 0), limit: countOf(query, 'limit', 100, 1) });

/** `key:value` pairs, repeated or with commas. @param isMulti whether a key may have several values, any of which is wanted. */
export function pairsOf(query: Query, name: string, isMulti: boolean): ReadonlyMap<string, readonly string[]> {
  const pairs = new Map<string, readonly string[]>();
  for (const pair of listOf(query, name)) {
    const parts = pair.split(':');
    const [key = '', value = ''] = parts.map((part) => part.trim());
    if (parts.length !== 2 || key === '') return invalid(name, `invalid key:value association ${pair.slice(0, 80)}`);
    const before = pairs.get(key);
    if (before !== undefined && !isMulti) return invalid(name, `key ${key.slice(0, 80)} already provided`);
    pairs.set(key, [...(before ?? []), value]);
  }
  return pairs;
}

export const jsonBody = async (c: Context): Promise<Readonly<Record<string, unknown>>> => {
  let body: unknown;
  try {
    body = JSON.parse(await c.req.text());
  } catch {
    return fault(400, 'The request body is not JSON');
  }
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : fault(400, 'The request body is no JSON object');
};

export function checkKeys(body: Readonly<Record<string, unknown>>, known: readonly string[]): void {
  for (const name of Object.keys(body)) if (!known.includes(name)) invalid(name.slice(0, 80), 'extra keys not allowed');
}
