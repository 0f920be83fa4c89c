/**
 * What an editor makes of a line with a TextMate grammar that has nothing but `match`: the earliest pattern wins, of two at one
 * place the first. Enough for ours, and it says so when a grammar needs more.
 */

interface Pattern {
  readonly name?: string;
  readonly match?: string;
  readonly include?: string;
  readonly captures?: Readonly<Record<string, { readonly name?: string }>>;
}

export interface TextMate {
  readonly scopeName: string;
  readonly patterns: readonly Pattern[];
  readonly repository: Readonly<Record<string, { readonly patterns: readonly Pattern[] }>>;
}

interface Ready {
  readonly pattern: Pattern;
  readonly expression: RegExp;
}

export function openTextMate(grammar: TextMate): readonly Ready[] {
  const flat = (patterns: readonly Pattern[]): readonly Pattern[] => patterns.flatMap((pattern) => (pattern.include === undefined ? [pattern] : flat(grammar.repository[pattern.include.slice(1)]?.patterns ?? [])));
  return flat(grammar.patterns).map((pattern) => {
    if (pattern.match === undefined) throw new Error('only `match` is read here');
    return { pattern, expression: new RegExp(pattern.match, 'dg') };
  });
}

/** The scopes of each character of a line, the most particular last. */
export function scopesOf(patterns: readonly Ready[], line: string): readonly string[] {
  const scopes = Array.from({ length: line.length }, () => '');
  const paint = (span: readonly [number, number] | undefined, name: string | undefined): void => {
    if (span !== undefined && name !== undefined) scopes.fill(name, span[0], span[1]);
  };
  let position = 0;
  while (position < line.length) {
    let best: { readonly match: RegExpExecArray; readonly pattern: Pattern } | null = null;
    for (const { pattern, expression } of patterns) {
      expression.lastIndex = position;
      const match = expression.exec(line);
      if (match !== null && match[0] !== '' && (best === null || match.index < best.match.index)) best = { match, pattern };
    }
    if (best === null) break;
    const { match, pattern } = best;
    paint(match.indices?.[0], pattern.name);
    for (const [group, { name }] of Object.entries(pattern.captures ?? {})) if (group !== '0') paint(match.indices?.[Number(group)], name);
    position = match.index + match[0].length;
  }
  return scopes;
}
