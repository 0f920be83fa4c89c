/** Functions and methods that a skip expression may call. */
import { type Rational, ceilingOf, decimalText, floorOf, isNegative, parseDecimal, rational } from '../../money/index.ts';
import { type Value, Unanswerable, asNumber, asText, isNumber, shown } from './values.ts';
import type { Kind } from './values.ts';

interface Callable {
  readonly kind: Kind;
  /** Which kinds of operands it takes, one for each. */
  readonly takes: readonly (readonly Kind[])[];
  /** How many of them may be left out, from the last on. */
  readonly optional: number;
  readonly work: (operands: readonly Value[]) => Value;
}

function readNumber(text: string, name: string): Rational {
  const parsed = parseDecimal(text.trim());
  if (!parsed.ok) throw new Unanswerable(`${name}() cannot read ${shown(text)}`);
  return parsed.value;
}

const numberOf = (name: string) => ([value = null]: readonly Value[]): Rational => (typeof value === 'string' ? readNumber(value, name) : asNumber(value, `${name}()`));

function whole([value = null]: readonly Value[]): Rational {
  if (typeof value === 'string' && !/^\s*[+-]?\d+\s*$/.test(value)) throw new Unanswerable(`int() cannot read ${shown(value)}`);
  const number = numberOf('int')([value]);
  return isNegative(number) ? ceilingOf(number) : floorOf(number);
}

function length([value = null]: readonly Value[]): Rational {
  if (typeof value === 'string') return rational(BigInt([...value].length));
  if (value instanceof Map) return rational(BigInt(value.size));
  if (Array.isArray(value)) return rational(BigInt(value.length));
  throw new Unanswerable(`len() wants a text, a list or a mapping, and finds ${shown(value)}`);
}

function written([value = null]: readonly Value[]): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value === null) return 'None';
  if (isNumber(value)) return decimalText(value);
  throw new Unanswerable(`str() wants a number or a text, and finds ${shown(value)}`);
}

const numberLike: readonly Kind[] = ['number', 'text', 'truth'];
export const functions: ReadonlyMap<string, Callable> = new Map<string, Callable>([
  ['float', { kind: 'number', takes: [numberLike], optional: 0, work: numberOf('float') }],
  ['int', { kind: 'number', takes: [numberLike], optional: 0, work: whole }],
  ['Decimal', { kind: 'number', takes: [numberLike], optional: 0, work: numberOf('Decimal') }],
  ['str', { kind: 'text', takes: [['number', 'text', 'truth', 'none']], optional: 0, work: written }],
  ['len', { kind: 'number', takes: [['text', 'list', 'mapping']], optional: 0, work: length }],
]);

/** What `startswith` and `endswith` look for: a text, or one of several. */
function affixes(value: Value, name: string): readonly string[] {
  return Array.isArray(value) ? value.map((item: Value) => asText(item, `${name}()`)) : [asText(value, `${name}()`)];
}
const affixed = (name: 'startsWith' | 'endsWith') => ([text = null, affix = null]: readonly Value[]): boolean => {
  const python = name.toLowerCase();
  return affixes(affix, python).some((each) => asText(text, `${python}()`)[name](each));
};
const changed = (name: string, change: (text: string) => string) => ([text = null]: readonly Value[]): string => change(asText(text, `${name}()`));

/** Without one, white space. */
function strip([text = null, signs = null]: readonly Value[]): string {
  if (signs === null) return asText(text, 'strip()').trim();
  const away = new Set(asText(signs, 'strip()'));
  const letters = [...asText(text, 'strip()')];
  let [start, end] = [0, letters.length];
  while (start < end && away.has(letters[start] ?? '')) start += 1;
  while (end > start && away.has(letters[end - 1] ?? '')) end -= 1;
  return letters.slice(start, end).join('');
}

/** The first operand is what stands before the dot. */
export const methods: ReadonlyMap<string, Callable> = new Map<string, Callable>([
  ['startswith', { kind: 'truth', takes: [['text'], ['text', 'list']], optional: 0, work: affixed('startsWith') }],
  ['endswith', { kind: 'truth', takes: [['text'], ['text', 'list']], optional: 0, work: affixed('endsWith') }],
  ['lower', { kind: 'text', takes: [['text']], optional: 0, work: changed('lower', (text) => text.toLowerCase()) }],
  ['upper', { kind: 'text', takes: [['text']], optional: 0, work: changed('upper', (text) => text.toUpperCase()) }],
  ['strip', { kind: 'text', takes: [['text'], ['text']], optional: 1, work: strip }],
]);
