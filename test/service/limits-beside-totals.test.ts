/** Limits on one meter and running totals on another, in one input: what the limits count is all that there is, as in the quote. */
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readUsage, readUsageColumns } from '../../src/collect/index.ts';
import { closeWindows, quoteUsage, storeColumns } from '../../src/intake/index.ts';
import { decimalText } from '../../src/money/index.ts';
import { rowsOf, withStore } from '../support/postgres.ts';
import { openSound } from '../support/rulebook.ts';
import { at } from './parts.ts';

const rulebook = openSound({ 'rules.tariff': `language 1
currency EUR decimals 2 rounding half_up
timezone "UTC"

meter instance measured in hour
meter traffic measured in GB

module prices

price by_hour for instance {
  "By the hour."
  from 2026-01-01 {
    rate 0.10 EUR/hour
  }
}

price by_traffic for traffic {
  "Some free."
  from 2026-01-01 {
    tiers graduated over month by scope {
      up to 10 GB : free
      beyond      : 0.07 EUR/GB
    }
  }
}

limit least for instance {
  "At least ten euro a month."
  from 2026-01-01 {
    at least 10.00 EUR over month by scope
  }
}
` });
const line = (meter: string, unit: string, day: string): string => `${JSON.stringify({ meter, scope: 'acme', start: `2026-03-${day}T10:00:00Z`, end: `2026-03-${day}T11:00:00Z`, quantity: '12', unit, fields: {} })}\n`;

test.each([
  ['the limit first', [line('instance', 'hour', '01'), line('traffic', 'GB', '02')]], ['the totals first', [line('traffic', 'GB', '02'), line('instance', 'hour', '01')]],
])('%s', (_name, lines) => withStore(async (store, url) => {
  const text = lines.join('');
  await storeColumns(store, rulebook, readUsageColumns(Readable.from([text]), { format: 'ndjson', coded: 'all' }), { source: 'test', onWarning: () => {} });
  expect(await rowsOf(url, 'select rule, trim_scale(sum)::text as sum from limit_sum')).toEqual([{ rule: 'least', sum: '1.2' }]);
  const quoted = quoteUsage(rulebook.tariff, readUsage(Readable.from([text]), { format: 'ndjson' }), { onWarning: () => {} });
  for await (const _ of quoted.assessments);
  const closed = await closeWindows(store, rulebook, { until: at('2026-04-01T00:00:00Z'), dryRun: false });
  expect(closed.lines.map(({ amount }) => decimalText(amount))).toEqual(['8.8']);
  expect(quoted.closeWindows().map(({ amount }) => decimalText(amount))).toEqual(['8.8']);
}));
