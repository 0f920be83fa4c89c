/** Habits from other languages and from spreadsheets, known by the text around the place where the parser stumbled. */
import { nearest } from '../diagnostics/suggest.ts';
import { type Rewriting, dateIn, figureAt, writtenInFull } from './figures.ts';

/** Where the parser stumbled. */
export interface Stumble {
  readonly text: string;
  readonly offset: number;
  /** The rule of the grammar, and the name of the token or word that it wants, if it wants one. */
  readonly rule: string;
  readonly expected: string;
}

export interface Mended {
  /** What is wrong, where the usual headline would not say it. */
  readonly headline: string | null;
  readonly help: string;
  /** What is underlined instead of the token, if that says more. */
  readonly at: { readonly start: number; readonly end: number } | null;
  readonly edit: { readonly start: number; readonly end: number; readonly text: string } | null;
}

interface Around extends Stumble {
  /** The line up to the place, and the text from it on. */
  readonly before: string;
  readonly after: string;
  readonly above: string;
  readonly line: string;
  readonly lineStart: number;
}

/** `back` characters before the place and `length` from it on become `put`; without `put` there is only advice. */
interface Advice {
  readonly headline?: string;
  readonly help: string;
  readonly back?: number;
  readonly length?: number;
  readonly put?: string | null;
}

interface Habit {
  /** The rules of the grammar in which it is one; all, without. */
  readonly rules?: readonly string[];
  readonly expected?: readonly string[];
  readonly above?: RegExp;
  readonly before?: RegExp;
  readonly after: RegExp;
  readonly advise: (after: RegExpExecArray, before: RegExpExecArray | null, around: Around) => Advice | null;
}

const lineBegins = /^[ \t]*$/;
const blanks = (text: string): number => /[ \t]*$/.exec(text)?.[0].length ?? 0;
const rows = ['row', 'matchRow', 'tierRow', 'windowRow', 'blocksBody'];
const keys = ['tableBody', 'matchExpression', 'row', 'matchRow', 'key', 'keys'];
const broken = 'formulas and lists stand on one line';
const snake = (name: string): string => name.replace(/["'`]/g, '').trim().replace(/\W+/g, '_');

/** The slip of a hand: one word, value or sign typed again. */
const twice: Habit = { before: /(?:^|[ \t(])("[^"\n]*"|[A-Za-z][\w*/]*|\d[\d_.:-]*|[=:,)])[ \t]+$/, after: /^("[^"\n]*"|[A-Za-z][\w*/]*|\d[\d_.:-]*|[=:,)])(?!\w)[ \t]*/, advise: (m, b) => (m[1] === b?.[1] ? { headline: `\`${m[1] ?? ''}\` stands here twice`, help: 'write', length: m[0].length, put: '' } : null) };

/** Tried in this order. */
const habits: readonly Habit[] = [
  // Comments and lists of other languages.
  { before: /(?:^|\s)$/, after: /^\/\*[ \t]*(.*?)[ \t]*\*\/(?=[ \t]*\r?\n)/, advise: (m) => ({ headline: 'comments begin with `#`', help: 'write', length: m[0].length, put: `# ${m[1] ?? ''}` }) },
  { before: /(?:^|\s)$/, after: /^\/\*/, advise: () => ({ headline: 'comments begin with `#`', help: 'begin each line of the comment with `#`' }) },
  { before: /(?:^|\s)$/, after: /^\/\/[ \t]*/, advise: (m) => ({ headline: 'comments begin with `#`', help: 'write', length: m[0].length, put: '# ' }) },
  { before: lineBegins, after: /^--[ \t]*(?=[A-Za-z])/, advise: (m) => ({ headline: 'comments begin with `#`', help: 'write', length: m[0].length, put: '# ' }) },
  { above: /^[ \t]*(?:charge|let|when)\b[^#]*$/, before: lineBegins, after: /^(?:[*/+-]|and\b|or\b)/, advise: (_m, before, { before: indent, text, offset }) => {
    const end = text.lastIndexOf('\n', offset - 1);
    const cut = /[ \t\r]*$/.exec(text.slice(0, end))?.[0].length ?? 0;
    return before === null ? null : { headline: 'this line goes on from the one above', help: broken, back: indent.length + 1 + cut, length: 0, put: ' ' };
  } },
  { before: lineBegins, after: /^-[ \t]+(?=["\w])/, advise: (m) => ({ help: 'lines have no dash before them', length: m[0].length, put: '' }) },
  // Lines that go on.
  { expected: ['OpenBrace'], after: /^[ \t]*\r?\n\s*\{/, advise: (m) => ({ help: 'the brace stands at the end of the line', length: m[0].length, put: ' {' }) },
  { rules: ['tableBody'], after: /^[ \t]*\r?\n\s*\{/, advise: (m) => ({ help: 'the brace stands at the end of the line', length: m[0].length, put: ' {' }) },
  { rules: ['tableBody'], before: /\w$/, after: /^[ \t]*(?=#|\r?\n)/, advise: () => ({ help: 'write', length: 0, put: ' {' }) },
  { rules: ['tableBody'], after: /^(?:=[ \t]*)?(?=")/, before: /\btable\b.*$/, advise: (m) => ({ help: 'write', length: m[0].length, put: 'from ' }) },
  { before: /,[ \t]*$/, after: /^[ \t]*\r?\n\s*(?="|\w+[ \t]*=[^=])/, advise: (m, _before, { before }) => ({ help: broken, back: blanks(before), length: m[0].length, put: ' ' }) },
  { before: /,[ \t]*$/, after: /^[ \t]*(?=\r?\n)/, advise: (m, _before, { before }) => ({ help: 'nothing follows the comma: remove it', back: blanks(before) + 1, length: m[0].length, put: '' }) },
  { before: /(?:[-+*/]|[=<>]=?|\b(?:and|or|not|then|else|if))[ \t]*$/, after: /^[ \t]*\r?\n([ \t]*)(?=[^\s}#])/, advise: (m, _before, { before }) => {
    const deeper = (m[1] ?? '').length > (/^[ \t]*/.exec(before)?.[0].length ?? 0);
    return deeper ? { help: broken, back: blanks(before), length: m[0].length, put: ' ' } : null;
  } },
  { expected: ['CloseRound'], after: /^[ \t]*\r?\n/, advise: (_m, _b, { before }) => ({ help: 'close the bracket', back: blanks(before), length: 0, put: ')' }) },
  { after: /^,[ \t]*(?=#|\r?\n)/, advise: () => ({ help: 'a line ends without a sign', length: 1, put: '' }) },
  { before: /^[ \t]*given\b.*["\w%][ \t]*$/, after: /^(?=\w+[ \t]*=(?!=))/, advise: (_m, _b, { before }) => ({ headline: 'a list has commas', help: 'write', back: blanks(before), length: 0, put: ', ' }) },
  { before: /(?:\bone of\b|\bin[ \t]*\().*"[ \t]*$/, after: /^(?=")/, advise: (_m, _b, { before, expected }) => ({ ...(expected === 'CloseRound' ? {} : { headline: 'a list has commas' }), help: 'write', back: blanks(before), length: 0, put: ', ' }) },
  { before: /^[ \t]*"[^"\n]*"[ \t]*$/, after: /^\{/, advise: (_m, _b, { before }) => ({ help: 'an example begins with its word', back: before.trimStart().length, length: -before.trimStart().length, put: 'example ' }) },
  // Signs for each other.
  { rules: rows, expected: ['Colon'], after: /^(?:=>|->|:=|=)[ \t]*/, advise: (m, _b, { before }) => ({ headline: `\`${m[0].trim()}\` stands where \`:\` belongs`, help: 'write', length: m[0].length, put: `${/\s$/.test(before) ? '' : ' '}: ` }) },
  { expected: ['Is'], after: /^:=?[ \t]*/, advise: (m, _b, { before }) => ({ help: 'write', length: m[0].length, put: `${/\s$/.test(before) ? '' : ' '}= ` }) },
  { expected: ['word_is'], after: /^(?:[=:]|means\b|has\b)[ \t]*/, advise: (m, _b, { before }) => ({ help: 'write', length: m[0].length, put: `${/\s$/.test(before) ? '' : ' '}is ` }) },
  { before: /\b(?:when|if|and|or|not)\b.*[^=!<>\s][ \t]*$/, after: /^=(?!=)/, advise: () => ({ help: 'values are compared by `==`', length: 1, put: '==' }) },
  { expected: ['OpenBrace'], after: /^:[ \t]*(?=\r?\n)/, advise: (_m, _b, { before }) => ({ help: 'blocks stand in braces, `{` at the end of this line and `}` below the block', back: blanks(before), length: 1, put: null }) },
  { before: /^[ \t]*(?:\w+|at (?:least|most))[ \t]*$/, after: /^[:=](?!=)[ \t]*/, advise: (m, _b, { before }) => ({ headline: `\`${before.trim()}\` stands without \`${m[0].trim()}\``, help: 'write', back: blanks(before), length: m[0].length, put: ' ' }) },
  { before: /<$/, after: /^>/, advise: () => ({ help: 'write `!=`', back: 1, length: 1, put: '!=' }) },
  { before: /\*$/, after: /^\*/, advise: () => ({ help: 'there is no power: multiply as often as it takes' }) },
  { before: /^[ \t]*when\b.*\S[ \t]*$/, after: /^\{/, advise: () => ({ help: '`when` is a line of the rule, beside its dated blocks: it has no braces' }) },
  { rules: ['ifExpression'], expected: ['word_else'], after: /^(?:elif|elsif|elseif)\b/, advise: (m) => ({ help: 'write', length: m[0].length, put: 'else if' }) },
  { rules: ['ifExpression'], expected: ['word_else'], after: /^[ \t]*(?:\r?\n|$)/, advise: () => ({ help: 'say what holds otherwise: `if A then B else C`' }) },
  { before: /\bone of\b.*"[ \t]*$/, after: /^(?:or|and)[ \t]+(?=")/, advise: (m, _b, { before }) => ({ help: 'a list has commas', back: blanks(before), length: m[0].length, put: ', ' }) },
  { before: /^[ \t]*given\b.*\S[ \t]*$/, after: /^and[ \t]+/, advise: (m, _b, { before }) => ({ help: 'a list has commas', back: blanks(before), length: m[0].length, put: ', ' }) },
  // Prices.
  { after: /^([A-Z]{3})[ \t]*(\d[\d_]*(?:\.\d+)?)(?![\d.,])((?:\/[A-Za-z]\w*)*)/, advise: (m) => ({ headline: 'the number stands before its currency', help: 'write', length: m[0].length, put: `${m[2] ?? ''} ${m[1] ?? ''}${m[3] ?? ''}` }) },
  { before: /\d[ \t]*[A-Z]{3}(?:\/\w+)*[ \t]+$/, after: /^(?:(?:\/|per\b|a\b)[ \t]*[A-Za-z]\w*[ \t]*)+(?<![ \t])/, advise: (m, _b, { before }) => ({ help: 'a unit has no spaces', back: blanks(before), length: m[0].length, put: m[0].replace(/[ \t]*(?:\/|\bper\b|\ba\b)[ \t]*/g, '/').trim() }) },
  { before: /(\d[\d.]*)[eE]$/, after: /^[+-]?(\d+)/, advise: (m, b) => ({ headline: 'a number has no exponent', help: 'write it in full', back: b?.[0].length ?? 0, length: m[0].length, put: writtenInFull(b?.[1] ?? '', m[0]) }) },
  { before: /(?:^[ \t]*rate\b|:[ \t]).*\d.*$/, after: /^[*+/(-]/, advise: () => ({ help: 'a price in a rate or row is one number and its unit; `charge` takes a formula' }) },
  // Names and values.
  { rules: ['pricingRule', 'meter'], after: /^[^\n]*/, advise: nameAdvice },
  { rules: ['file'], before: /^module[ \t]+\w+$/, after: /^[-.][\w.-]*/, advise: (m, _b, { before }) => ({ headline: 'a name has letters, digits and `_`', help: 'write', length: m[0].length, back: before.length, put: `module ${snake(before.slice(6) + m[0])}` }) },
  { rules: ['field'], before: /^[ \t]*[A-Za-z]\w*$/, after: /^(?:[-.]\w+)+(?=[ \t])/, advise: (m, _b, { before }) => ({ headline: 'a name with other signs than `_` stands in backquotes', help: 'write', back: before.trim().length, length: m[0].length, put: `\`${before.trim()}${m[0]}\`` }) },
  { expected: ['Word'], after: /^"([A-Za-z]\w*)"/, advise: (m) => ({ help: 'names stand without quotes', length: m[0].length, put: m[1] ?? '' }) },
  { rules: ['timezoneSetting'], after: /^[\w/+-]+/, advise: (m) => ({ help: 'write', length: m[0].length, put: `"${m[0]}"` }) },
  { rules: ['field'], before: /\bone of\b.*$/, after: /^[A-Za-z][\w.-]*(?:[ \t]*,[ \t]*[A-Za-z][\w.-]*)*/, advise: (m) => ({ help: 'values stand in double quotes', length: m[0].length, put: m[0].replace(/[A-Za-z][\w.-]*/g, '"$&"') }) },
  { rules: ['field'], after: /^optional[ \t]+(text|number(?:[ \t]+in[ \t]+\S+)?|one[ \t]+of[ \t]+[^\n#]*?)(?=[ \t]*(?:#|\r?\n))/, advise: (m) => ({ help: '`optional` stands last', length: m[0].length, put: `${m[1] ?? ''} optional` }) },
  { rules: ['field'], after: /^(?:string|str|varchar|char|boolean|bool|uuid)\b/, advise: (m) => ({ help: 'write', length: m[0].length, put: 'text' }) },
  { rules: ['field'], after: /^(?:int|integer|decimal|float|double|numeric|num)\b/, advise: (m) => ({ help: 'write', length: m[0].length, put: 'number' }) },
  { rules: ['field'], expected: ['word_of'], after: /^(?=")/, advise: () => ({ help: 'write', length: 0, put: 'of ' }) },
  { rules: ['field'], before: /^[ \t]*(?:\w+|`[^`]+`)[ \t]+$/, after: /^[A-Za-z]+/, advise: ([word]) => {
    const meant = nearest(word, ['text', 'number']);
    return meant === null || meant === word ? null : { help: `did you mean \`${meant}\`?`, length: word.length, put: meant };
  } },
  { rules: ['field'], after: /^(?:enum[ \t]*|in[ \t]+|oneof[ \t]*)?(?=")/, advise: (m) => ({ help: 'write', length: m[0].length, put: 'one of ' }) },
  { rules: keys, before: /^[ \t]*(?:(?:"[^"]*"|any)[ \t]*,[ \t]*)*$/, after: /^(?:\*|all\b|every\b)(?=[ \t]*[:,])/, advise: (m) => ({ help: '`any` stands for every value', length: m[0].length, put: 'any' }) },
  { rules: keys, before: lineBegins, after: /^(?:default|otherwise|others?|rest|_)(?=[ \t]*:)/, advise: (m) => ({ help: '`else` stands for every other value', length: m[0].length, put: 'else' }) },
  { rules: keys, before: /^[ \t]*(?:(?:"[^"]*"|any)[ \t]*,[ \t]*)*$/, after: /^([A-Za-z\d][\w.-]*)(?=[ \t]*[:,=])/, advise: (m) => ({ help: 'values stand in double quotes', length: m[0].length, put: `"${m[0]}"` }) },
  { rules: ['assignment'], before: /=[ \t]*$/, after: /^([A-Za-z][\w.-]*)(?=[ \t]*(?:,|#|\r?\n))/, advise: (m) => ({ help: 'values stand in double quotes', length: m[0].length, put: `"${m[0]}"` }) },
  // Tiers.
  { rules: ['tiersBody', 'tierRow', 'bound'], before: lineBegins, after: /^"((?:up to|beyond)[^"\n]*)"/, advise: (m) => ({ help: 'bounds stand without quotes', length: m[0].length, put: m[1] ?? '' }) },
  { rules: ['tiersBody'], before: lineBegins, after: /^(?:up ?to|until|to|under|below|<=?|(?:from[ \t]+)?\d[\d_]*[ \t]*(?:\w+[ \t]*)?(?:-|to|\.\.\.?)|first)?[ \t]*(?=\d)/i, advise: (m) => ({ help: 'a tier names its upper bound', length: m[0].length, put: 'up to ' }) },
  { rules: ['tiersBody'], before: lineBegins, after: /^(?:else|otherwise|above|over|more|rest|any|>=?)[^:\n]*?(?=[ \t]*:)/, advise: (m) => ({ help: 'the last tier is `beyond`', length: m[0].length, put: 'beyond' }) },
  { rules: ['tiersBody'], before: /\btiers[ \t]*$/, after: /^\w*/, advise: (m) => {
    const meant = nearest(m[0], ['graduated', 'volume']);
    return { headline: '`tiers` are `graduated` or `volume`', help: meant === null ? '`tiers graduated`: each part pays the price of its own tier; `tiers volume`: the total decides one price' : `did you mean \`${meant}\`?`, length: m[0].length, put: meant };
  } },
  { expected: ['word_over'], after: /^(?:per|each|every|in|within|during|a)[ \t]+(?=day|week|month|quarter|year)/, advise: (m) => ({ help: 'write', length: m[0].length, put: 'over ' }) },
  { expected: ['word_by'], after: /^(?:for|per|of|each)[ \t]+(?=\w)/, advise: (m) => ({ help: 'write', length: m[0].length, put: 'by ' }) },
  { expected: ['word_on'], after: /^(?=\d{4}-\d{2}-\d{2})/, advise: () => ({ help: 'write', length: 0, put: 'on ' }) },
  { rules: ['pricingRule'], expected: ['word_for'], before: /^(?:price|adjust|limit)[ \t]+\w+[ \t]+$/, after: /^(?=[A-Za-z]\w*[ \t]*[,{])/, advise: () => ({ help: 'write', length: 0, put: 'for ' }) },
  { after: /^[A-Za-z]+/, advise: ([word], _b, { expected }) => {
    const wanted = expected.startsWith('word_') ? expected.slice('word_'.length) : '';
    return wanted === '' || word === wanted || nearest(word, [wanted]) === null ? null : { help: `did you mean \`${wanted}\`?`, length: word.length, put: wanted };
  } },
  { rules: ['file'], before: lineBegins, after: /^(?=[A-Za-z]\w*[ \t]+measured[ \t]+in\b)/, advise: () => ({ help: 'write', length: 0, put: 'meter ' }) },
  { rules: ['file'], before: lineBegins, after: /^(?=[A-Za-z]\w*[ \t]*\r?\n)/, advise: (_m, _b, { text, offset }) => (text.slice(0, offset).trim() === '' ? { help: 'a file with rules begins with `module NAME`', length: 0, put: 'module ' } : null) },
  { rules: ['file'], before: lineBegins, after: /^[A-Za-z]\w*[ \t]+for[ \t]+[A-Za-z]/, advise: () => ({ help: 'a rule begins with `price`, `adjust` or `limit`' }) },
  { expected: ['word_over'], after: /^/, advise: () => ({ help: 'say over which time, and for whom: `over month by project`' }) },
  { expected: ['word_by'], after: /^/, advise: () => ({ help: 'say for whom: `by project`, or `by scope`' }) },
  { expected: ['OpenBrace'], before: /\bfrom[ \t]+\S+[ \t]+$/, after: /^(?:to|till?|through|-)[ \t]*(?=\d{4}-)/, advise: (m) => ({ help: 'write', length: m[0].length, put: 'until ' }) },
  { rules: ['meter'], expected: ['word_measured'], after: /^in\b/, advise: () => ({ help: 'write', length: 0, put: 'measured ' }) },
  // Days and clocks.
  { rules: ['windowRow'], before: /^[ \t]*monday$/, after: /^[ \t]*(?:-|to)[ \t]*friday\b/, advise: (m) => ({ help: 'write', back: 'monday'.length, length: m[0].length, put: 'weekday' }) },
  { rules: ['windowRow'], after: /^[ \t]*(?:-|to\b|,)[ \t]*(?=[a-z])/, advise: () => ({ help: 'a line names one day, or `day`, `weekday` or `weekend`' }) },
  // Words of other languages at the beginning of a line.
  { rules: ['version'], before: lineBegins, after: /^blocks?[ \t]+of\b/, advise: (m) => ({ headline: '`blocks` are begun or full', help: '`begun blocks` pay as soon as they begin, `full blocks` when they are full', length: m[0].length, put: 'begun blocks of' }) },
  { rules: ['version'], before: lineBegins, after: /^(?:max(?:imum)?|cap|atmost)[ \t]+(?=\d)/, advise: (m) => ({ help: 'write', length: m[0].length, put: 'at most ' }) },
  { rules: ['version'], before: lineBegins, after: /^(?:min(?:imum)?|atleast)[ \t]+(?=\d)/, advise: (m) => ({ help: 'write', length: m[0].length, put: 'at least ' }) },
  { rules: ['version'], before: lineBegins, after: /^when\b/, advise: () => ({ help: 'it stands in the rule, above its dated blocks' }) },
  { rules: ['version'], before: lineBegins, after: /^if\b/, advise: () => ({ help: '`when` in the rule says where it acts; `charge if A then B else C` chooses between amounts' }) },
  { rules: ['version'], before: lineBegins, after: /^(?=[A-Za-z]\w*[ \t]*=(?!=))/, advise: () => ({ headline: 'a name is given by `let`', help: 'write', length: 0, put: 'let ' }) },
  { rules: ['pricingRule'], before: lineBegins, after: /^(?:if|where|only if)\b/, advise: (m) => ({ help: 'write', length: m[0].length, put: 'when' }) },
  { rules: ['pricingRule'], before: lineBegins, after: /^(?:since|starting|valid from)[ \t]+(?=\d{4}-)/, advise: (m) => ({ help: 'write', length: m[0].length, put: 'from ' }) },
  { rules: ['pricingRule'], before: lineBegins, after: /^(?:rate|table|tiers|windows|charge|discount|surcharge|free|begun|full|let|at (?:least|most))\b/, advise: () => ({ help: 'it stands in a dated block: write `from 2026-01-01 {` before it and `}` behind' }) },
];

/** Names of rules and meters with signs, spaces or quotes in them. */
function nameAdvice(_after: RegExpExecArray, _before: RegExpExecArray | null, { line, before, rule }: Around): Advice | null {
  const head = /^([ \t]*(?:price|adjust|limit|meter)[ \t]+)(\S.*?)(?=[ \t]+(?:for[ \t]+[\w`]|measured\b))/.exec(line);
  const [, lead = '', name = ''] = head ?? [];
  if (head === null || /^(?:[A-Za-z]\w*|`[^`]+`|for)$/.test(name) || before.length > head[0].length || name.includes('`') || (rule === 'meter' && /\s/.test(name) && !/^["']/.test(name))) return null;
  // A meter is called by the usage that comes: its name stays what it is.
  const put = rule === 'meter' || !/^[A-Za-z]\w*$/.test(snake(name)) ? `\`${name.replace(/["']/g, '')}\`` : snake(name);
  return { headline: rule === 'meter' ? 'a name with other signs than `_` stands in backquotes' : 'a name has letters, digits and `_`', help: 'write', back: before.length - lead.length, length: lead.length + name.length - before.length, put };
}

/** How a construct is written, where nothing better can be said. */
const shapes: Readonly<Record<string, string>> = {
  moduleHead: 'module NAME', priorityHead: 'priority 2', languageSetting: 'language 1', currencySetting: 'currency EUR decimals 2 rounding half_even', timezoneSetting: 'timezone "Europe/Paris"', unitSetting: 'unit month is 730 hour',
  meter: 'meter NAME measured in UNIT {', pricingRule: 'price NAME for METER {', overridesClause: 'overrides RULE', combinesClause: 'combines RULE', version: 'from 2026-01-01 {', letClause: 'let NAME = …', overClause: 'over month by project', tableBody: 'table FIELD {',
  row: '"value" : 0.04 EUR/hour', tierRow: 'up to 100 GB : 0.05 EUR/GB', windowsBody: 'windows {', windowRow: 'weekday 08:00-20:00 : 0.28 EUR/kWh', clockSpan: '08:00-20:00', blocksBody: 'begun blocks of 100 sms : 5.00 EUR',
  adjustment: 'discount 10%', limitBody: 'at most 100.00 EUR over month by project', freeClause: 'free 100 GB over month by project', outcome: '0.04 EUR/hour', example: 'example "what it shows" {', scenario: 'scenario "what it shows" {',
  afterStep: 'after 90 GB', givenStep: 'given flavor = "m1.small"', assignment: 'given flavor = "m1.small"', useStep: 'use 24 hour on 2026-03-10', expectStep: 'expect 0.48 EUR', field: 'flavor text',
  ifExpression: 'if A then B else C', matchExpression: 'match FIELD {', matchRow: '"value" : 0.04 EUR/hour',
};
export const shapeOf = (rule: string): string | null => (shapes[rule] === undefined ? null : `it is written \`${shapes[rule]}\``);

function rewritten(found: Rewriting, shift: number, what: string): Mended {
  const span = { start: found.start + shift, end: found.end + shift };
  return { headline: what, help: found.help, at: span, edit: found.put === null ? null : { ...span, text: found.put } };
}

/** Longer lines are not written by a hand, and no habit is looked for in them. */
const longestLine = 400;

/** Where the line of an offset begins, and the line as far as a habit looks. */
function lineAround(text: string, offset: number): readonly [number, string] {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return [start, text.slice(start, Math.min(end < 0 ? text.length : end, offset + longestLine))];
}

/** The number that is written in another way around the offset, as a message of its own. */
export function figureHabit(text: string, offset: number): Mended | null {
  const [lineStart, line] = lineAround(text, offset);
  const found = offset - lineStart > longestLine ? null : figureAt(line, offset - lineStart);
  return found === null ? null : rewritten(found, lineStart, `\`${line.slice(found.start, found.end)}\` is not how a number is written`);
}

export function habitAt(stumble: Stumble): Mended | null {
  const { text, offset } = stumble;
  const [lineStart, line] = lineAround(text, offset);
  if (offset - lineStart > longestLine) return null;
  const around: Around = {
    ...stumble, lineStart, line, before: text.slice(lineStart, offset), after: text.slice(offset, offset + longestLine),
    above: lineStart === 0 ? '' : text.slice(Math.max(lineStart - longestLine, text.lastIndexOf('\n', lineStart - 2) + 1), lineStart - 1),
  };
  const again = mend([twice], around);
  if (again !== null) return again;
  const date = stumble.expected === 'DateTime' ? dateIn(around.after) : null;
  if (date !== null) return rewritten(date, offset, `\`${around.after.slice(0, date.end)}\` is not how a date is written`);
  return figureHabit(text, offset) ?? mend(habits, around) ?? (stumble.expected === 'DateTime' ? { headline: null, help: 'a date is year-month-day, such as 2026-01-31', at: null, edit: null } : null);
}

function mend(known: readonly Habit[], around: Around): Mended | null {
  const { offset } = around;
  for (const habit of known) {
    if (habit.rules?.includes(around.rule) === false || habit.expected?.includes(around.expected) === false || habit.above?.test(around.above) === false) continue;
    const before = habit.before?.exec(around.before) ?? null;
    const after = habit.after.exec(around.after);
    if (after === null || (habit.before !== undefined && before === null)) continue;
    const advice = habit.advise(after, before, around);
    if (advice === null) continue;
    const { back = 0, length = 0, put = null } = advice;
    return { headline: advice.headline ?? null, help: advice.help, at: null, edit: put === null ? null : { start: offset - back, end: offset + length, text: put } };
  }
  return null;
}
