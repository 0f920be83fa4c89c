/** One timed sample: wall time and the processor time of the whole process. */
export interface Sample {
  /** Milliseconds by the clock. */
  readonly wall: number;
  /** Milliseconds of processor time, user and system, all threads. */
  readonly cpu: number;
}

export async function measure(work: () => void | Promise<void>): Promise<Sample> {
  const [cpuBefore, wallBefore] = [process.cpuUsage(), performance.now()];
  // Not to wait where nothing is promised: a turn of the event loop is no part of the work.
  const promised = work();
  if (promised !== undefined) await promised;
  const wall = performance.now() - wallBefore;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall, cpu: (user + system) / 1000 };
}
