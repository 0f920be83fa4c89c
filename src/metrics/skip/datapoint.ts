/** What a skip expression may read of a point: `datapoint['vol']['qty']`, and so on. */
import { exactNumber } from '../../money/index.ts';
import { listed, nearest } from '../../words/index.ts';
import type { SkippablePoint } from '../metric.ts';
import { type Resolved, reading } from './resolved.ts';
import { ExpressionFault, type Node, type Span } from './tree.ts';
import { Unanswerable } from './values.ts';

/** A part of a point that is no value yet. */
export type Part = 'datapoint' | 'vol' | 'groupby' | 'metadata';
type AttributePart = 'groupby' | 'metadata';

const keysOf: Readonly<Record<'datapoint' | 'vol', readonly string[]>> = { datapoint: ['vol', 'rating', 'groupby', 'metadata'], vol: ['unit', 'qty'] };
const written: Readonly<Record<Part, string>> = { datapoint: 'datapoint', vol: "datapoint['vol']", groupby: "datapoint['groupby']", metadata: "datapoint['metadata']" };

export const isAttributes = (part: Part): part is AttributePart => part === 'groupby' || part === 'metadata';
const attributesOf = (point: SkippablePoint, part: AttributePart): ReadonlyMap<string, string> => point[part];

/** Groups of attributes are values: one can look for a key in them. */
export const attributes = (part: AttributePart): Resolved => reading('mapping', (point) => attributesOf(point, part));

/** `datapoint` and its parts, for subscripts and `.get`; `null` for every other expression. */
export function partOf(node: Node): Part | null {
  if (node.kind === 'name') return node.name === 'datapoint' ? 'datapoint' : null;
  const key = node.kind === 'subscript' ? node.key : node.kind === 'method' && node.name === 'get' ? node.operands[0] : undefined;
  if ((node.kind !== 'subscript' && node.kind !== 'method') || key?.kind !== 'text' || partOf(node.of) !== 'datapoint') return null;
  return key.value === 'vol' || key.value === 'groupby' || key.value === 'metadata' ? key.value : null;
}

export const partAlone = (part: Part, span: Span): ExpressionFault =>
  new ExpressionFault(span, `\`${written[part]}\` is no single value`, part === 'vol' ? "write `datapoint['vol']['qty']` or `datapoint['vol']['unit']`" : "write one of its parts, such as `datapoint['vol']['qty']`");

function unknownKey(part: 'datapoint' | 'vol', key: string, span: Span): ExpressionFault {
  if (part === 'datapoint' && key === 'rating') {
    return new ExpressionFault(span, 'the price of a point is not known when it is decided whether to skip it: points are skipped before they are rated', 'read the quantity or an attribute; a price of zero is a matter of the rules');
  }
  const meant = nearest(key, keysOf[part].filter((name) => name !== 'rating'));
  return new ExpressionFault(span, `\`${written[part]}\` has no \`${key}\``, meant === null ? `it has ${listed(keysOf[part].filter((name) => name !== 'rating'))}` : `did you mean \`${meant}\`?`);
}

/** `PART['key']`, or with a fallback `PART.get('key', fallback)`. */
export function readPart(part: Part, key: string, span: Span, fallback: Resolved | null): Resolved {
  if (isAttributes(part)) {
    const missing = `\`${written[part]}['${key}']\` is not there`;
    return reading(fallback === null || fallback.kind === 'text' ? 'text' : 'unknown', (point) => {
      const value = attributesOf(point, part).get(key);
      if (value !== undefined) return value;
      if (fallback === null) throw new Unanswerable(missing);
      return fallback.read(point);
    });
  }
  if (part === 'vol' && key === 'qty') return reading('number', ({ quantity }) => exactNumber(quantity));
  if (part === 'vol' && key === 'unit') return reading('text', ({ unit }) => unit);
  throw unknownKey(part, key, span);
}
