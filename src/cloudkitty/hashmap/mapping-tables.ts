/** Mappings as expressions: a number, or a `match` whose rows are found by their texts however many there are. */
import type { PartRules } from './in-force.ts';
import type { Sight } from './sight.ts';
import type { Mapping, RuleType } from './state.ts';
import { amount, quoted } from './writing.ts';

/** An expression over one or more lines; the first stands behind what leads to it. */
export type Lines = readonly string[];

const indented = (lines: Lines): Lines => lines.map((line) => `  ${line}`);
const behind = (lead: string, lines: Lines, tail = ''): Lines => lines.map((line, index) => `${index === 0 ? lead : ''}${line}${index === lines.length - 1 ? tail : ''}`);

export interface Row {
  readonly keys: readonly string[];
  readonly value: string;
}

/** `match …`, or what stands behind `else` alone where there is no row. */
export function matchOf(keys: readonly string[], rows: readonly Row[], otherwise: Lines): Lines {
  if (rows.length === 0) return otherwise;
  return [`match ${keys.join(', ')} {`, ...indented([...rows.map((row) => `${row.keys.map(quoted).join(', ')} : ${row.value}`), ...behind('else : ', otherwise)]), '}'];
}

/** `if has flavor then … else …`. */
export const guarded = (condition: string | null, then: Lines, otherwise: string): Lines => (condition === null ? then : behind(`if ${condition} then `, then, ` else ${otherwise}`));

export const neutral = (type: RuleType, { priceUnit }: Sight): string => (type === 'flat' ? `0 ${priceUnit}` : '1');

/** The mappings of one service or field that have a type, or `null` where none has. */
export function mappingsOf(part: PartRules, type: RuleType, sight: Sight): Lines | null {
  const { mappings: { common, own }, field } = part;
  const all = [...common.values(), ...[...own.values()].flatMap((map) => [...map.values()])];
  if (!all.some((mapping) => mapping.type === type)) return null;
  const none = neutral(type, sight);
  const cost = (mapping: Mapping | undefined): string => (mapping?.type === type ? amount(mapping.cost, type === 'flat' ? sight.priceUnit : '') : none);
  /** A tenant's rule without the type is a row where it takes the place of one that has it. */
  const replaces = (mapping: Mapping, key: string): boolean => mapping.type === type || common.get(key)?.type === type;
  const ofTenants = (row: (tenant: string, key: string, mapping: Mapping) => Row): readonly Row[] =>
    [...own].flatMap(([tenant, map]) => [...map].filter(([key, mapping]) => replaces(mapping, key)).map(([key, mapping]) => row(tenant, key, mapping)));
  if (field === null) return matchOf(['scope'], ofTenants((tenant, _key, mapping) => ({ keys: [tenant], value: cost(mapping) })), [cost(common.get(''))]);
  const name = sight.read(field);
  if (name === null) return null;
  const shared = [...common].filter(([, mapping]) => mapping.type === type);
  if (name === 'scope') {
    // Of a tenant's rules only that for its own name can meet it.
    const mine = new Map([...own].flatMap(([tenant, map]) => (map.has(tenant) ? [[tenant, map.get(tenant)] as const] : [])));
    const values = [...new Set([...common.keys(), ...mine.keys()])].map((value) => [value, mine.get(value) ?? common.get(value)] as const);
    return matchOf([name], values.filter(([, mapping]) => mapping?.type === type).map(([value, mapping]) => ({ keys: [value], value: cost(mapping) })), [none]);
  }
  const rest = matchOf([name], shared.map(([value, mapping]) => ({ keys: [value], value: cost(mapping) })), [none]);
  const table = matchOf(['scope', name], ofTenants((tenant, value, mapping) => ({ keys: [tenant, value], value: cost(mapping) })), rest);
  return guarded(sight.asks(field), table, none);
}
