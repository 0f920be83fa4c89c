/** The conversion of a metric, as `factor`, `offset`, `mutate` and `mutate_map` say it. */
import { type Rational, isZero, one, zero } from '../money/index.ts';
import { listed, nearest } from '../words/index.ts';
import { type Entry, type Problem, type YamlValue, doubtful, foundText, wrong } from '../yaml/index.ts';
import type { DefinitionKey } from './definition-keys.ts';
import { type Conversion, type Mutator, mutators } from './metric.ts';
import { readNumber } from './numbers.ts';

type Entries = ReadonlyMap<DefinitionKey, Entry>;

function numberOf(value: YamlValue, name: string, problems: Problem[]): Rational | null {
  const reading = readNumber(value);
  if ('value' in reading) return reading.value;
  problems.push(wrong(value.at, `\`${name}\` ${reading.problem}: here stands ${foundText(value)}`, reading.fix));
  return null;
}

const isMutator = (text: string): text is Mutator => (mutators as readonly string[]).includes(text);

function mutatorOf(entry: Entry | undefined, problems: Problem[]): Mutator | null {
  if (entry === undefined) return 'NONE';
  const { value } = entry;
  if (value.kind === 'scalar' && isMutator(value.text)) return value.text;
  const meant = value.kind === 'scalar' ? nearest(value.text, mutators) : null;
  problems.push(wrong(value.at, `\`mutate\` is one of ${listed(mutators, mutators.length)}, and here stands ${foundText(value)}`, meant === null ? 'leave the line out to change nothing' : `did you mean \`${meant}\`?`));
  return null;
}

/** Keys that are the same number, such as 0 and 0.0, would answer twice. */
function mapOf({ key, value }: Entry, problems: Problem[]): Conversion['map'] {
  if (value.kind !== 'mapping') {
    problems.push(wrong(key.at, `\`mutate_map\` is a mapping from numbers to numbers, and here stands ${foundText(value)}`, 'write one line for each number, such as `11.0: 1.0`'));
    return null;
  }
  if (value.entries.length === 0) problems.push(wrong(key.at, '`mutate_map` names no number: every quantity would become 0', 'name the numbers that count'));
  const pairs = new Map<string, readonly [Rational, Rational]>();
  for (const entry of value.entries) {
    const from = numberOf(entry.key, 'mutate_map', problems);
    const to = numberOf(entry.value, 'mutate_map', problems);
    if (from === null || to === null) continue;
    const name = `${from.numerator}/${from.denominator}`;
    if (pairs.has(name)) problems.push(wrong(entry.key.at, `\`mutate_map\` names the number ${entry.key.text} twice`, 'keep one of them: 0 and 0.0 are the same number'));
    else pairs.set(name, [from, to]);
  }
  return [...pairs.values()];
}

export function readConversion(entries: Entries, problems: Problem[]): Conversion {
  const [factorEntry, offsetEntry, mapEntry, mutateEntry] = [entries.get('factor'), entries.get('offset'), entries.get('mutate_map'), entries.get('mutate')];
  const factor = factorEntry === undefined ? one : numberOf(factorEntry.value, 'factor', problems) ?? one;
  const offset = offsetEntry === undefined ? zero : numberOf(offsetEntry.value, 'offset', problems) ?? zero;
  if (factorEntry !== undefined && isZero(factor)) problems.push(doubtful(factorEntry.value.at, 'a factor of 0 makes all quantities the same, whatever the source says', 'write the factor that converts the unit of the source'));
  const mutate = mutatorOf(mutateEntry, problems);
  if (mutate === 'MAP' && mapEntry === undefined && mutateEntry !== undefined) problems.push(wrong(mutateEntry.value.at, '`mutate: MAP` needs a `mutate_map`, and there is none', 'say what becomes of which number: `mutate_map: {0.0: 1.0}`'));
  if (mutate !== null && mutate !== 'MAP' && mapEntry !== undefined) problems.push(wrong(mapEntry.key.at, `\`mutate_map\` is used by \`mutate: MAP\` alone, and \`mutate\` is ${mutateEntry === undefined ? 'not there' : mutate}`, 'write `mutate: MAP`, or leave the map out'));
  const map = mapEntry === undefined ? null : mapOf(mapEntry, problems);
  return { factor, offset, mutate: mutate ?? 'NONE', map: mutate === 'MAP' ? map : null };
}
