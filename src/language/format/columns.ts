/** Aligned columns: in each block the keys of rows, the colons behind them, and the names of fields. */
import type { Line } from './lines.ts';

/** A row with a wider cell stands out alone: it would push every price of its table off the screen, and a long file out of memory. */
const widestCell = 120;
const widestLead = 400;

interface Columns {
  /** Widths of the cells before the last one in front of the colon. */
  readonly inner: number[];
  /** Width of everything in front of the colon. */
  lead: number;
}

/** Signs on the screen, as far as that can be known: accents written as signs of their own take no room. */
const widthOf = (text: string): number => (/^[ -~]*$/.test(text) ? text.length : [...text.replace(/\p{M}/gu, '')].length);

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

function leadOf(cells: readonly string[], { inner }: Columns): string {
  return cells.slice(0, -1).map((cell, index) => (index < cells.length - 2 ? `${padded(cell, inner[index] ?? 0)} ` : cell)).join('');
}

/** Widths are exact and not rounded up: in a price list of two rows the colon stands close to its keys. */
function columnsByBlock(lines: readonly Line[]): ReadonlyMap<number, Columns> {
  const found = new Map<number, Columns>();
  const columnsOf = (block: number): Columns => {
    const known = found.get(block) ?? { inner: [], lead: 0 };
    found.set(block, known);
    return known;
  };
  const rows = lines.filter(({ cells }) => cells.length > 1 && cells.slice(0, -1).every((cell) => widthOf(cell) <= widestCell));
  for (const { block, cells } of rows) {
    const { inner } = columnsOf(block);
    for (const [index, cell] of cells.slice(0, -2).entries()) inner[index] = Math.max(inner[index] ?? 0, widthOf(cell));
  }
  for (const { block, cells } of rows) {
    const columns = columnsOf(block);
    const lead = widthOf(leadOf(cells, columns));
    if (lead <= widestLead) columns.lead = Math.max(columns.lead, lead);
  }
  return found;
}

/** The text of each line, without indentation and comment. */
export function alignedTexts(lines: readonly Line[]): readonly string[] {
  const columns = columnsByBlock(lines);
  return lines.map(({ block, cells, gap }) => {
    if (cells.length < 2) return cells.join('');
    const own = columns.get(block) ?? { inner: [], lead: 0 };
    return `${padded(leadOf(cells, own), own.lead)}${' '.repeat(gap)}${cells.at(-1) ?? ''}`;
  });
}
