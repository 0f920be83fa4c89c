/** Answers that several routes give: quotes and checked rules as JSON. No arithmetic here. */
import type { Reading } from '../collect/index.ts';
import { type Assessment, type Totals, addTotals, assessmentJson, limitJson, noTotals, quoteUsage } from '../intake/index.ts';
import { type Diagnostic, diagnosticJson } from '../language/index.ts';
import { decimalText } from '../money/index.ts';
import type { LimitLine, Tariff } from '../rating/index.ts';
import type { Rulebook } from '../rulebook/index.ts';

export const totalsJson = ({ amount, ...counts }: Totals, currency: string) => ({ ...counts, amount: decimalText(amount), currency });
export type AssessedJson = { status: 'rated' | 'unrated' | 'stopped' | 'refused' | 'known' };
export const assessedJson = (entry: Assessment): AssessedJson => assessmentJson(entry) as unknown as AssessedJson;

type LimitJson = { module: string; rule: string; amount: string; currency: string; sum: string; start: string; end: string; group: Record<string, string>; at: string };
const limitAnswer = (line: LimitLine): LimitJson => limitJson(line) as unknown as LimitJson;

interface Quoting {
  readonly tariff: Tariff;
  readonly hash: string;
  readonly readings: AsyncIterable<Reading>;
  /** Those of reading the body; those of pricing are added. */
  readonly warnings: string[];
}

export async function quoted({ tariff, hash, readings, warnings }: Quoting) {
  const points: AssessedJson[] = [];
  let totals = noTotals;
  const quote = quoteUsage(tariff, readings, { onWarning: (sentence) => void warnings.push(sentence) });
  for await (const assessments of quote.assessments) {
    totals = addTotals(totals, assessments);
    points.push(...assessments.map(assessedJson));
  }
  return { rulebook: hash, points, limits: quote.closeWindows().map(limitAnswer), totals: totalsJson(totals, tariff.currency), warnings };
}

export const diagnosticsJson = (diagnostics: readonly Diagnostic[], { sources }: Pick<Rulebook, 'sources'>) =>
  diagnostics.map((entry) => diagnosticJson(entry, sources)).map((entry) => ({ ...entry, related: [...entry.related], notes: [...entry.notes], edits: [...entry.edits] }));

export function checkedJson(rulebook: Rulebook) {
  const { tariff, diagnostics: found, examples, hash } = rulebook;
  const diagnostics = diagnosticsJson(found, rulebook);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const failed = tariff === null ? [] : examples.flatMap((example) => example.run(tariff) ?? []);
  return {
    hash, errors: errors + failed.length, warnings: diagnostics.length - errors, diagnostics: [...diagnostics, ...diagnosticsJson(failed, rulebook)],
    examples: { passed: tariff === null ? 0 : examples.length - failed.length, failed: failed.length },
  };
}
