/** Results as text for a terminal. */
import type { Figure, SectionResult, TimingLine } from '../sections/result.ts';
import type { Machine } from './machine.ts';
import type { Reached } from './reach.ts';

function columns(rows: readonly (readonly string[])[], right: ReadonlySet<number>): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, column) => (right.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd()}`);
}

/** Three digits that say something. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(2);
}

const figureText = ({ value, unit }: Figure): string => `${shown(value)} ${unit}`;

const timingRow = ({ name, form, sample, rounds, wallUs, cpuUs, leastCpuUs, perCpuSecond }: TimingLine): readonly string[] =>
  [name, shown(perCpuSecond), shown(cpuUs), shown(leastCpuUs), shown(wallUs), `${rounds} × ${sample.toLocaleString('en')}`, form];

export function sectionText({ name, title, exactness, timings, figures, leftOut }: SectionResult, seconds: number): string {
  const lines = [`${name} · ${title} · ${seconds.toFixed(0)} s`];
  lines.push(...columns(exactness.map((line) => [line.name, line.text]), new Set()));
  if (timings.length > 0) lines.push(...columns([['', 'a cpu-second', 'µs cpu', 'least', 'µs wall', 'rounds', ''], ...timings.map(timingRow)], new Set([1, 2, 3, 4, 5])));
  lines.push(...columns(figures.map((figure) => [figure.title, figureText(figure)]), new Set([1])));
  for (const line of leftOut) lines.push(`  left out: ${line}`);
  return `${lines.join('\n')}\n`;
}

export function reachText(lines: readonly Reached[]): string {
  const bound = (line: Reached, value: number): string => `${line.better === 'more' ? '≥' : '≤'} ${value}`;
  const rows = lines.map((line) => [line.what, line.measured === null ? '–' : figureText(line.measured), bound(line, line.atLeast), bound(line, line.aim), line.measured?.onLess === true ? `${line.verdict}, on less` : line.verdict, line.measured?.title ?? '']);
  return `${['reach', ...columns([['', 'measured', 'at least', 'aim', '', 'figure'], ...rows], new Set([1, 2, 3]))].join('\n')}\n`;
}

export function machineText({ cpu, cores, memoryGigabytes, system, node, versions }: Machine, load: string): string {
  return `${cpu}, ${cores} cores, ${memoryGigabytes} GB · ${system} · Node ${node} · load ${load}\n${Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(' · ')}\n`;
}
