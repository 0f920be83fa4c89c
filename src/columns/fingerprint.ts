/**
 * Sixty-four bits that are equal for points of the same meter, scope, period and fields, and else hardly ever. They are made of the
 * UTF-8 bytes of each text, so that whoever has only bytes finds the same. Knows nothing of columns.
 */
import type { UsagePoint, UsageValue } from '../rating/point.ts';
import { type NameHash, fingerprint, nameHash } from '../scan/index.ts';

export const kinds: readonly UsageValue['kind'][] = ['text', 'number', 'boolean', 'json'];
export const textKind = 0;

/** `fields.a` cannot be a member, and no member is a field: the two never look alike. */
export const fieldHash = (name: string): NameHash => nameHash(`fields.${name}`);

interface MemberHashes {
  readonly meter: NameHash;
  readonly scope: NameHash;
  readonly start: NameHash;
  readonly end: NameHash;
}

let members: MemberHashes | null = null;
/** Made when they are asked for, so that whoever hashes nothing pays nothing. */
export const memberHashes = (): MemberHashes => (members ??= { meter: nameHash('meter'), scope: nameHash('scope'), start: nameHash('start'), end: nameHash('end') });

const fieldHashes = new Map<string, NameHash>();
/** Names are few; where they are not, remembering them would grow with the input. */
const namesMost = 10_000;

function fieldHashOf(name: string): NameHash {
  const known = fieldHashes.get(name);
  if (known !== undefined) return known;
  if (fieldHashes.size >= namesMost) fieldHashes.clear();
  const made = fieldHash(name);
  fieldHashes.set(name, made);
  return made;
}

/** A number and a text of the same digits make the same point. */
export function fingerprintOf(point: UsagePoint): readonly [high: number, low: number] {
  const { meter, scope, start, end } = memberHashes();
  fingerprint.begin();
  fingerprint.text(meter, point.meter);
  fingerprint.text(scope, point.scope);
  fingerprint.instant(start, point.period.start);
  fingerprint.instant(end, point.period.end);
  for (const [name, { text }] of point.fields) fingerprint.text(fieldHashOf(name), text);
  return fingerprint.words();
}
