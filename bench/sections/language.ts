/** How fast rules are read and checked: from text in memory to a compiled tariff. */
import { openRulebook } from '../../src/rulebook/index.ts';
import type { Mode } from '../modes.ts';
import { pairedRounds } from '../protocol/rounds.ts';
import { type Files, csvTable, inlineTable, linesIn, manyRules } from '../workloads/large-rulebook.ts';
import { type SectionResult, timingLine } from './result.ts';

function check(files: Files): void {
  const contents = new Map([...files].map(([name, text]) => [name, Buffer.from(text)]));
  const { tariff, diagnostics } = openRulebook({ files: [...files.keys()].filter((name) => name.endsWith('.tariff')), read: (name) => contents.get(name) ?? null });
  if (tariff === null) throw new Error(`INVARIANT: the rulebook has no errors: ${diagnostics[0]?.code} ${diagnostics[0]?.headline}`);
}

const tableRows = 10_000;

export async function languageSection(mode: Mode): Promise<SectionResult> {
  const [many, inline, csv] = [manyRules(), inlineTable(tableRows - 1), csvTable(tableRows - 1)];
  const sources: readonly (readonly [name: string, files: Files, count: number])[] = [
    [`${linesIn(many).toLocaleString('en')} lines of rules`, many, linesIn(many)], [`a table of ${tableRows.toLocaleString('en')} rows, inline`, inline, tableRows], [`a table of ${tableRows.toLocaleString('en')} rows, CSV`, csv, tableRows],
  ];
  const timings = await pairedRounds(sources.map(([name, files, count]) => ({ name, count, run: () => check(files) })), { rounds: mode.longRounds, warmUps: 1, leastSampleMs: mode.leastSampleMs });
  return {
    name: 'language', title: 'rules: text to a checked, compiled rulebook, by line or row', exactness: [], leftOut: [],
    timings: timings.map((timing, index) => timingLine(timing, `${Math.round((timing.cpuUs * (sources[index]?.[2] ?? 0)) / 1000)} ms in all`)),
    figures: timings.map((timing, index) => ({ id: `language: ${['rules', 'inline', 'csv'][index] ?? ''}`, title: `read and check ${timing.name}`, value: (timing.cpuUs * (sources[index]?.[2] ?? 0)) / 1000, unit: 'ms' })),
  };
}
