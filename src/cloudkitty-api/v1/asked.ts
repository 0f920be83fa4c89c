/** What a request of version 1 says: ids in the path, the query or the body, numbers by their own digits, and dates and truths as clients write them. Knows no routes. */
import type { Context } from 'hono';
import { fault } from './faults.ts';

/** A JSON number as it was written: its double is never taken. */
export class Digits {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Given = string | Digits | boolean | null | readonly Given[] | { readonly [name: string]: Given };
export type Body = Readonly<Record<string, Given | undefined>>;

const withDigits = (_name: string, value: unknown, context?: { readonly source?: string }): unknown => (typeof value === 'number' ? new Digits(context?.source ?? String(value)) : value);

export const isObject = (value: Given | undefined): value is { readonly [name: string]: Given } => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Digits);

const emptyBody: Body = {};

/** The JSON object of the body; empty where there is none. */
export async function bodyOf(c: Context): Promise<Body> {
  const text = await c.req.text();
  if (text.trim() === '') return emptyBody;
  let body: Given;
  try {
    body = JSON.parse(text, withDigits) as Given;
  } catch {
    return fault(400, 'Request is not in valid JSON format');
  }
  return isObject(body) ? body : body === null ? emptyBody : fault(400, 'Request is not in valid JSON format');
}

/** Of the query, each name once. What no route of that kind knows is refused, as the client would wait for its effect in vain. */
export function queryOf(c: Context, known: readonly string[]): ReadonlyMap<string, string> {
  const query = new Map(Object.entries(c.req.query()));
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  return unknown === undefined ? query : fault(400, `Unknown argument: "${unknown}"`);
}

/** The same of a body: `argument` is what the newest version calls it. */
export function checkAttributes(body: Body, argument: string, known: readonly string[]): void {
  const unknown = Object.keys(body).find((name) => !known.includes(name));
  if (unknown !== undefined) fault(400, `Unknown attribute for argument ${argument}: ${unknown}`);
}

const invalid = (name: string, value: string, problem: string): never => fault(400, `Invalid input for field/attribute ${name}. Value: '${value}'. ${problem}`);

/** The text of a value, with a number's own digits; `null` where there is none. */
export function textOf(name: string, value: Given | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Digits) return value.text;
  return invalid(name, JSON.stringify(value), 'Value should be a text or a number');
}

export function requireText(name: string, value: Given | undefined): string {
  return textOf(name, value) ?? invalid(name, 'None', 'Mandatory field missing.');
}

const no = new Set(['', 'false', '0', 'no', 'off', 'none']);
/** Any word but those of no is yes, in any capitals. */
export const isYes = (value: Given | undefined): boolean => (typeof value === 'boolean' ? value : value instanceof Digits ? !no.has(value.text) : typeof value === 'string' && !no.has(value.trim().toLowerCase()));

/** Where clients put the id of what they mean: the path, else the query, else the body. */
export function idOf(c: Context, name: string, body: Body = emptyBody): string | null {
  const given = c.req.param(name) ?? c.req.query(name) ?? textOf(name, body[name]);
  return given === null || given === '' ? null : given;
}

export function requireId(c: Context, name: string, body: Body = emptyBody): string {
  return idOf(c, name, body) ?? fault(400, `Missing argument: "${name}"`);
}

const dateForm = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Whole seconds since 1970. Without an offset it is UTC; what is below a second is left out. A day alone is its beginning, or its last second where it ends something. */
export function momentOf(name: string, text: string, isEnd = false): number {
  const match = dateForm.exec(text.trim());
  if (match === null) return invalid(name, text, 'unable to convert to datetime. Error: write it as 2026-03-10T12:00:00Z');
  const [, year = '', month = '', day = '', hour, minute = '00', second = '00', zone = 'Z'] = match;
  const [, sign = '+', hours = '00', minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  const time = hour === undefined ? (isEnd ? '23:59:59' : '00:00:00') : `${hour}:${minute}:${second}`;
  const stamp = Date.parse(`${year}-${month}-${day}T${time}${`${sign}${hours}:${minutes}`}`);
  const midnight = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  const isReal = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(`${year}-${month}-${day}`);
  return Number.isNaN(stamp) || !isReal ? invalid(name, text, 'unable to convert to datetime. Error: there is no such date or time') : stamp / 1000;
}

/** Naive UTC, as version 1 writes dates. */
export const momentText = (moment: number): string => new Date(moment * 1000).toISOString().slice(0, 19);

/** The place of a request as its client sees it, without query. */
export const ownUrl = (c: Context): string => {
  const { protocol, pathname, host } = new URL(c.req.url);
  return `${protocol}//${c.req.header('host') ?? host}${pathname}`;
};
