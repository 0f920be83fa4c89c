/** `npm run bench:gate`: the gates, for continuous integration. A ratio fails when it fails in two runs; a price that is not exact fails at once. */
import { gates } from './gates.ts';
import { figuresIn } from './report/reach.ts';
import { shown } from './report/text.ts';
import { runSection } from './run-section.ts';

const runs = 2;
const sectionNames = [...new Set(gates.map(({ section }) => section))];
let pending = gates;
let isInexact = false;
for (let run = 1; run <= runs && pending.length > 0; run++) {
  const names = sectionNames.filter((name) => pending.some(({ section }) => section === name));
  const results = [];
  for (const name of names) results.push(await runSection(`gate:${name}`, 'gate'));
  for (const line of results.flatMap(({ exactness }) => exactness)) {
    if (!line.isProduct || line.isExact) continue;
    isInexact = true;
    console.log(`FAILED ${line.name}: ${line.text}`);
  }
  const figures = figuresIn(results);
  pending = pending.filter(({ what, figure, atLeast }) => {
    const value = figures.get(figure)?.value ?? NaN;
    const passes = value >= atLeast;
    const verdict = passes ? 'ok' : run < runs ? 'once more' : 'FAILED';
    console.log(`${verdict.padEnd(10)} ${what}: ${shown(value)}, at least ${atLeast}`);
    return !passes;
  });
}
process.exitCode = pending.length > 0 || isInexact ? 1 : 0;
