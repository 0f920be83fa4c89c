/** `tariff explain`: how the price of a point, or of an example, comes about. */
import { inBatches } from '../../intake/index.ts';
import { derivationJson, derivationText, derive } from '../../explain/index.ts';
import { TotalsInMemory, type UsagePoint, bindPoint } from '../../rating/index.ts';
import { CommandProblem, exit } from '../exit.ts';
import { requireRules } from '../rules.ts';
import type { Terminal } from '../terminal.ts';
import { type UsageInputOptions, openUsage } from '../usage-input.ts';

export interface ExplainOptions extends Partial<UsageInputOptions> {
  readonly rules: string;
  readonly id?: string;
  readonly json?: true;
}

async function show(terminal: Terminal, derivations: readonly { readonly title: string; readonly text: string; readonly json: unknown }[], json: boolean): Promise<void> {
  for (const [index, { text, json: value }] of derivations.entries()) await terminal.line(json ? JSON.stringify(value) : `${index > 0 ? '\n' : ''}${text}`);
}

/** Examples and scenarios of that title. */
async function explainExample(title: string, options: ExplainOptions, terminal: Terminal): Promise<number> {
  const rulebook = requireRules(options.rules, terminal);
  const { tariff } = rulebook;
  if (tariff === null) return exit.rules;
  const found = rulebook.examples.filter((example) => example.title === title);
  if (found.length === 0) throw new CommandProblem(exit.usage, `no example or scenario is called "${title}"`, `\`tariff test ${options.rules} --json\` lists them`);
  for (const example of found) {
    const failure = example.run(tariff);
    const points = example.points.map((entry) => derive(tariff, entry.point, entry.totals(tariff)));
    await show(terminal, points.map((derivation) => ({ title, text: derivationText(derivation, title), json: derivationJson(derivation, title) })), options.json === true);
    if (failure !== null) terminal.note(`${terminal.paintNotes('error', failure.code)}: ${failure.headline}`);
  }
  return exit.accepted;
}

const titleOf = (point: UsagePoint): string => `${point.meter}${point.id === null ? '' : ` ${point.id}`} (${point.place})`;

/** Points of an input, each as the points before it left the running totals. */
async function explainUsage(options: ExplainOptions & UsageInputOptions, terminal: Terminal): Promise<number> {
  const { tariff } = requireRules(options.rules, terminal);
  if (tariff === null) return exit.rules;
  const input = openUsage(options, terminal);
  const totals = new TotalsInMemory();
  let [shown, refused] = [0, 0];
  for await (const batch of inBatches(input.readings(), Number.MAX_SAFE_INTEGER)) {
    const ordered = [...batch].sort((a, b) => (a.kind === 'point' && b.kind === 'point' ? a.point.period.start - b.point.period.start || a.point.period.end - b.point.period.end : 0));
    for (const reading of ordered) {
      const binding = reading.kind === 'point' ? bindPoint(tariff, reading.point) : null;
      if (reading.kind === 'refusal' || binding === null || binding.kind !== 'bound') {
        refused += 1;
        const refusal = reading.kind === 'refusal' ? reading.refusal : binding?.kind === 'refused' ? binding.refusal : null;
        terminal.note(`${input.name} ${refusal?.place ?? ''}: ${refusal?.reason ?? (binding?.kind === 'stopped' ? binding.reason : '')}`);
        continue;
      }
      const derivation = derive(tariff, binding.point, totals);
      if (derivation.verdict.status === 'rated') totals.apply(derivation.verdict.movements);
      if (options.id !== undefined && reading.point.id !== options.id) continue;
      await show(terminal, [{ title: '', text: derivationText(derivation, titleOf(reading.point)), json: derivationJson(derivation, titleOf(reading.point)) }], options.json === true);
      if (options.json !== true) await terminal.line();
      shown += 1;
    }
  }
  if (options.id !== undefined && shown === 0) throw new CommandProblem(exit.usage, `${input.name} has no point with the id ${JSON.stringify(options.id)}`);
  return refused > 0 ? exit.refused : exit.accepted;
}

export async function explain(title: string | undefined, options: ExplainOptions, terminal: Terminal): Promise<number> {
  if (title !== undefined) return explainExample(title, options, terminal);
  if (options.usage === undefined) throw new CommandProblem(exit.usage, 'say what to explain: the title of an example, or --usage FILE', 'tariff explain "a small instance for one day" --rules rules');
  return explainUsage({ ...options, usage: options.usage }, terminal);
}
