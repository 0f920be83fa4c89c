/** Changes each price of a rulebook by half and asks whether any example notices. A price that can change unnoticed will one day. */
import { type Diagnostic, type PriceNumber, isError, priceNumbers, unnoticed } from '../language/index.ts';
import { type Rulebook, openRulebook } from '../rulebook/index.ts';
import { decimalText, multiply, decimal } from '../money/index.ts';

export interface Mutation extends PriceNumber {
  /** What it was changed to. */
  readonly changed: string;
  /** The first example that noticed, or `null`. */
  readonly noticedBy: string | null;
}

export interface MutationReport {
  readonly mutations: readonly Mutation[];
  readonly survivors: readonly Mutation[];
  /** Prices that were not tried, because there are too many. */
  readonly left: number;
  /** W0704 for each survivor. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Each try compiles the rulebook anew; past this the answer is no longer waited for. */
const mostMutations = 2000;
const half = decimal('1.5');

/** One half more; a price of nothing becomes one. */
const changedNumber = ({ value }: PriceNumber): string => (value.numerator === 0n ? '1' : decimalText(multiply(value, half)));

function noticedBy(rulebook: Rulebook, number: PriceNumber, changed: string): string | null {
  const encoder = new TextEncoder();
  const contents = new Map(rulebook.files.map(({ path, content }) => [path, content]));
  const source = rulebook.sources.get(number.file)?.text ?? '';
  contents.set(number.file, encoder.encode(source.slice(0, number.span.start) + changed + source.slice(number.span.end)));
  const mutant = openRulebook({ files: rulebook.files.map(({ path }) => path).filter((path) => path.endsWith('.tariff')), read: (path) => contents.get(path) ?? null });
  if (mutant.tariff === null) return mutant.diagnostics.find(isError)?.headline ?? 'the check';
  for (const example of mutant.examples) if (example.run(mutant.tariff) !== null) return example.title;
  return null;
}

export function mutatePrices(rulebook: Rulebook): MutationReport {
  const numbers = priceNumbers(rulebook.sources);
  const mutations = numbers.slice(0, mostMutations).map((number): Mutation => {
    const changed = changedNumber(number);
    return { ...number, changed, noticedBy: noticedBy(rulebook, number, changed) };
  });
  const survivors = mutations.filter((mutation) => mutation.noticedBy === null);
  return {
    mutations, survivors, left: Math.max(0, numbers.length - mostMutations),
    diagnostics: survivors.map(({ file, span, text, changed, rule }) => unnoticed({ file, span }, text, changed, rule)),
  };
}
