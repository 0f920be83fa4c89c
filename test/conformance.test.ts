/** Runs the cases of `grammar/conformance` through the same code as `tariff quote`, and compares what comes as text. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { type UsageFormat, readUsage } from '../src/collect/index.ts';
import { assessmentJson, limitJson, quoteUsage } from '../src/intake/index.ts';
import { diagnosticJson, isError, renderAll } from '../src/language/index.ts';
import { loadRulebook } from '../src/rulebook/index.ts';
import type { Tariff } from '../src/rating/index.ts';

const root = path.join(import.meta.dirname, '../grammar/conformance');

/** Anything a case may say of a point, a line, a part or a limit line; what it does not say is not compared. */
type Facts = Readonly<Record<string, unknown>>;

/** See `grammar/conformance/README.md`. */
interface Expected {
  readonly errors?: readonly string[];
  readonly warnings?: readonly string[];
  readonly points?: readonly Facts[];
  readonly limits?: readonly Facts[];
}

const isFacts = (value: unknown): value is Facts => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The facts as lines of text: those of `chosen`, in its order, as `values` has them. */
function text(values: Facts, chosen: Facts, indent = ''): readonly string[] {
  const plain = Object.entries(chosen).filter(([, wanted]) => !Array.isArray(wanted)).map(([name, wanted]) => {
    const value = values[name];
    return isFacts(wanted) ? `${name} ${JSON.stringify(value)}` : `${name} ${String(value)}`;
  });
  const nested = Object.entries(chosen).filter(([, wanted]) => Array.isArray(wanted)).flatMap(([name, wanted]) => list((values[name] ?? []) as readonly Facts[], wanted as readonly Facts[], `${indent}  ${name}: `));
  return [`${indent}${plain.join(', ')}`, ...nested];
}

/** One entry after the other; an entry that nobody expected is shown whole. */
function list(values: readonly Facts[], chosen: readonly Facts[], indent = ''): readonly string[] {
  return values.flatMap((value, index) => {
    const wanted = chosen[index];
    return wanted === undefined ? [`${indent}not expected: ${JSON.stringify(value)}`] : text(value, wanted, indent);
  });
}

function usageOf(folder: string): readonly [string, UsageFormat] {
  const csv = path.join(folder, 'points.csv');
  return existsSync(csv) ? [csv, 'csv'] : [path.join(folder, 'points.ndjson'), 'ndjson'];
}

async function quoted(tariff: Tariff, folder: string): Promise<{ readonly points: readonly Facts[]; readonly limits: readonly Facts[] }> {
  const [file, format] = usageOf(folder);
  const quote = quoteUsage(tariff, readUsage(Readable.from([readFileSync(file)]), { format, onWarning: () => undefined }), { onWarning: () => undefined });
  const points: Facts[] = [];
  for await (const assessments of quote.assessments) points.push(...assessments.map((entry) => assessmentJson(entry)));
  return { points, limits: quote.closeWindows().map(limitJson) };
}

const asPlain = (value: unknown): Facts => JSON.parse(JSON.stringify(value)) as Facts;

/** Limit lines have no order of their own. */
const placeOf = ({ rule, group, start }: Facts): string => `${String(rule)} ${JSON.stringify(group)} ${typeof start === 'string' ? start : ''}`;
const sorted = (lines: readonly Facts[]): readonly Facts[] => [...lines].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));

test.each(readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name))('%s', async (name) => {
  const folder = path.join(root, name);
  const expected = JSON.parse(readFileSync(path.join(folder, 'charges.json'), 'utf8')) as Expected;
  const book = loadRulebook(path.join(folder, 'rules'));
  const said = (wanted: 'error' | 'warning'): readonly string[] => book.diagnostics.filter((entry) => isError(entry) === (wanted === 'error')).map((entry) => {
    const { file, line } = diagnosticJson(entry, book.sources);
    return `${entry.code} ${file}:${line}`;
  });
  const context = renderAll(book.diagnostics, book.sources);
  expect(said('error'), context).toEqual(expected.errors ?? []);
  // Other warnings are advice to the author, some of them by today's date.
  expect(said('warning'), context).toEqual(expect.arrayContaining([...expected.warnings ?? []]));
  if (book.tariff === null) return;
  const { points, limits } = await quoted(book.tariff, folder);
  const [wantedPoints, wantedLimits] = [expected.points ?? [], sorted(expected.limits ?? [])];
  expect(list(points.map(asPlain), wantedPoints).join('\n')).toBe(list(wantedPoints, wantedPoints).join('\n'));
  expect(list(sorted(limits.map(asPlain)), wantedLimits).join('\n')).toBe(list(wantedLimits, wantedLimits).join('\n'));
  // Examples and scenarios stand beside the rules and hold too.
  const { tariff } = book;
  expect(book.examples.flatMap((example) => example.run(tariff)?.headline ?? [])).toEqual([]);
});
