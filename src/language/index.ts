/** Turns rule text into a checked, compiled tariff or into diagnostics. Pure: no files, no network, runs anywhere. */
export { type Compilation, type ModuleState, type RulebookInput, compileRulebook } from './compile.ts';
export type { Example } from './examples/index.ts';
export { type Diagnostic, isError } from './diagnostics/diagnostic.ts';
export { type Paint, type Sources, plain, renderAll, renderDiagnostic } from './diagnostics/render.ts';
export { type DiagnosticJson, diagnosticJson } from './diagnostics/json.ts';
export { type Source, openSource, positionAt } from './source.ts';
export { type PriceNumber, priceNumbers } from './price-numbers.ts';
