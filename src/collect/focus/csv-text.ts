/** Cells to a line of RFC 4180, with `\n` at its end. */

const cellText = (cell: string): string => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map((cell) => cellText(String(cell))).join(',')}\n`;
