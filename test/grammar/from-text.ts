/** Reads the written grammar: the EBNF of ISO 14977 without its commas between parts, which nobody misses. */
import { type Grammar, type Part, choice, sequence } from './normal-form.ts';

const tokenPattern = /\s+|\(\*[\s\S]*?\*\)|(?<word>"[^"]*"|'[^']*')|(?<prose>\?[^?]*\?)|(?<name>[A-Za-z_]\w*)|(?<sign>[=|;()[\]{}])/gy;

interface Token {
  readonly kind: 'word' | 'prose' | 'name' | 'sign';
  readonly text: string;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(tokenPattern)) {
    end = match.index + match[0].length;
    const { word, prose, name, sign } = match.groups ?? {};
    if (word !== undefined) tokens.push({ kind: 'word', text: word.slice(1, -1) });
    else if (prose !== undefined) tokens.push({ kind: 'prose', text: prose.slice(1, -1).trim() });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
  }
  if (end < text.length) throw new Error(`the grammar cannot be read from here: ${text.slice(end, end + 60)}`);
  return tokens;
}

class Reader {
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get done(): boolean {
    return this.#index >= this.#tokens.length;
  }

  #next(): Token {
    const token = this.#tokens[this.#index++];
    if (token === undefined) throw new Error('the grammar ends too early');
    return token;
  }

  #isSign(text: string): boolean {
    const token = this.#tokens[this.#index];
    return token?.kind === 'sign' && token.text === text;
  }

  #expect(text: string): void {
    const token = this.#next();
    if (token.kind !== 'sign' || token.text !== text) throw new Error(`expected ${text} and found ${token.text}`);
  }

  rule(): readonly [string, Part] {
    const { text } = this.#next();
    this.#expect('=');
    const part = this.#choice();
    this.#expect(';');
    return [text, part];
  }

  #choice(): Part {
    const parts = [this.#sequence()];
    while (this.#isSign('|')) {
      this.#expect('|');
      parts.push(this.#sequence());
    }
    return choice(parts);
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (![';', '|', ')', ']', '}'].some((sign) => this.#isSign(sign))) parts.push(this.#part());
    return sequence(parts);
  }

  #closed(sign: string): Part {
    const part = this.#choice();
    this.#expect(sign);
    return part;
  }

  #part(): Part {
    const { kind, text } = this.#next();
    if (kind === 'word') return { kind: 'word', text };
    if (kind === 'prose') return { kind: 'prose', text };
    if (kind === 'name') return /^[A-Z_]+$/.test(text) ? { kind: 'terminal', name: text } : { kind: 'rule', name: text };
    switch (text) {
      case '(': return this.#closed(')');
      case '[': return { kind: 'option', part: this.#closed(']') };
      case '{': return { kind: 'repetition', part: this.#closed('}') };
      default: throw new Error(`nothing begins with ${text}`);
    }
  }
}

export function grammarFromText(text: string): Grammar {
  const reader = new Reader(tokensOf(text));
  const rules = new Map<string, Part>();
  while (!reader.done) {
    const [name, part] = reader.rule();
    if (rules.has(name)) throw new Error(`${name} is defined twice`);
    rules.set(name, part);
  }
  return rules;
}
