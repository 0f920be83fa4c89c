/** What the queue of jobs holds. It is pg-boss that writes it; here it is only looked at. */
import type { Pool } from 'pg';
import type { JobCount } from './store.ts';

/** Where its tables are. */
export const jobSchema = 'tariff_jobs';

export async function countJobs(pool: Pool): Promise<readonly JobCount[]> {
  const { rows: tables } = await pool.query<{ found: boolean }>('select to_regclass($1) is not null as found', [`${jobSchema}.job`]);
  if (tables[0]?.found !== true) return [];
  const { rows } = await pool.query<{ queue: string; state: JobCount['state']; jobs: string; stalled: string }>(
    `select name as queue, state::text as state, count(*)::text as jobs,
       count(*) filter (where state = 'active' and heartbeat_on + heartbeat_seconds * interval '1 second' < clock_timestamp())::text as stalled
     from ${jobSchema}.job where name not like '\\_\\_pgboss%' group by name, state order by name, state`);
  return rows.map(({ queue, state, jobs, stalled }) => ({ queue, state, jobs: Number(jobs), stalled: Number(stalled) }));
}
