/** Making, changing and deleting scripts. What a script in force said stays for what had begun. Pure: ids, the time and the user are given. */
import type { ScriptVersion } from '../storage/index.ts';
import { newestOf } from './scripts.ts';

type Scripts = readonly (readonly ScriptVersion[])[];

export interface ScriptAsked {
  readonly name: string;
  /** What is `undefined` stays as it is. */
  readonly text?: string | undefined;
  readonly description?: string | null | undefined;
  readonly start?: number | null | undefined;
  readonly end?: number | null | undefined;
  /** Lets a script begin or end in the past; a change with it holds for what has begun, too. */
  readonly force: boolean;
}

export interface ScriptAsking {
  readonly now: number;
  readonly user: string | null;
}

export type ScriptRefusal =
  | { readonly kind: 'not-found'; readonly id: string }
  | { readonly kind: 'exists'; readonly name: string; readonly id: string }
  | { readonly kind: 'not-writable'; readonly field: string; readonly problem: string }
  | { readonly kind: 'starts-in-past'; readonly start: number; readonly now: number }
  | { readonly kind: 'ends-before-start'; readonly start: number; readonly end: number }
  | { readonly kind: 'ends-in-past'; readonly end: number; readonly now: number };

export type ScriptOutcome =
  | { readonly kind: 'version'; readonly version: ScriptVersion }
  /** It is so already. */
  | { readonly kind: 'same'; readonly version: ScriptVersion }
  | { readonly kind: 'refused'; readonly refusal: ScriptRefusal };

const longest = { name: 255, description: 256, text: 1_048_576 } as const;
/** From the beginning of time: dates alone say when it is valid. */
const always = 0;

export const presentScripts = (scripts: Scripts): readonly ScriptVersion[] => scripts.map(newestOf);

function refusalOf(own: ScriptVersion, before: ScriptVersion | null, scripts: Scripts, { force }: ScriptAsked, now: number): ScriptRefusal | null {
  const { id, name, start, end } = own;
  for (const field of ['name', 'description', 'text'] as const) {
    const text = own[field] ?? '';
    if (text.includes('\0') || !text.isWellFormed()) return { kind: 'not-writable', field, problem: 'holds a character that no text has' };
    if (text.length > longest[field]) return { kind: 'not-writable', field, problem: `has more than ${longest[field]} characters` };
  }
  if (name === '') return { kind: 'not-writable', field: 'name', problem: 'is empty' };
  const rival = presentScripts(scripts).find((other) => other.name === name && other.id !== id && other.deleted === null);
  if (rival !== undefined) return { kind: 'exists', name, id: rival.id };
  if (start !== before?.start && start < now && !force) return { kind: 'starts-in-past', start, now };
  if (end !== null && end < start) return { kind: 'ends-before-start', start, end };
  if (before !== null && end !== null && end !== before.end && end <= now && !force) return { kind: 'ends-in-past', end, now };
  return null;
}

export function createScript(scripts: Scripts, id: string, asked: ScriptAsked, { now, user }: ScriptAsking): ScriptOutcome {
  const { name, text = '', description = null, start, end = null } = asked;
  const version: ScriptVersion = { id, name, text, description, start: start ?? now, end, createdAt: now, createdBy: user, updatedBy: null, deleted: null, deletedBy: null, since: always };
  const refusal = refusalOf(version, null, scripts, asked, now);
  return refusal === null ? { kind: 'version', version } : { kind: 'refused', refusal };
}

const presentOne = (scripts: Scripts, id: string): ScriptVersion | null => presentScripts(scripts).find((one) => one.id === id && one.deleted === null) ?? null;

export function changeScript(scripts: Scripts, id: string, asked: ScriptAsked, { now, user }: ScriptAsking): ScriptOutcome {
  const before = presentOne(scripts, id);
  if (before === null) return { kind: 'refused', refusal: { kind: 'not-found', id } };
  const since = asked.force || before.start > now ? always : now;
  const version: ScriptVersion = {
    ...before, name: asked.name, text: asked.text ?? before.text, description: asked.description === undefined ? before.description : asked.description, start: asked.start ?? before.start,
    end: asked.end === undefined ? before.end : asked.end, updatedBy: user, since,
  };
  const same = (['name', 'text', 'description', 'start', 'end'] as const).every((part) => version[part] === before[part]);
  if (same) return { kind: 'same', version: before };
  const refusal = refusalOf(version, before, scripts, asked, now);
  return refusal === null ? { kind: 'version', version } : { kind: 'refused', refusal };
}

export function deleteScript(scripts: Scripts, id: string, { now, user }: ScriptAsking): ScriptOutcome {
  const before = presentOne(scripts, id);
  if (before === null) return { kind: 'refused', refusal: { kind: 'not-found', id } };
  return { kind: 'version', version: { ...before, deleted: now, deletedBy: user, since: now } };
}
