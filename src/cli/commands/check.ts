/** `tariff check [DIR]`: says what is wrong with rule files, or that nothing is; on request also which prices change a time that is rated. */
import { type Diagnostic, diagnosticJson, inOrder, isError, renderAll } from '../../language/index.ts';
import type { Rulebook } from '../../rulebook/index.ts';
import { hasStore, withStore } from '../environment.ts';
import { exit } from '../exit.ts';
import { defaultRules, openRules } from '../rules.ts';
import type { Terminal } from '../terminal.ts';

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

export interface CheckOptions {
  readonly json?: true;
  readonly againstStored?: true;
}

/** Opens the store only where there is one: a check makes no database. */
async function comparedWithStored(rulebook: Rulebook, terminal: Terminal): Promise<{ readonly hash: string | null; readonly diagnostics: readonly Diagnostic[] }> {
  const { againstStored } = await import('../past-changes.ts');
  const compared = hasStore() ? await withStore((sentence) => terminal.note(sentence), (store) => againstStored(store, rulebook)) : { hash: null, diagnostics: [], problem: null };
  if (compared.hash === null) terminal.note('nothing is rated yet: no price can change a time that is');
  if (compared.problem !== null) terminal.note(`${terminal.paintNotes('warning', 'warning')}: ${compared.problem}`);
  return compared;
}

export async function check(directory: string | undefined, options: CheckOptions, terminal: Terminal): Promise<number> {
  const folder = directory ?? defaultRules();
  const rulebook = openRules(folder);
  const stored = options.againstStored === true && rulebook.tariff !== null ? await comparedWithStored(rulebook, terminal) : null;
  const diagnostics = inOrder([...rulebook.diagnostics, ...stored?.diagnostics ?? []]);
  const errors = diagnostics.filter(isError).length;
  if (options.json === true) {
    await terminal.line(JSON.stringify({
      hash: rulebook.hash, ...(stored === null ? {} : { against: stored.hash }), errors, warnings: diagnostics.length - errors, diagnostics: diagnostics.map((entry) => diagnosticJson(entry, rulebook.sources)),
    }, null, 2));
  } else {
    if (diagnostics.length > 0) await terminal.line(renderAll(diagnostics, rulebook.sources, terminal.paint));
    if (errors === 0) {
      const rules = new Set([...rulebook.tariff?.stages.values() ?? []].flat().flatMap((stage) => stage.rules.map(({ name }) => name))).size;
      await terminal.line(`${terminal.paint('good', 'ok')} ${folder}: ${counted(rulebook.modules.length, 'module')}, ${counted(rules, 'rule')}, ${counted(rulebook.tariff?.meters.size ?? 0, 'meter')}, rulebook ${rulebook.hash.slice(0, 12)}`);
    }
  }
  return errors > 0 ? exit.rules : exit.accepted;
}
