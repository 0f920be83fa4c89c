/** Usage on its way in: readers of usage points, and the import of FOCUS bills. Knows nothing of rules. */
export { type Reading, type ReadUsageOptions, type UsageFormat, UnreadableUsage } from './reading.ts';
export { readUsage, usageFormatOf } from './usage.ts';
export { type ReadColumnsOptions, readUsageColumns } from './columns.ts';
export { SenderStalled, prompt } from './prompt.ts';
export { FrameReader } from './frames/reader.ts';
export { NoFrames } from './frames/cut.ts';
export type { WrittenAttribute } from './frames/names.ts';
export { type FocusImportOptions, type FocusImportReport, type LeftOut, type LeftOutCode, FocusImportRefused } from './focus/report.ts';
export { importFocus } from './focus/import.ts';
export { JsonNumber, type JsonValue } from './json-value.ts';
export { pythonText } from './python-text.ts';
