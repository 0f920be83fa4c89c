/** The rule files that everything else is added to: those of a revision, of a directory, or none. */
import { isError, renderDiagnostic } from '../language/index.ts';
import { type Rulebook, type RulebookFile, rulebookOf } from '../rulebook/index.ts';

export interface BaseRules {
  readonly files: readonly RulebookFile[];
  /** Compiled alone, whether it has errors or not: what it lacks may be declared by others. */
  readonly alone: Rulebook;
}

const nothing = 'language 1\ncurrency XXX decimals 28 rounding none\ntimezone "UTC"\n';

export const baseOf = (files: readonly RulebookFile[]): BaseRules => ({ files, alone: rulebookOf(files) });

/** No rules, no currency, nothing rounded. */
export const emptyBase = (): BaseRules => baseOf([{ path: 'settings.tariff', content: new TextEncoder().encode(nothing) }]);

const plain = (_style: string, text: string): string => text;

/** Why a rulebook cannot be in force, in a sentence that begins with `what` it is; `null` where it can. */
export function problemOf(rulebook: Rulebook, what: string): string | null {
  const { tariff } = rulebook;
  if (tariff === null) {
    const [first, ...others] = rulebook.diagnostics.filter(isError);
    const more = others.length === 0 ? '' : `, and ${others.length} other error${others.length === 1 ? '' : 's'}`;
    return `${what} have errors: ${first === undefined ? '' : renderDiagnostic(first, rulebook.sources, plain).split('\n')[0]}${more}`;
  }
  const failed = rulebook.examples.flatMap((example) => example.run(tariff) ?? []).length;
  return failed === 0 ? null : `${failed} example${failed === 1 ? '' : 's'} of ${what} do${failed === 1 ? 'es' : ''} not hold`;
}
