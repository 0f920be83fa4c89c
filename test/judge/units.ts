/** What the judge knows of units: factors to second, byte, euro; every other name counts itself. */
import { type Fraction, fraction, through, times } from './fraction.ts';

const factors: Readonly<Record<string, Fraction>> = {
  second: fraction(1n), minute: fraction(60n), hour: fraction(3600n), day: fraction(86_400n), month: fraction(730n * 3600n),
  B: fraction(1n), kB: fraction(1000n), MB: fraction(10n ** 6n), GB: fraction(10n ** 9n), MiB: fraction(2n ** 20n), GiB: fraction(2n ** 30n),
};

/** One of `EUR/GiB/month` in base units. */
export function factorOf(unit: string): Fraction {
  const [first = '', ...rest] = unit.split(/(?=[*/])/);
  const named = (name: string): Fraction => factors[name] ?? fraction(1n);
  return rest.reduce((product, part) => (part.startsWith('/') ? through : times)(product, named(part.slice(1))), named(first));
}
