/** How much of a processor a process takes, as Linux says. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Seconds so far, or `null` where the system does not say. */
function secondsOf(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

/** The share of one processor that a process takes for a while; 0 where nobody knows. */
export async function shareOf(pid: number, forMs: number): Promise<number> {
  const before = secondsOf(pid);
  const begun = performance.now();
  await sleep(forMs);
  const after = secondsOf(pid);
  return before === null || after === null ? 0 : (after - before) / ((performance.now() - begun) / 1000);
}
