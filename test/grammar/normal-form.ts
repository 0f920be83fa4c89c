/** Grammars in one form, whether they come from the written grammar or from the parser. */

export type Part =
  /** A keyword or a sign, as it is written. */
  | { readonly kind: 'word'; readonly text: string }
  /** A terminal with many spellings, such as NAME. */
  | { readonly kind: 'terminal'; readonly name: string }
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly parts: readonly Part[] }
  | { readonly kind: 'option'; readonly part: Part }
  | { readonly kind: 'repetition'; readonly part: Part }
  /** `? in words ?` */
  | { readonly kind: 'prose'; readonly text: string };

/** By name, in the order of the grammar. */
export type Grammar = ReadonlyMap<string, Part>;

/** A sequence without sequences in it; one part stands alone. */
export function sequence(parts: readonly Part[]): Part {
  const flat = parts.flatMap((part) => (part.kind === 'sequence' ? part.parts : [part]));
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { kind: 'sequence', parts: flat };
}

export function choice(parts: readonly Part[]): Part {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'choice', parts };
}

/** `x { separator x }` */
export const separated = (part: Part, separator: Part): Part => sequence([part, { kind: 'repetition', part: sequence([separator, part]) }]);

/** The same grammar gives the same text. */
export function written(part: Part): string {
  switch (part.kind) {
    case 'word': return part.text.includes('"') ? `'${part.text}'` : `"${part.text}"`;
    case 'terminal': case 'rule': return part.name;
    case 'sequence': return part.parts.map((inner) => (inner.kind === 'choice' ? `( ${written(inner)} )` : written(inner))).join(' ');
    case 'choice': return part.parts.map(written).join(' | ');
    case 'option': return `[ ${written(part.part)} ]`;
    case 'repetition': return `{ ${written(part.part)} }`;
    case 'prose': return `? ${part.text} ?`;
  }
}
