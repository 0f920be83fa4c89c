/** Whose points a request may see, and by which zone its dates are written. Knows no routes. */
import { type Caller, visibleScopes } from '../identity/index.ts';
import { NoRules } from '../service/index.ts';
import { type Zone, openZone } from '../time/index.ts';
import type { CloudkittyParts } from './routes.ts';

/** Who is no admin sees his own scopes, whatever he asks for; an empty list is nobody, `null` everybody. */
export function scopesSeen(caller: Caller, asked: readonly string[] | null): readonly string[] | null {
  const own = visibleScopes(caller);
  if (own === null) return asked;
  const both = (asked ?? []).filter((scope) => own.includes(scope));
  return both.length > 0 ? both : own;
}

/** Of the rules in force; UTC where there are none yet. */
export async function zoneOf({ rules }: Pick<CloudkittyParts, 'rules'>): Promise<Zone> {
  const utc = openZone('UTC');
  if (utc === null) throw new TypeError('INVARIANT: UTC is a zone');
  try {
    return (await rules.now()).tariff?.zone ?? utc;
  } catch (error) {
    if (error instanceof NoRules) return utc;
    throw error;
  }
}
