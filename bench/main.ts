/** `npm run bench [-- --small|--full] [--only w1,store] [--keep NAME]`: every section, the reach table, and a result file. Ends with 1 when the product is not exact, or a section fails. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Mode, modes } from './modes.ts';
import { load, machine } from './report/machine.ts';
import { reachedBy } from './report/reach.ts';
import { machineText, reachText, sectionText } from './report/text.ts';
import { runSection } from './run-section.ts';
import { sections } from './sections/index.ts';
import type { SectionResult } from './sections/result.ts';
import { workloads } from './workloads/index.ts';

const { values } = parseArgs({ options: { small: { type: 'boolean' }, full: { type: 'boolean' }, only: { type: 'string' }, keep: { type: 'string' } } });
const mode: Mode = values.small === true ? modes.small : values.full === true ? modes.full : modes.default;
const only = values.only?.split(',') ?? sections.map(({ name }) => name);
const unknown = only.filter((name) => !sections.some((section) => section.name === name));
if (unknown.length > 0) throw new RangeError(`there is no section ${unknown.join(', ')}; there are ${sections.map(({ name }) => name).join(', ')}`);

const startedAt = new Date();
const [own, loadBefore] = [machine(), load()];
console.log(machineText(own, loadBefore));

const results: SectionResult[] = [];
const failures: string[] = [];
for (const name of only) {
  try {
    const before = performance.now();
    const result = await runSection(name, mode.name);
    results.push(result);
    console.log(sectionText(result, (performance.now() - before) / 1000));
    failures.push(...result.exactness.filter(({ isProduct, isExact }) => isProduct && !isExact).map((line) => `${name}: ${line.name} is ${line.text}`));
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
  }
}

const reached = reachedBy(results);
const seconds = Math.round((Date.now() - startedAt.getTime()) / 1000);
console.log(reachText(reached));
for (const failure of failures) console.log(`FAILED ${failure}`);

const folder = path.join(import.meta.dirname, 'results');
mkdirSync(folder, { recursive: true });
const file = path.join(folder, `${values.keep ?? startedAt.toISOString().replaceAll(':', '-').slice(0, 19)}.json`);
const seeds = Object.fromEntries(workloads.map(({ name, seed }) => [name, seed]));
writeFileSync(file, `${JSON.stringify({ startedAt, seconds, mode: mode.name, machine: own, loadBefore, loadAfter: load(), seeds, reach: reached, failures, sections: results }, null, 1)}\n`);
console.log(`${mode.name} mode, ${seconds} s, load ${loadBefore} before and ${load()} after; ${path.relative(process.cwd(), file)}`);
process.exitCode = failures.length > 0 ? 1 : 0;
