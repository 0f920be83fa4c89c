/** Names for the units, meters and files of an import: readable, unique, and allowed by the language. Knows nothing of prices. */

export interface MeterNames {
  /** The bill's PricingUnit. */
  readonly original: string;
  /** The unit in rule files and in the usage, without backquotes. */
  readonly unit: string;
  /** The meter, the module, and the files of both: lower case letters, digits and `_`. */
  readonly meter: string;
}

/** Names that files of the import have already, and those that Windows keeps for devices. */
const takenMeters = ['meters', 'con', 'prn', 'aux', 'nul'];
/** The words that stand for themselves in rule files; as names they need backquotes. */
const reservedWords: ReadonlySet<string> = new Set([
  'for', 'when', 'has', 'from', 'until', 'if', 'then', 'else', 'match', 'and', 'or', 'not', 'in', 'is', 'up', 'to', 'beyond', 'over', 'by', 'of', 'on', 'at',
  'any', 'flat',
]);
/** As long as a file name stays readable. */
const meterLengthMost = 60;
/** Leaves room, under the bound of a unit, for a number that makes it unique. */
const unitLengthMost = 240;

/** Names for each unit text, in the order given. `reserved` are file names without ending that must not be written. */
export function nameMeters(units: Iterable<string>, currency: string, reserved: readonly string[] = []): readonly MeterNames[] {
  // A unit named as the currency would cancel it: a price of 1 USD/USD is no amount.
  const takenUnits = new Set([currency]);
  const taken = new Set([...takenMeters, ...reserved.map((name) => name.toLowerCase())]);
  const originals = [...units];
  const staysAsItIs = (original: string): boolean => isPlain(original) && original !== currency;
  // Texts that can stay as they are go first, so that a substitute never takes the name of a unit that has it by right.
  for (const original of originals) if (staysAsItIs(original)) takenUnits.add(original);
  const substitute = (original: string): string => unique(original === currency ? `${currency} units` : plain(original), ' ', takenUnits);
  const unitNames = new Map(originals.map((original) => [original, staysAsItIs(original) ? original : substitute(original)]));
  return originals.map((original) => ({ original, unit: unitNames.get(original) as string, meter: unique(slug(original), '_', taken) }));
}

const unwanted = /[\p{Cc}\p{Zl}\p{Zp}`]/gu;
const isPlain = (text: string): boolean => text.length <= unitLengthMost && text.search(unwanted) < 0;
const plain = (text: string): string => text.slice(0, unitLengthMost).toWellFormed().replace(unwanted, '_');

function slug(text: string): string {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, '_').slice(0, meterLengthMost).replace(/^_+|_+$/g, '');
  if (words === '') return 'unit';
  if (/^\d/.test(words)) return `per_${words}`;
  return reservedWords.has(words) ? `${words}_unit` : words;
}

function unique(name: string, joint: string, taken: Set<string>): string {
  let candidate = name;
  for (let count = 2; taken.has(candidate); count++) candidate = `${name}${joint}${count}`;
  taken.add(candidate);
  return candidate;
}

const isBareName = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !reservedWords.has(name);

/** A unit as rule files write it. */
export const unitInRules = (unit: string): string => (isBareName(unit) ? unit : `\`${unit}\``);
