/** Moves a scope on, in the transaction of its run. From here on its row is locked: whoever wants to take it up sees where it stands then. */
import { instantText } from '../../time/index.ts';
import type { ClaimedRun } from '../scopes.ts';

/** Changes one row, or none where the claim is lost. Its parameters are the fourth and those after it. */
export const movingOn = `update scope set rated_until = $7::timestamptz, rated_at = $8::timestamptz, failures = 0, last_error = null, retry_at = null,
  alerts_until = case when $11::bool then coalesce(alerts_until, $6::timestamptz) else $7::timestamptz end
  where id = $9 and identifier = $4 and claim = $10 and is_active and rated_until is not distinct from $5::timestamptz returning id`;

export const movedTo = ({ claim, ratedUntil, periods, now, isWatched = false }: ClaimedRun): readonly (string | boolean | null)[] => [
  claim.identifier, ratedUntil === null ? null : instantText(ratedUntil), instantText(periods.start), instantText(periods.end), instantText(now), claim.id.toString(), claim.token.toString(), isWatched,
];
