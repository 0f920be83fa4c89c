/** Turns rule text into a checked, compiled tariff or into diagnostics. Pure: no files, no network, runs anywhere. */
export { type Compilation, type ModuleState, type RulebookInput, compileRulebook } from './compile.ts';
export type { Example } from './examples/index.ts';
export { type Diagnostic, isError } from './diagnostics/diagnostic.ts';
export { type Paint, type Sources, plain, renderAll, renderDiagnostic } from './diagnostics/render.ts';
export { type DiagnosticJson, diagnosticJson } from './diagnostics/json.ts';
export { formatRules, syntaxFaults } from './format/index.ts';
export { type Source, openSource, positionAt } from './source.ts';
export { type PriceNumber, priceNumbers } from './price-numbers.ts';
export { type PastChange, type Reachable, blockNotReached, boundNotReached, changesThePast, notReached, unnoticed } from './diagnostics/proof-messages.ts';
export { inOrder } from './diagnostics/diagnostic.ts';
export { type CsvCell, type CsvRecord, readCsvRecords } from './csv-records.ts';
export { lineLocation } from './source.ts';
// For editors and for the grammar as a document.
export { type Location, type Span, joinSpans } from './source.ts';
export { type Edit, type Label } from './diagnostics/diagnostic.ts';
export * from './syntax/index.ts';
export { TariffParser, parse } from './syntax/parser.ts';
export { type Keyword, isReserved, keywords, vocabulary } from './syntax/tokens.ts';
export { type DeclaredMeter, type FileContext, builtInNames } from './checks/context.ts';
export { declareRulebook } from './checks/settings.ts';
export { functionNames } from './checks/calls.ts';
export { daySets } from './forms/windows.ts';
