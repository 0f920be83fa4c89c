/** An assessment as one JSON object: the point, what became of it, and the charges. Numbers that carry money are decimal strings. */
import { decimalText } from '../money/index.ts';
import type { Charge, LimitLine, UsagePoint, UsageValue } from '../rating/index.ts';
import { instantText } from '../time/index.ts';
import type { PostedLine } from '../storage/index.ts';
import type { Assessment } from './assess.ts';

/** `JSON.rawJSON` (Node 21 and later) writes a number by its own digits, where a float would lose some. */
const rawJson = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;

function fieldJson(value: UsageValue): unknown {
  return value.kind === 'text' ? value.text : rawJson(value.kind === 'json' ? JSON.stringify(value.text) : value.text);
}

const pointJson = (point: UsagePoint): Record<string, unknown> => ({
  ...(point.id === null ? {} : { id: point.id }),
  meter: point.meter, scope: point.scope, start: instantText(point.period.start), end: instantText(point.period.end),
  quantity: decimalText(point.quantity), unit: point.unit,
  fields: Object.fromEntries([...point.fields].map(([name, value]) => [name, fieldJson(value)])),
});

const chargeJson = (charge: Charge): Record<string, unknown> => ({
  kind: charge.kind, module: charge.module, rule: charge.rule, amount: decimalText(charge.amount), currency: charge.currency, quantity: decimalText(charge.quantity), at: charge.at,
  parts: charge.parts.map((part) => ({ start: instantText(part.period.start), end: instantText(part.period.end), quantity: decimalText(part.quantity), amount: decimalText(part.amount), rate: part.rate, at: part.at })),
});

export function assessmentJson(entry: Assessment): Record<string, unknown> {
  switch (entry.kind) {
    case 'refused': return { status: 'refused', place: entry.refusal.place, code: entry.refusal.code, field: entry.refusal.field, reason: entry.refusal.reason };
    case 'known': return { ...pointJson(entry.point), status: 'known', reason: 'the same point with the same quantity came before', charges: [] };
    case 'priced': {
      const { verdict } = entry;
      const point = pointJson(entry.point);
      switch (verdict.status) {
        case 'rated': return { ...point, status: 'rated', amount: decimalText(verdict.amount), currency: verdict.currency, charges: verdict.charges.map(chargeJson) };
        case 'unrated': return { ...point, status: 'unrated', reason: verdict.reason, charges: [] };
        case 'stopped': return { ...point, status: 'stopped', code: verdict.code, reason: verdict.reason, charges: [] };
      }
    }
  }
}

/** A limit's line: it belongs to a window and a group, and to no meter. */
export const limitJson = (line: LimitLine): Record<string, unknown> => ({
  status: 'limit', module: line.module, rule: line.rule, amount: decimalText(line.amount), currency: line.currency, sum: decimalText(line.sum),
  start: instantText(line.window.start), end: instantText(line.window.end), group: Object.fromEntries(line.group), at: line.at,
});

/** The same with the reason why it was posted. */
export const postedJson = (line: PostedLine): Record<string, unknown> => ({ ...limitJson(line), reason: line.reason });
