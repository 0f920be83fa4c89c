/** Points without a price are answered together, in the words of the plain evaluator, and are not read for it; what can stop a point still does. */
import { describe, expect, it } from 'vitest';
import { BatchBuilder } from '../../src/columns/index.ts';
import { decimal } from '../../src/money/index.ts';
import { Plan } from '../../src/plan/index.ts';
import { type UsagePoint, bindPoint, pricePoint } from '../../src/rating/index.ts';
import { instant } from '../../src/time/index.ts';
import { openSound } from '../support/rulebook.ts';

const meters = `language 1
currency EUR decimals 2 rounding half_up
timezone "Europe/Paris"
meter cpu measured in hour {
  flavor text
  n number in core
}
meter disk measured in hour {
  flavor text
}
`;
const rules = `module cpu
price small for cpu {
  "Small."
  when flavor == "small"
  from 2026-02-01 {
    rate 1 EUR/hour
  }
}
price large for cpu {
  "Large."
  when flavor == "large" and 6 core / n < 4
  from 2026-01-01 until 2026-03-01 {
    rate 2 EUR/hour
  }
}
adjust less for cpu {
  "A tenth less for odd ones."
  when flavor == "odd"
  from 2026-01-01 {
    discount 10%
  }
}
`;
const { tariff } = openSound({ 'meters.tariff': meters, 'cpu.tariff': rules });

const point = (meter: string, flavor: string, day: string, cores = '2'): UsagePoint => ({
  place: `${meter} ${flavor} ${day}`, id: null, meter, scope: 's', period: { start: instant(Date.parse(day) * 1000), end: instant(Date.parse(day) * 1000 + 3_600_000_000) }, quantity: decimal('1.5'), unit: 'hour',
  fields: new Map([['flavor', { text: flavor, kind: 'text' as const }], ['n', { text: cores, kind: 'number' as const }]]),
});

const cases = [
  [point('cpu', 'huge', '2026-02-10T00:00:00Z'), 'unrated', false], [point('cpu', 'small', '2026-01-10T23:30:00Z'), 'unrated', false], [point('disk', 'small', '2026-02-10T00:00:00Z'), 'unrated', false],
  [point('cpu', 'large', '2026-04-10T00:00:00Z', '2'), 'unrated', false], [point('cpu', 'large', '2026-02-10T00:00:00Z', '1'), 'unrated', false], [point('cpu', 'small', '2026-02-10T00:00:00Z'), 'rated', false],
  // A rule acts, a condition stops, or a date cuts: these are taken by themselves.
  [point('cpu', 'odd', '2026-02-10T00:00:00Z'), 'unrated', true], [point('cpu', 'large', '2026-02-10T00:00:00Z', '0'), 'stopped', true], [point('cpu', 'small', '2026-01-31T22:30:00Z'), 'unrated', true],
] as const;

describe('points without a price', () => {
  it('have the verdicts of single points, and only those that may be otherwise are read', () => {
    const builder = new BatchBuilder();
    for (const [own] of cases) builder.add(own);
    const batch = builder.finish();
    const read = new Set<number>();
    const watched = { ...batch, pointAt: (row: number) => (read.add(row), batch.pointAt(row)) };
    const plan = new Plan(tariff);
    const { singles } = plan.rate(plan.bind(watched));
    expect([...read].sort()).toEqual(cases.flatMap(([,, single], row) => (single ? [row] : [])));
    for (const [row, [own, status]] of cases.entries()) {
      const binding = bindPoint(tariff, own);
      const verdict = binding.kind === 'bound' ? pricePoint(tariff, binding.point) : null;
      expect(verdict?.status, own.place).toBe(status);
      expect(singles.get(row)?.verdict ?? null, own.place).toEqual(status === 'rated' ? null : verdict);
      if (status !== 'rated') expect(singles.get(row)?.point).toEqual(own);
    }
  });
});
