/** What new rules hang on: the service or field, the group, and texts that a rule file can write. */
import type { NewMapping, NewThreshold } from './operations.ts';
import { refuse } from './refusals.ts';
import { type HashmapState, type Parent, type RuleType, ruleTypes } from './state.ts';

/** What every point has under these names is no attribute. */
export const builtInNames: readonly string[] = ['scope', 'start', 'end', 'quantity', 'period', 'months', 'charged'];
const longestText = 255;

export function requireName(name: string, isField: boolean): void {
  const no = (problem: string): never => refuse({ kind: 'not-writable', field: 'name', text: name, problem });
  if (name === '') no('is empty');
  if (/[`\r\n\0\uFFFD]/.test(name) || !name.isWellFormed()) no('holds a backquote, a line end or a character that no text has');
  if (isField && builtInNames.includes(name)) no('is the name of something that every point has');
  if (name.length > longestText) refuse({ kind: 'too-long', field: 'name', most: longestText });
}

export function requireText(field: 'value' | 'tenant_id', text: string | null): void {
  if (text === null) return;
  if (/[\r\n\0\uFFFD]/.test(text) || !text.isWellFormed()) refuse({ kind: 'not-writable', field, text, problem: 'holds a line end or a character that no text has' });
  if (text.length > longestText) refuse({ kind: 'too-long', field, most: longestText });
}

/** A description is kept, and never stands in a rule file. */
export function requireDescription(text: string | null, most: number): void {
  if (text === null) return;
  if (text.includes('\0') || !text.isWellFormed()) refuse({ kind: 'not-writable', field: 'description', text, problem: 'holds a character that no text has' });
  if (text.length > most) refuse({ kind: 'too-long', field: 'description', most });
}

export function requireType(type: string): RuleType {
  return ruleTypes.find((known) => known === type) ?? refuse({ kind: 'no-such-type', type });
}

const given = (id: string | null | undefined): id is string => id !== undefined && id !== null && id !== '';

export function requireParent(state: HashmapState, { serviceId, fieldId }: Pick<NewMapping | NewThreshold, 'serviceId' | 'fieldId'>): Parent {
  if (given(serviceId) && given(fieldId)) return refuse({ kind: 'several-parents' });
  if (given(serviceId)) return state.services.some(({ id }) => id === serviceId) ? { kind: 'service', id: serviceId } : refuse({ kind: 'no-such-parent', object: 'service', id: serviceId });
  if (given(fieldId)) return state.fields.some(({ id }) => id === fieldId) ? { kind: 'field', id: fieldId } : refuse({ kind: 'no-such-parent', object: 'field', id: fieldId });
  return refuse({ kind: 'no-parent' });
}

export function requireGroup(state: HashmapState, groupId: string | null | undefined): string | null {
  if (!given(groupId)) return null;
  return state.groups.some(({ id }) => id === groupId) ? groupId : refuse({ kind: 'no-such-parent', object: 'group', id: groupId });
}

/** An empty tenant is none. */
export const tenantOf = (tenant: string | null | undefined): string | null => (given(tenant) ? tenant : null);
