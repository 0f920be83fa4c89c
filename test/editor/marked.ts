/** Rulebooks for tests of editor features, with the cursor drawn into them as `|`. */
import { type OpenRulebook, openRulebook } from '../../src/editor/index.ts';
import type { Location } from '../../src/language/index.ts';
import type { Texts } from '../support/rulebook.ts';

export const meters = `language 1
currency EUR decimals 6 rounding half_even
timezone "Europe/Paris"
unit month is 730 hour

meter instance measured in hour {
  flavor   one of "m1.small", "m1.large"
  image    text optional
  vcpu     number in core
  plan     one of "standard", "annual"
}

meter volume measured in GiB*hour {
  class    one of "ssd", "hdd"
  plan     one of "standard", "annual"
}
`;

export const instance = `module instance

price by_flavor for instance {
  "By flavor."
  from 2026-01-01 {
    table flavor {
      "m1.small" : 0.020 EUR/hour
      "m1.large" : 0.080 EUR/hour
    }
  }
  from 2026-07-01 until 2027-01-01 {
    table flavor {
      "m1.small" : 0.021 EUR/hour
      "m1.large" : 0.080 EUR/hour
    }
  }
  from 2027-01-01 {
    table flavor from "prices.csv"
  }
}

price by_core for instance {
  "By core."
  when has image
  combines by_flavor
  from 2026-01-01 {
    let cores = max(vcpu, 4 core)
    charge cores * 0.01 EUR/core/hour * quantity
  }
}
`;

export const discounts = `module discounts

adjust annual for instance, volume {
  "A tenth."
  when plan == "annual"
  from 2026-01-01 {
    discount 10%
  }
}
`;

const storage = `module storage

price stored for volume {
  "By class."
  from 2026-01-01 {
    table class {
      "ssd" : 0.10 EUR/GiB/month
      "hdd" : 0.04 EUR/GiB/month
    }
  }
}
`;

export const prices = 'flavor,price\nm1.small,0.03 EUR/hour\nm1.large,free\n';
export const texts: Texts = { 'meters.tariff': meters, 'instance.tariff': instance, 'discounts.tariff': discounts, 'storage.tariff': storage, 'prices.csv': prices };

/** The texts as an editor has them open. */
export function openTexts(from: Texts): OpenRulebook {
  return openRulebook({ files: Object.keys(from).filter((name) => name.endsWith('.tariff')), readText: (name) => from[name] ?? null });
}

export interface Marked {
  readonly rulebook: OpenRulebook;
  readonly path: string;
  readonly offset: number;
}

/** A rulebook of which one file is `text`, and the place of the `|` in it. */
export function marked(path: string, text: string, others: Texts = texts): Marked {
  const offset = text.indexOf('|');
  if (offset < 0 || text.indexOf('|', offset + 1) >= 0) throw new Error('one cursor, please');
  return { path, offset, rulebook: openTexts({ ...others, [path]: text.slice(0, offset) + text.slice(offset + 1) }) };
}

/** The file with the cursor put into the only place where `snippet` stands, which holds the `|`. */
export function cursorIn(path: string, snippet: string): Marked {
  const text = texts[path] ?? '';
  const plain = snippet.replace('|', '');
  if (text.split(plain).length !== 2) throw new Error(`${path} should hold ${plain} once`);
  return marked(path, text.replace(plain, () => snippet));
}

/** `instance.tariff: flavor` for each place, in order. */
export const shown = (places: readonly Location[], rulebook: OpenRulebook): readonly string[] =>
  places.map(({ file, span }) => `${file}: ${rulebook.textOf(file)?.slice(span.start, span.end) ?? '?'}`).sort();
