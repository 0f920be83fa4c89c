/** One block of a rule: the `let` lines and the charge of one group of one service, as long as nothing changes. */
import { isNegative } from '../../money/index.ts';
import type { PartRules, Span } from './in-force.ts';
import { type Lines, guarded, mappingsOf, neutral } from './mapping-tables.ts';
import type { Sight } from './sight.ts';
import { allOf, groundText, isReachable, stairsOf } from './stairs.ts';
import type { Mapping, RuleType } from './state.ts';
import { type Names, amount as amountText, inComment, quoted } from './writing.ts';

interface Entry {
  /** `null` is a remark. */
  readonly name: string | null;
  readonly lines: Lines;
}

/** Quoted texts hold no names. */
const wordsOf = (lines: Lines): ReadonlySet<string> => new Set(lines.join(' ').replace(/`[^`]*`|"(?:[^"\\]|\\.)*"/g, '').match(/\w+/g));

/** Collects lines; a `let` that nothing reads is not written. */
class Block {
  readonly names: Names;
  readonly #entries: Entry[] = [];
  constructor(names: Names) {
    this.names = names;
  }

  remark(text: string): void {
    this.#entries.push({ name: null, lines: [`# ${text}`] });
  }

  let(wanted: string, value: Lines): string {
    const name = this.names.next(wanted);
    this.#entries.push({ name, lines: value.map((line, index) => (index === 0 ? `let ${name} = ${line}` : line)) });
    return name;
  }

  /** What leads to the charge, and the charge. */
  closed(charge: string): Lines {
    const read = new Set(wordsOf([charge]));
    const kept = this.#entries.toReversed().filter(({ name, lines }) => {
      if (name === null) return true;
      if (!read.has(name)) return false;
      for (const word of wordsOf(lines)) read.add(word);
      return true;
    });
    return [...kept.toReversed().flatMap(({ lines }) => lines), charge];
  }
}

const partName = ({ field }: PartRules): string => field?.name ?? 'service';
const everyMapping = ({ mappings: { common, own } }: PartRules): readonly Mapping[] => [...common.values(), ...[...own.values()].flatMap((map) => [...map.values()])];

/** More are put together in steps: a function takes so many values. */
const mostOperands = 50;

function greatest(operands: readonly string[]): string {
  if (operands.length <= 1) return operands[0] ?? '0';
  if (operands.length <= mostOperands) return `max(${operands.join(', ')})`;
  return greatest([greatest(operands.slice(0, mostOperands)), ...operands.slice(mostOperands)]);
}

/** The dearest flat price, or `null` where no mapping is flat. */
function dearest(block: Block, parts: readonly PartRules[], sight: Sight): string | null {
  const found = parts.flatMap((part) => {
    const table = mappingsOf(part, 'flat', sight);
    if (table === null) return [];
    const negative = everyMapping(part).filter(({ type, cost }) => type === 'flat' && isNegative(cost));
    for (const { value } of negative.slice(0, 3)) block.remark(`A flat price below zero never counts${value === null || value === '' ? '' : `: ${inComment(value)}`}.`);
    return [{ name: block.let(`${partName(part)}_flat`, table), isNegative: negative.length > 0 }];
  });
  const [first, second] = found;
  if (first === undefined) return null;
  if (second === undefined && !first.isNegative) return first.name;
  block.remark(second === undefined ? 'Not below zero.' : 'Of several flat prices the dearest counts, not their sum.');
  const floor = found.some((operand) => !operand.isNegative) ? [] : [neutral('flat', sight)];
  return block.let('dearest', [greatest([...floor, ...found.map(({ name }) => name)])]);
}

const rates = (block: Block, parts: readonly PartRules[], sight: Sight): readonly string[] => parts.flatMap((part) => {
  const table = mappingsOf(part, 'rate', sight);
  return table === null ? [] : [block.let(`${partName(part)}_rate`, table)];
});

interface Source {
  readonly part: PartRules;
  readonly against: string;
  readonly unit: string;
  /** The level that it reaches, where several sources compete. */
  readonly level: string | null;
}

/** What thresholds look at: the quantity, or the number in an attribute. */
function sourcesOf(block: Block, parts: readonly PartRules[], sight: Sight): readonly Source[] {
  const able = parts.filter((part) => allOf(part.thresholds).some(isReachable) && (part.field === null || sight.read(part.field) !== null));
  if (able.length === 0) return [];
  block.remark('Of all thresholds one counts, the highest level that this point reaches; it holds for the whole quantity.');
  const numbered = able.map((part): Source => {
    const { field, thresholds: { common, own } } = part;
    const name = field === null ? null : sight.read(field);
    if (field === null || name === null) return { part, against: 'quantity', unit: sight.unit, level: null };
    const tenants = common.size > 0 ? null : `scope in (${[...own.keys()].map(quoted).join(', ')})`;
    const conditions = [sight.asks(field), tenants].filter((condition) => condition !== null);
    return { part, against: block.let(`${field.name}_number`, guarded(conditions.length === 0 ? null : conditions.join(' and '), [`number(${name})`], groundText)), unit: '', level: null };
  });
  if (numbered.length === 1) return numbered;
  return numbered.map((source) => ({
    ...source,
    level: block.let(`${partName(source.part)}_level`, stairsOf(source.part.thresholds, { against: source.against, unit: source.unit, value: ({ level }) => amountText(level, ''), otherwise: groundText })),
  }));
}

interface Reached {
  /** Of the field that counts: added to the flat price, and multiplied with it. */
  readonly fieldFlat: string | null;
  readonly fieldRate: string | null;
  /** Of the service, where it counts: multiplies the whole amount, and is added once. */
  readonly serviceRate: string | null;
  readonly serviceFlat: string | null;
}

/** Which values the thresholds give; `hasBase` says whether there is an amount that rates could multiply. */
function reached(block: Block, sources: readonly Source[], hasBase: (flat: boolean) => boolean, sight: Sight): Reached {
  const [service] = sources.filter(({ part }) => part.field === null);
  const fields = sources.filter(({ part }) => part.field !== null);
  const has = (source: Source | undefined, type: RuleType): boolean => source !== undefined && allOf(source.part.thresholds).some((own) => own.type === type && isReachable(own));
  const fieldFlatIsThere = fields.some((source) => has(source, 'flat'));
  const base = hasBase(fieldFlatIsThere);
  const wanted = { fieldFlat: fieldFlatIsThere, fieldRate: base && fields.some((source) => has(source, 'rate')), serviceRate: base && has(service, 'rate'), serviceFlat: has(service, 'flat') };
  if (!Object.values(wanted).some(Boolean)) return { fieldFlat: null, fieldRate: null, serviceRate: null, serviceFlat: null };
  const levels = sources.map(({ level }) => level).filter((level) => level !== null);
  const top = levels.length === 0 ? null : block.let('reached', [greatest(levels)]);
  const wins = ({ level }: Source): string | null => (top === null ? null : `${level} == ${top}`);
  const values = (source: Source, type: RuleType, unit: string, none: string): Lines => stairsOf(source.part.thresholds, { ...source, value: (own) => (own.type === type ? amountText(own.cost, unit) : none), otherwise: none });
  const ofFields = (type: RuleType): string => {
    const none = neutral(type, sight);
    const named = fields.map((source) => ({ source, value: has(source, type) ? block.let(`${partName(source.part)}_threshold_${type}`, values(source, type, type === 'flat' ? sight.priceUnit : '', none)) : none }));
    const [only, second] = named;
    if (only !== undefined && second === undefined && service === undefined) return only.value;
    // At one level the service comes first, then the fields in the order in which they were made.
    const first = service === undefined ? [] : [`if ${wins(service)} then ${none} else `];
    const chain = named.map(({ source, value }, index) => (index === named.length - 1 ? value : `if ${wins(source)} then ${value} else `));
    return block.let(`threshold_${type}`, [[...first, ...chain].join('')]);
  };
  const ofService = (type: RuleType, unit: string, none: string): string => {
    const value = block.let(`service_threshold_${type}`, values(service as Source, type, unit, none));
    const condition = wins(service as Source);
    return condition === null ? value : block.let(`${type}_of_service`, [`if ${condition} then ${value} else ${none}`]);
  };
  const [fieldFlat, fieldRate] = [wanted.fieldFlat ? ofFields('flat') : null, wanted.fieldRate ? ofFields('rate') : null];
  const serviceRate = wanted.serviceRate ? ofService('rate', '', '1') : null;
  if (wanted.serviceFlat) block.remark('Added once, whatever the quantity.');
  return { fieldFlat, fieldRate, serviceRate, serviceFlat: wanted.serviceFlat ? ofService('flat', sight.currency, `0 ${sight.currency}`) : null };
}

export function formulaOf({ parts }: Span, sight: Sight): Lines {
  const block = new Block(sight.names());
  const never = parts.flatMap(({ thresholds }) => allOf(thresholds).filter((own) => !isReachable(own)));
  if (never.length > 0) block.remark(`Levels at or below ${groundText} are never reached; ${never.length === 1 ? 'one is' : `${never.length} are`} left out.`);
  const flat = dearest(block, parts, sight);
  const flatThresholds = parts.some(({ field, thresholds }) => field !== null && sight.read(field) !== null && allOf(thresholds).some((own) => own.type === 'flat' && isReachable(own)));
  const base = flat !== null || flatThresholds;
  const multiplied = base ? rates(block, parts, sight) : [];
  const counting = base || parts.some(({ field, thresholds }) => field === null && allOf(thresholds).some((own) => own.type === 'flat' && isReachable(own)));
  if (!base) block.remark('Rates multiply a flat price, and this group has none: they come to 0.');
  const sources = counting ? sourcesOf(block, parts, sight) : [];
  const { fieldFlat, fieldRate, serviceRate, serviceFlat } = reached(block, sources, (fieldHas) => flat !== null || fieldHas, sight);
  const prices = [flat, fieldFlat].filter((one) => one !== null);
  const price = prices.length === 2 ? `(${prices.join(' + ')})` : prices[0];
  const product = price === undefined ? null : [price, ...multiplied, fieldRate, 'quantity', serviceRate].filter((one) => one !== null).join(' * ');
  const sum = [product, serviceFlat].filter((one) => one !== null).join(' + ');
  return block.closed(`charge ${sum === '' ? `0 ${sight.currency}` : sum}`);
}
