/** Coverage of a rulebook by its examples: rows, tiers, windows, formulas and their branches. An item counts only when it priced something. */
import { type Diagnostic, type Example, type Reachable, type Sources, blockNotReached, boundNotReached, lineLocation, notReached } from '../language/index.ts';
import { type Body, type Expression, type Outcome, type Place, type Tariff, placeText } from '../rating/index.ts';

export interface CoverageItem {
  readonly kind: Reachable;
  readonly rule: string;
  readonly at: string;
  /** The price as written, or what the branch is. */
  readonly text: string;
  readonly covered: boolean;
  /** Why it is not covered. */
  readonly reason: string | null;
}

export interface Coverage {
  readonly covered: number;
  readonly total: number;
  readonly items: readonly CoverageItem[];
  /** W0703 for each item that is not covered. */
  readonly diagnostics: readonly Diagnostic[];
}

interface Candidate {
  readonly kind: CoverageItem['kind'];
  readonly rule: string;
  readonly place: Place;
  readonly text: string;
  /** A branch is known by its node: several may stand on one line. */
  readonly branch: Expression | null;
  /** The dated block that it stands in. */
  readonly block: string;
}

type Found = Pick<Candidate, 'kind' | 'place' | 'text' | 'branch'>;

const outcomeText = (outcome: Outcome): string => (outcome.kind === 'price' || outcome.kind === 'adjust' ? outcome.text : outcome.kind);
const priced = (kind: CoverageItem['kind'], outcome: Outcome): Found => ({ kind, place: outcome.place, text: outcomeText(outcome), branch: null });

/** The branches inside an expression, with the line of the `if` or `match` that holds them. */
function branchesOf(expression: Expression): readonly Found[] {
  const branch = (node: Expression, place: Place, text: string): readonly Found[] => [{ kind: 'branch', place, text, branch: node }, ...branchesOf(node)];
  switch (expression.kind) {
    case 'if': return [...branchesOf(expression.condition), ...branch(expression.then, expression.place, 'then'), ...branch(expression.otherwise, expression.place, 'else')];
    case 'match': {
      const rows = expression.rows.shapes.flatMap(({ rows: shape }) => [...shape].flatMap(([key, node]) => branch(node, expression.place, `match ${key}`)));
      return expression.rows.otherwise === null ? rows : [...rows, ...branch(expression.rows.otherwise, expression.place, 'match else')];
    }
    case 'arithmetic': case 'comparison': case 'logic': return [...branchesOf(expression.left), ...branchesOf(expression.right)];
    case 'not': case 'negative': case 'among': return branchesOf(expression.operand);
    case 'call': return expression.operands.flatMap(branchesOf);
    case 'number': case 'text': case 'field': case 'built-in': case 'local': case 'has': return [];
  }
}

function itemsOf(body: Body): readonly Found[] {
  switch (body.kind) {
    case 'rate': return [priced('rate', body.outcome)];
    case 'table': {
      const rows = body.rows.shapes.flatMap(({ rows: shape }) => [...shape.values()].map((outcome) => priced('row', outcome)));
      return body.rows.otherwise === null ? rows : [...rows, priced('row', body.rows.otherwise)];
    }
    case 'first-table': return body.rows.map(({ outcome }) => priced('row', outcome));
    case 'tiers': return body.tiers.map(({ place, text }) => ({ kind: 'tier', place, text, branch: null }));
    case 'windows': return body.windows.map(({ value }) => priced('window', value));
    case 'blocks': return [{ kind: 'blocks', place: body.place, text: body.text, branch: null }];
    case 'charge': return [{ kind: 'formula', place: body.place, text: 'charge', branch: null }, ...branchesOf(body.amount)];
  }
}

function candidatesOf(tariff: Tariff): readonly Candidate[] {
  const rules = [...tariff.stages.values()].flat().flatMap((stage) => stage.rules);
  const ofRules = rules.flatMap((rule) => rule.versions.flatMap(({ body, locals, place }) =>
    [...itemsOf(body), ...locals.flatMap(({ value }) => branchesOf(value))].map((found) => ({ ...found, rule: rule.name, block: placeText(place) }))));
  const ofLimits = tariff.limits.flatMap((limit) => limit.versions.flatMap(({ bounds }) => bounds.map((bound): Candidate =>
    ({ kind: 'limit', place: bound.place, text: bound.least ? 'at least' : 'at most', branch: null, rule: limit.name, block: placeText(limit.place) }))));
  return [...ofRules, ...ofLimits];
}

const keyOf = ({ kind, place, text }: Candidate): string => `${kind} ${placeText(place)} ${kind === 'branch' ? text : ''}`;

interface Reached {
  readonly candidate: Candidate;
  readonly covered: boolean;
}

const byPlace = ({ candidate: { place: a } }: Reached, { candidate: { place: b } }: Reached): number => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1);

/** What the examples reach, in the order of the files. A rule with several meters counts once. */
function reachedBy(tariff: Tariff, examples: readonly Example[]): readonly Reached[] {
  const places = new Set<string>();
  const branches = new Set<Expression>();
  for (const example of examples) example.run(tariff, { place: (at) => places.add(at), branch: (node) => branches.add(node) });
  const merged = new Map<string, Reached>();
  for (const candidate of candidatesOf(tariff)) {
    const covered = candidate.branch === null ? places.has(placeText(candidate.place)) : branches.has(candidate.branch);
    merged.set(keyOf(candidate), { candidate, covered: covered || merged.get(keyOf(candidate))?.covered === true });
  }
  return [...merged.values()].sort(byPlace);
}

/** Runs every example and says what none of them reached. */
export function measureCoverage(tariff: Tariff, examples: readonly Example[], sources: Sources): Coverage {
  const reached = reachedBy(tariff, examples);
  const blocksReached = new Set(reached.filter(({ covered }) => covered).map(({ candidate }) => candidate.block));
  const isDated = ({ kind, block }: Candidate): boolean => kind === 'limit' || blocksReached.has(block);
  const items = reached.map(({ candidate, covered }): CoverageItem => ({
    kind: candidate.kind, rule: candidate.rule, at: placeText(candidate.place), text: candidate.text, covered,
    reason: covered ? null : isDated(candidate) ? `no example uses this ${candidate.kind}` : 'no example has a date on which its block is in force',
  }));
  const diagnostics = reached.filter(({ covered }) => !covered).map(({ candidate }) => {
    const { kind, rule, place, branch, text } = candidate;
    const at = lineLocation(sources, place.file, place.line);
    if (kind === 'limit') return boundNotReached(at, rule);
    return (isDated(candidate) ? notReached : blockNotReached)(at, kind, branch === null ? '' : text, rule);
  });
  return { covered: items.filter(({ covered }) => covered).length, total: items.length, items, diagnostics };
}
