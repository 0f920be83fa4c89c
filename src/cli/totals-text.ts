/** Control totals and verdicts for people. */
import { decimalText } from '../money/index.ts';
import type { Assessment, Totals } from '../intake/index.ts';
import type { Terminal } from './terminal.ts';
import { groupDigits } from './text-table.ts';

/** `read 5 = rated 3 + unrated 1 + stopped 0 + refused 1 + known 0` */
export function totalsText(totals: Totals): string {
  const parts = (['rated', 'unrated', 'stopped', 'refused', 'known'] as const).map((name) => `${name} ${groupDigits(String(totals[name]))}`);
  return `read ${groupDigits(String(totals.read))} = ${parts.join(' + ')}`;
}

export const totalsJson = ({ amount, ...counts }: Totals, currency: string): Record<string, unknown> => ({ ...counts, amount: decimalText(amount), currency });

/** Refusals shown one by one before the rest is only counted. */
const refusalsShown = 50;
/** Distinct reasons of unrated and stopped points that are shown. */
const reasonsShown = 10;

/** Collects what a person has to hear of besides the totals, and says each thing once. */
export class Complaints {
  readonly #terminal: Terminal;
  readonly #input: string;
  readonly #reasons = new Map<string, { count: number; readonly first: string }>();
  #refused = 0;

  constructor(terminal: Terminal, input: string) {
    this.#terminal = terminal;
    this.#input = input;
  }

  hear(assessments: readonly Assessment[]): void {
    for (const entry of assessments) {
      if (entry.kind === 'refused') {
        this.#refused += 1;
        if (this.#refused <= refusalsShown) this.#terminal.note(`${this.#terminal.paintNotes('error', 'refused')}: ${this.#input} ${entry.refusal.place}: ${entry.refusal.reason} [${entry.refusal.code}]`);
      } else if (entry.kind === 'priced' && entry.verdict.status !== 'rated') {
        const { verdict } = entry;
        const reason = verdict.status === 'stopped' ? `stopped [${verdict.code}]: ${verdict.reason}` : `unrated: ${verdict.reason}`;
        const known = this.#reasons.get(reason);
        if (known === undefined) this.#reasons.set(reason, { count: 1, first: entry.point.place });
        else known.count += 1;
      }
    }
  }

  /** Whatever was held back. */
  end(): void {
    if (this.#refused > refusalsShown) this.#terminal.note(`… and ${groupDigits(String(this.#refused - refusalsShown))} more refused`);
    const reasons = [...this.#reasons].sort(([, a], [, b]) => b.count - a.count);
    for (const [reason, { count, first }] of reasons.slice(0, reasonsShown)) {
      this.#terminal.note(`${this.#terminal.paintNotes('warning', reason.split(':')[0] ?? '')}${reason.slice((reason.split(':')[0] ?? '').length)} (${groupDigits(String(count))} point${count === 1 ? '' : 's'}, first at ${this.#input} ${first})`);
    }
    if (reasons.length > reasonsShown) this.#terminal.note(`… and ${reasons.length - reasonsShown} more reasons`);
  }
}
