/** `tariff test [DIR]`: runs the examples and scenarios; on request says how much they prove. */
import { writeFileSync } from 'node:fs';
import { type Diagnostic, type Example, type Sources, diagnosticJson, positionAt, renderDiagnostic } from '../../language/index.ts';
import { type Coverage, type MutationReport, junitReport, measureCoverage, mutatePrices } from '../../proof/index.ts';
import type { Rulebook } from '../../rulebook/index.ts';
import { exit } from '../exit.ts';
import { defaultRules, requireRules } from '../rules.ts';
import type { Terminal } from '../terminal.ts';

export interface TestOptions {
  readonly json?: true;
  readonly coverage?: true;
  readonly mutate?: true;
  readonly junit?: string;
}

interface Result {
  readonly example: Example;
  readonly failure: Diagnostic | null;
}

const percent = (part: number, whole: number): string => (whole === 0 ? '100' : String(Math.floor((100 * part) / whole)));

/** More are in the JSON. */
const mostShown = 100;

async function show(summary: string, diagnostics: readonly Diagnostic[], sources: Sources, terminal: Terminal): Promise<void> {
  await terminal.line(`\n${summary}`);
  for (const entry of diagnostics.slice(0, mostShown)) await terminal.line(`\n${renderDiagnostic(entry, sources, terminal.paint)}`);
  if (diagnostics.length > mostShown) await terminal.line(`\n… and ${diagnostics.length - mostShown} more; \`--json\` lists all`);
}

const coverageText = ({ covered, total }: Coverage): string => `coverage: ${covered} of ${total} (${percent(covered, total)} %) of rows, tiers, windows, formulas and branches`;
const mutationText = ({ mutations, survivors, left }: MutationReport): string =>
  `mutation: ${mutations.length - survivors.length} of ${mutations.length} (${percent(mutations.length - survivors.length, mutations.length)} %) changed prices were noticed${left > 0 ? `; ${left} more were not tried` : ''}`;

const mutationJson = ({ mutations, survivors, left, diagnostics }: MutationReport, sources: Sources) => ({
  tried: mutations.length, survived: survivors.length, left, survivors: survivors.map(({ file, line, text, changed, rule }) => ({ file, line, text, changed, rule })),
  diagnostics: diagnostics.map((entry) => diagnosticJson(entry, sources)),
});

function writeJunit(file: string, results: readonly Result[], { sources }: Rulebook): void {
  writeFileSync(file, junitReport(results.map(({ example, failure }) => {
    const source = sources.get(example.at.file);
    return {
      module: example.module, rule: example.rule, title: example.title, file: example.at.file, line: source === undefined ? 1 : positionAt(source, example.at.span.start).line,
      failure: failure === null ? null : renderDiagnostic(failure, sources),
    };
  })));
}

export async function test(directory: string | undefined, options: TestOptions, terminal: Terminal): Promise<number> {
  const folder = directory ?? defaultRules();
  const rulebook = requireRules(folder, terminal);
  const { tariff, examples, sources } = rulebook;
  if (tariff === null) return exit.rules;
  const results = examples.map((example): Result => ({ example, failure: example.run(tariff) }));
  const failures = results.flatMap(({ failure }) => failure ?? []);
  if (options.junit !== undefined) writeJunit(options.junit, results, rulebook);
  const coverage = options.coverage === true ? measureCoverage(tariff, examples, sources) : null;
  const mutation = options.mutate === true && failures.length === 0 ? mutatePrices(rulebook) : null;
  if (options.json === true) {
    await terminal.line(JSON.stringify({
      passed: examples.length - failures.length, failed: failures.length,
      examples: results.map(({ example, failure }) => ({
        kind: example.kind, module: example.module, rule: example.rule, example: example.title, passed: failure === null, failure: failure === null ? null : diagnosticJson(failure, sources),
      })),
      ...(coverage === null ? {} : { coverage: { ...coverage, diagnostics: coverage.diagnostics.map((entry) => diagnosticJson(entry, sources)) } }),
      ...(mutation === null ? {} : { mutation: mutationJson(mutation, sources) }),
    }, null, 2));
  } else {
    for (const failure of failures) await terminal.line(`${renderDiagnostic(failure, sources, terminal.paint)}\n`);
    const word = failures.length === 0 ? terminal.paint('good', 'ok') : terminal.paint('error', 'failed');
    await terminal.line(`${word} ${folder}: ${examples.length - failures.length} of ${examples.length} examples hold`);
    if (coverage !== null) await show(coverageText(coverage), coverage.diagnostics, sources, terminal);
    if (mutation !== null) await show(mutationText(mutation), mutation.diagnostics, sources, terminal);
    else if (options.mutate === true) terminal.note('prices are changed only when every example holds');
  }
  return failures.length > 0 ? exit.rules : exit.accepted;
}
