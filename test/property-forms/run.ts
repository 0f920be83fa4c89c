/** How much is tried, and the engine's answer to points of a model, through the same code as `tariff quote`. */
import fc from 'fast-check';
import { type Assessment, quoteUsage } from '../../src/intake/index.ts';
import { decimal } from '../../src/money/index.ts';
import type { LimitLine, Tariff, UsagePoint } from '../../src/rating/index.ts';
import { instant } from '../../src/time/index.ts';
import { errors, open, rendered } from '../support/rulebook.ts';
import { pointsWanted, seed } from '../support/seed.ts';
import type { Point } from './generate.ts';
import { type Book, textsOf } from './model.ts';

/** Points for each law, unless TARIFF_POINTS says otherwise. */
export const pointsFor = (usual: number): number => pointsWanted ?? usual;

export async function check<T>(arbitrary: fc.Arbitrary<T>, runs: number, law: (sample: T) => Promise<void> | void): Promise<void> {
  await fc.assert(fc.asyncProperty(arbitrary, async (sample) => void (await law(sample))), { numRuns: runs, seed });
}

/** The compiled rulebook, or `null` where a sample happens to say something that is no rulebook: a row that no point reaches, an override that never meets. */
export function tariffOf(book: Book): Tariff | null {
  const opened = open(textsOf(book));
  if (opened.tariff !== null) return opened.tariff;
  const unexpected = errors(opened).filter(({ code }) => code !== 'T0403' && code !== 'T0503');
  if (unexpected.length > 0) throw new Error(rendered(opened));
  return null;
}

export const usagePoint = ({ scope, start, end, quantity, unit, a, t, n }: Point, index: number): UsagePoint => ({
  place: `point ${index}`, id: `${index}`, meter: 'use', scope, period: { start: instant(start), end: instant(end) }, quantity: decimal(quantity), unit,
  fields: new Map([['a', { text: a, kind: 'text' }], ['t', { text: t, kind: 'text' }], ['n', { text: n, kind: 'text' }]]),
});

export interface Answers {
  readonly assessments: readonly Assessment[];
  readonly limits: readonly LimitLine[];
}

export async function quoted(tariff: Tariff, points: readonly UsagePoint[]): Promise<Answers> {
  async function* readings() {
    for (const point of points) yield { kind: 'point', point } as const;
  }
  const quote = quoteUsage(tariff, readings(), { onWarning: () => undefined });
  const assessments: Assessment[] = [];
  for await (const batch of quote.assessments) assessments.push(...batch);
  return { assessments, limits: quote.closeWindows() };
}
