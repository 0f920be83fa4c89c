/** `tariff test [DIR]`: runs the examples. */
import { diagnosticJson, renderDiagnostic } from '../../language/index.ts';
import { exit } from '../exit.ts';
import { defaultRules, requireRules } from '../rules.ts';
import type { Terminal } from '../terminal.ts';

export async function test(directory: string | undefined, options: { readonly json?: true }, terminal: Terminal): Promise<number> {
  const folder = directory ?? defaultRules();
  const { tariff, examples, sources } = requireRules(folder, terminal);
  if (tariff === null) return exit.rules;
  const results = examples.map((example) => ({ example, failure: example.run(tariff) }));
  const failures = results.flatMap(({ failure }) => failure ?? []);
  if (options.json === true) {
    const entries = results.map(({ example, failure }) => ({
      module: example.module, rule: example.rule, example: example.title, passed: failure === null, failure: failure === null ? null : diagnosticJson(failure, sources),
    }));
    await terminal.line(JSON.stringify({ passed: examples.length - failures.length, failed: failures.length, examples: entries }, null, 2));
  } else {
    for (const failure of failures) await terminal.line(`${renderDiagnostic(failure, sources, terminal.paint)}\n`);
    const word = failures.length === 0 ? terminal.paint('good', 'ok') : terminal.paint('error', 'failed');
    await terminal.line(`${word} ${folder}: ${examples.length - failures.length} of ${examples.length} examples hold`);
  }
  return failures.length > 0 ? exit.rules : exit.accepted;
}
