/** What is wrong with a script beside the rules in force, whether it is switched on or not. */
import { type DiagnosticJson, diagnosticJson } from '../language/index.ts';
import { type Rulebook, rulebookOf } from '../rulebook/index.ts';
import type { ScriptVersion } from '../storage/index.ts';
import { scriptFile } from './written-files.ts';

export function checkScript({ files, states }: Rulebook, { id, text }: Pick<ScriptVersion, 'id' | 'text'>): readonly DiagnosticJson[] {
  const own = scriptFile(id);
  const checked = rulebookOf([...files.filter(({ path }) => path !== own), { path: own, content: new TextEncoder().encode(text) }], states);
  const failed = checked.tariff === null ? [] : checked.examples.filter(({ at }) => at.file === own).flatMap((example) => (checked.tariff === null ? [] : example.run(checked.tariff) ?? []));
  return [...checked.diagnostics.filter(({ primary, secondary }) => [primary, ...secondary].some(({ at }) => at.file === own)), ...failed].map((entry) => diagnosticJson(entry, checked.sources));
}
