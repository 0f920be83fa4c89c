/** Aligned columns for people. */
export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** Numbers in a column stand with their points below each other. */
export function alignPoints(values: readonly string[]): readonly string[] {
  const decimals = Math.max(0, ...values.map((value) => (/^[+-]?[\d ]+\.\d+$/.test(value) ? value.length - value.indexOf('.') : 0)));
  return values.map((value) => {
    if (!/^[+-]?[\d ]+(\.\d+)?$/.test(value)) return value;
    return value + ' '.repeat(value.includes('.') ? decimals - (value.length - value.indexOf('.')) : decimals);
  });
}

/** `12345678` as `12 345 678`: digits in threes, before the point only. */
export function groupDigits(text: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (match === null) return text;
  return `${match[1]}${(match[2] ?? '').replace(/\B(?=(\d{3})+$)/g, ' ')}${match[3] ?? ''}`;
}

/** Lines of a table; `ruled` rows get a line above them. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[], footer: readonly (readonly string[])[] = []): readonly string[] {
  const cells = [columns.map(({ title }) => title), ...rows, ...footer];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => (row[index] ?? '').length)));
  const line = (row: readonly string[]): string =>
    columns.map(({ align }, index) => (align === 'left' ? (row[index] ?? '').padEnd(widths[index] ?? 0) : (row[index] ?? '').padStart(widths[index] ?? 0))).join('  ').trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('──');
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line), ...(footer.length === 0 ? [] : [rule, ...footer.map(line)])];
}
