/** Filters over rules that have dates and an audit, mappings and scripts alike. */
import { isYes, momentOf } from './asked.ts';

export interface ValidRule {
  readonly start: number;
  readonly end: number | null;
  readonly description: string | null;
  readonly createdBy: string | null;
  readonly updatedBy: string | null;
  readonly deleted: number | null;
  readonly deletedBy: string | null;
}

export const validityFilters = ['deleted', 'start', 'end', 'updated_by', 'created_by', 'deleted_by', 'description', 'is_active', 'all'];

/** What is deleted is shown to whoever asks for it. */
export function fitsValidity({ start, end, description, createdBy, updatedBy, deleted, deletedBy }: ValidRule, query: ReadonlyMap<string, string>, now: number): boolean {
  const [from, until, about] = [query.get('start'), query.get('end'), query.get('description')];
  const is = (name: string, own: string | null): boolean => query.get(name) === undefined || query.get(name) === own;
  return (deleted === null || isYes(query.get('deleted')))
    && (from === undefined || start >= momentOf('start', from)) && (until === undefined || (end !== null && end < momentOf('end', until)))
    && is('created_by', createdBy) && is('updated_by', updatedBy) && is('deleted_by', deletedBy)
    && (about === undefined || (description ?? '').toLowerCase().includes(about.toLowerCase()))
    && (!isYes(query.get('is_active')) || (start <= now && (end === null || end > now)));
}
