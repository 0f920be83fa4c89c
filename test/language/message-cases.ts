/** Reads the `.cases` files: bad rulebooks, and line by line what the language says of them. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Texts } from '../support/rulebook.ts';

export interface MessageCase {
  readonly title: string;
  readonly texts: Texts;
  /** One line a message: code, place, width of what is underlined, headline. */
  readonly expected: readonly string[];
}

/** What the cases are checked against when they bring no meters of their own. */
export const sharedMeters = `language 1
currency EUR decimals 6 rounding half_even
timezone "Europe/Paris"
unit month is 730 hour

meter instance measured in hour {
  flavor   one of "small", "large", "gpu"
  region   one of "fra", "ams"
  image    text optional
  vcpu     number in core
  project  text
}

meter volume measured in GiB*hour {
  class    one of "ssd", "hdd"
  size     number in GiB
}
`;

/** Text before the first `--- file` is the inside of a price of `instance`, which begins on line 6 of p.tariff. */
const around = (inside: string): string => `module p\n\nprice p for instance {\n  "Paid."\n\n${inside}}\n`;

function readCase(text: string): MessageCase {
  const titleEnd = text.indexOf('\n');
  const [body = '', expected = ''] = text.slice(titleEnd + 1).split(/^>>>\n/m);
  const [inside = '', ...files] = body.split(/^--- (.*)\n/m);
  const texts: Record<string, string> = { 'meters.tariff': sharedMeters, ...(inside.trim() === '' && files.length > 0 ? {} : { 'p.tariff': around(inside) }) };
  for (let index = 0; index + 1 < files.length; index += 2) texts[files[index] ?? ''] = files[index + 1] ?? '';
  return { title: text.slice(0, titleEnd), texts, expected: expected.split('\n').filter((row) => row !== '') };
}

const folder = path.join(import.meta.dirname, 'messages');

export const messageFiles: readonly { readonly name: string; readonly cases: readonly MessageCase[] }[] = readdirSync(folder).sort().map((name) => ({
  name, cases: readFileSync(path.join(folder, name), 'utf8').split(/^=== /m).slice(1).map(readCase),
}));
