/** `tariff check [DIR]`: says what is wrong with rule files, or that nothing is. */
import { diagnosticJson, isError, renderAll } from '../../language/index.ts';
import { exit } from '../exit.ts';
import { defaultRules, openRules } from '../rules.ts';
import type { Terminal } from '../terminal.ts';

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

export async function check(directory: string | undefined, options: { readonly json?: true }, terminal: Terminal): Promise<number> {
  const folder = directory ?? defaultRules();
  const rulebook = openRules(folder);
  const errors = rulebook.diagnostics.filter(isError).length;
  if (options.json === true) {
    const diagnostics = rulebook.diagnostics.map((entry) => diagnosticJson(entry, rulebook.sources));
    await terminal.line(JSON.stringify({ hash: rulebook.hash, errors, warnings: diagnostics.length - errors, diagnostics }, null, 2));
  } else {
    if (rulebook.diagnostics.length > 0) await terminal.line(renderAll(rulebook.diagnostics, rulebook.sources, terminal.paint));
    if (errors === 0) {
      const rules = new Set([...rulebook.tariff?.stages.values() ?? []].flat().flatMap((stage) => stage.rules.map(({ name }) => name))).size;
      await terminal.line(`${terminal.paint('good', 'ok')} ${folder}: ${counted(rulebook.modules.length, 'module')}, ${counted(rules, 'rule')}, ${counted(rulebook.tariff?.meters.size ?? 0, 'meter')}, rulebook ${rulebook.hash.slice(0, 12)}`);
    }
  }
  return errors > 0 ? exit.rules : exit.accepted;
}
