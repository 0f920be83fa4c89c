/** Chooses the one currency of the imported rulebook; never silently. */
import { listed, shown } from '../shown.ts';
import { FocusImportRefused } from './report.ts';
import type { Survey } from './survey.ts';

/** The currency asked for, or the bill's only one; throws when there is no line to keep in it. */
export function chooseCurrency(survey: Survey, wanted: string | undefined): string {
  const found = [...survey.currencies.keys()].sort();
  if (survey.lines === 0) throw new FocusImportRefused('nothing-kept', 'the bill has no lines below its header');
  if (found.length === 0) throw new FocusImportRefused('no-currency', `no line of the bill has a BillingCurrency${exampleOf(survey)}`);
  if (wanted === undefined && found.length > 1) {
    const sentence = `the bill has several currencies: ${listed(found)}; a rulebook has one, so name it with \`--currency\``;
    throw new FocusImportRefused('several-currencies', sentence);
  }
  const currency = wanted ?? (found[0] as string);
  if (!survey.currencies.has(currency)) {
    throw new FocusImportRefused('unknown-currency', `no line of the bill is in ${shown(currency)}; it has ${listed(found)}`);
  }
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new FocusImportRefused('unusable-currency', `the currency is ${shown(currency)}; expected three capital letters, such as EUR`);
  }
  if (!hasPrice(survey, currency)) throw new FocusImportRefused('nothing-kept', nothingKept(survey, currency));
  return currency;
}

function hasPrice(survey: Survey, currency: string): boolean {
  const units = [...(survey.byCurrency.get(currency)?.units.values() ?? [])];
  return units.some((prices) => [...prices.values()].some(({ other }) => other === null));
}

function nothingKept({ lines, firstLeftOut }: Survey, currency: string): string {
  return `none of the bill's ${lines} ${lines === 1 ? 'line' : 'lines'} can be priced in ${currency}${exampleOf({ firstLeftOut })}`;
}

const exampleOf = ({ firstLeftOut }: Pick<Survey, 'firstLeftOut'>): string => (firstLeftOut === null ? '' : `; line ${firstLeftOut.line}, for one: ${firstLeftOut.reason}`);
