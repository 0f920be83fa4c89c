/**
 * Paired rounds: every round runs each runner once, in rotated order, so that whatever else the machine does falls on all of them. Ratios are formed in
 * each round and their median is taken. No collection is forced anywhere: the sweeping that follows one would be measured instead of the work.
 */
import { type Sample, measure } from './measure.ts';
import { median, minimum } from './statistics.ts';

export interface Runner {
  readonly name: string;
  /** How many things one run does: rates are by thing. */
  readonly count: number;
  readonly run: () => void | Promise<void>;
}

export interface RoundOptions {
  readonly rounds: number;
  readonly warmUps: number;
  /** Short runs are repeated until a sample is at least so long: processor time comes in steps of some milliseconds. */
  readonly leastSampleMs: number;
}

export interface Timing {
  readonly name: string;
  /** Things in one sample. */
  readonly count: number;
  readonly rounds: number;
  /** Microseconds for one thing: median wall, median and least processor time. */
  readonly wallUs: number;
  readonly cpuUs: number;
  readonly leastCpuUs: number;
  /** Things in a second of processor time. */
  readonly perCpuSecond: number;
  /** Processor microseconds for one thing, by round. */
  readonly cpuByRound: readonly number[];
  readonly wallByRound: readonly number[];
}

/** A warm-up is at least as long as so many samples, or the compiler is still at work in the first rounds. */
const warmUpSamples = 8;

interface Repeated {
  readonly runner: Runner;
  readonly times: number;
  readonly samples: Sample[];
}

async function repeat({ run }: Runner, times: number): Promise<Sample> {
  return measure(async () => {
    for (let time = 0; time < times; time++) {
      const promised = run();
      if (promised !== undefined) await promised;
    }
  });
}

async function warmedUp(runner: Runner, { warmUps, leastSampleMs }: RoundOptions): Promise<Repeated> {
  let times = 1;
  let spent = 0;
  for (let warmUp = 0; warmUp < warmUps || spent < warmUpSamples * leastSampleMs; warmUp++) {
    const { wall } = await repeat(runner, times);
    spent += wall;
    times = Math.max(1, Math.ceil((times * leastSampleMs) / Math.max(wall, 0.001)));
  }
  return { runner, times, samples: [] };
}

function timingOf({ runner: { name, count }, times, samples }: Repeated): Timing {
  const things = count * times;
  const cpuByRound = samples.map(({ cpu }) => (cpu * 1000) / things);
  const wallByRound = samples.map(({ wall }) => (wall * 1000) / things);
  return {
    name, count: things, rounds: samples.length, wallUs: median(wallByRound), cpuUs: median(cpuByRound), leastCpuUs: minimum(cpuByRound), perCpuSecond: 1e6 / median(cpuByRound), cpuByRound, wallByRound,
  };
}

export async function pairedRounds(runners: readonly Runner[], options: RoundOptions): Promise<readonly Timing[]> {
  const repeated: Repeated[] = [];
  for (const runner of runners) repeated.push(await warmedUp(runner, options));
  for (let round = 0; round < options.rounds; round++) {
    for (let place = 0; place < repeated.length; place++) {
      const own = repeated[(round + place) % repeated.length];
      own?.samples.push(await repeat(own.runner, own.times));
    }
  }
  return repeated.map(timingOf);
}

export type Clock = 'cpu' | 'wall';

/** How many times faster `own` is than `base`: the median of the ratios of their rounds. */
export function ratio(own: Timing, base: Timing, clock: Clock = 'cpu'): number {
  const [mine, others] = clock === 'cpu' ? [own.cpuByRound, base.cpuByRound] : [own.wallByRound, base.wallByRound];
  return median(mine.map((time, round) => (others[round] ?? NaN) / time));
}
