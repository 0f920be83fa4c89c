/** Draws the grammar as railroad diagrams: one page that needs nothing but itself. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { type Grammar, type Part, written } from './normal-form.ts';

type Drawing = { readonly toString: () => string };

/** What of the drawing library is used. */
interface Railroad {
  readonly Diagram: (...parts: readonly Drawing[]) => Drawing;
  readonly Sequence: (...parts: readonly Drawing[]) => Drawing;
  readonly Choice: (straight: number, ...parts: readonly Drawing[]) => Drawing;
  readonly Optional: (part: Drawing) => Drawing;
  readonly OneOrMore: (part: Drawing, between?: Drawing) => Drawing;
  readonly ZeroOrMore: (part: Drawing) => Drawing;
  readonly Terminal: (text: string) => Drawing;
  readonly NonTerminal: (text: string, link: string) => Drawing;
}

/** Tab Atkins' railroad-diagrams (CC0), which the parser's library carries for the browser: a script that leaves a global. */
function openRailroad(): Railroad {
  const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('chevrotain')), '../../diagrams/vendor');
  const context = vm.createContext({});
  vm.runInContext(readFileSync(path.join(folder, 'railroad-diagrams.js'), 'utf8'), context);
  return (context as { readonly railroad: Railroad }).railroad;
}

const { Diagram, Sequence, Choice, Optional, OneOrMore, ZeroOrMore, Terminal, NonTerminal } = openRailroad();

/** `x { separator x }` is one loop back over the separator. */
function loopAt(parts: readonly Part[], index: number): Part | null {
  const [part, next] = [parts[index], parts[index + 1]];
  if (part === undefined || next?.kind !== 'repetition' || next.part.kind !== 'sequence') return null;
  const [separator, again, ...more] = next.part.parts;
  return separator !== undefined && again !== undefined && more.length === 0 && written(again) === written(part) ? separator : null;
}

function drawSequence(parts: readonly Part[]): Drawing {
  const drawings: Drawing[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (part === undefined) continue;
    const separator = loopAt(parts, index);
    drawings.push(separator === null ? draw(part) : OneOrMore(draw(part), draw(separator)));
    if (separator !== null) index += 1;
  }
  return Sequence(...drawings);
}

function draw(part: Part): Drawing {
  switch (part.kind) {
    case 'word': return Terminal(part.text);
    case 'terminal': return Terminal(part.name);
    case 'rule': return NonTerminal(part.name, `#${part.name}`);
    case 'sequence': return drawSequence(part.parts);
    case 'choice': return Choice(0, ...part.parts.map(draw));
    case 'option': return Optional(draw(part.part));
    case 'repetition': return ZeroOrMore(draw(part.part));
    case 'prose': return Terminal(part.text);
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** Without what the library notes for its own scripts, and without lines of no length. */
const svgOf = (part: Part): string => String(Diagram(draw(part))).replace(/ (?:occurrenceIdx|topRuleName|dslRuleName|tokenName|ruleName|label)="[^"]*"/g, '').replace(/\n+|<path d="M[\d.]+ [\d.]+h0"><\/path>/g, '').replaceAll('xlink:href', 'href')
  // Words of the language are written as they stand; NAME and its like stand for many.
  .replace(/<g class="(?:\s*)terminal(?:\s*)">((?:(?!<\/g>).)*>[A-Z]{2,}<\/text>)/g, '<g class="token">$1');

/** From the whole file inwards: each rule behind the one that first names it. */
function readingOrder(grammar: Grammar): readonly string[] {
  const order: string[] = [];
  const visit = (name: string): void => {
    const part = grammar.get(name);
    if (part === undefined || order.includes(name)) return;
    order.push(name);
    for (const [, next] of written(part).matchAll(/(?<!")\b([a-z]\w*)\b(?!")/g)) visit(next ?? '');
  };
  for (const name of ['file', ...grammar.keys()]) visit(name);
  return order;
}


const style = `
  :root { color-scheme: light dark; --line: #333; --word: #d8f0e3; --rule: #dbe6ff; --token: #fbe9c6; --text: #111; --page: #fff; }
  @media (prefers-color-scheme: dark) { :root { --line: #bbb; --word: #1f4a36; --rule: #26386b; --token: #5a4312; --text: #eee; --page: #181818; } }
  body { font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
  nav a { margin-right: 0.75rem; white-space: nowrap; } a { color: inherit; }
  h2 { margin: 2rem 0 0; font-size: 1.1rem; } code { font-size: 0.85rem; } section > div { overflow-x: auto; }
  svg path { stroke: var(--line); stroke-width: 2; fill: none; }
  svg rect { stroke: var(--line); stroke-width: 1.5; fill: var(--word); } svg .non-terminal rect { fill: var(--rule); } svg .token rect { fill: var(--token); }
  svg a:hover text { text-decoration: underline; } section { scroll-margin-top: 1rem; }
  .word, .rule, .token { padding: 0 0.4rem; border: 1px solid var(--line); font: bold 0.85rem monospace; } .word { background: var(--word); } .rule { background: var(--rule); } .token { background: var(--token); } .word, .token { border-radius: 0.7rem; }
  svg text { font: bold 14px monospace; text-anchor: middle; fill: var(--text); }
`;

export function railroadPage(grammar: Grammar): string {
  const names = readingOrder(grammar);
  const sections = names.map((name) => [name, grammar.get(name) as Part] as const).map(([name, part]) => `<section id="${name}">\n<h2>${name}</h2>\n<code>${escaped(written(part))}</code>\n<div>${svgOf(part)}</div>\n</section>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The grammar of Tariff</title>
<style>${style}</style>
</head>
<body>
<h1>The grammar of Tariff</h1>
<p>Drawn from the parser. Follow the line from left to right: <span class="word">words</span> are written as they stand, <span class="rule">rules</span> are drawn below, <span class="token">CAPITALS</span> stand for a piece of text, NL for the end of a line. The same in writing, with the spelling of NAME, NUMBER, TEXT, DATE, TIME and UNIT, is <a href="tariff.ebnf">tariff.ebnf</a>.</p>
<nav>${names.map((name) => `<a href="#${name}">${name}</a>`).join(' ')}</nav>
${sections.join('\n')}
</body>
</html>
`;
}
