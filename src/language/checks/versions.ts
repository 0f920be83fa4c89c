/** The dated blocks of a rule: in order of time, each with one price. */
import type { Body, LimitVersion, Local, Version } from '../../rating/index.ts';
import { type Instant, resolveDate } from '../../time/index.ts';
import { localsPerVersion, versionsPerRule } from '../bounds.ts';
import { localHides, unusedLocal } from '../diagnostics/meaning-messages.ts';
import { emptySpan, noBody, noVersion, outOfOrder, severalBodies } from '../diagnostics/rule-messages.ts';
import { noSuchTime } from '../diagnostics/syntax-messages.ts';
import { tooMany } from '../diagnostics/table-messages.ts';
import { formNotAllowed } from '../diagnostics/form-messages.ts';
import { checkAdjust } from '../forms/adjust.ts';
import { checkBlocks } from '../forms/blocks.ts';
import { checkCharge } from '../forms/charge.ts';
import { checkCsvTable } from '../forms/csv-table.ts';
import { checkFirstTable } from '../forms/first-table.ts';
import { checkFree } from '../forms/free.ts';
import { checkLimits } from '../forms/limit.ts';
import { checkRate } from '../forms/rate.ts';
import { checkTable } from '../forms/table.ts';
import { checkTiers } from '../forms/tiers.ts';
import { checkWindows } from '../forms/windows.ts';
import type { BodyNode, DateNode, RuleKind, RuleNode, VersionNode } from '../syntax/index.ts';
import { builtInNames, fieldLocation, locate, placeOf } from './context.ts';
import { checkExpression } from './expressions.ts';
import type { Scope } from './scope.ts';
import type { Choices } from './narrowing.ts';
import type { Type } from './types.ts';

/** What each kind of rule may hold. */
const allowed: Readonly<Record<RuleKind, readonly BodyNode['kind'][]>> = {
  price: ['rate', 'table', 'csv-table', 'tiers', 'windows', 'blocks', 'charge'], adjust: ['adjust', 'table', 'csv-table'], limit: ['limit'],
};
const formNames: Readonly<Record<BodyNode['kind'], string>> = {
  rate: 'rate', table: 'table', 'csv-table': 'table', tiers: 'tiers', windows: 'windows', blocks: 'blocks', charge: 'charge', adjust: 'discount', limit: 'at least',
};

/** One form, one file: a new form adds its file, its kind, and a line here. */
function compileBody(node: BodyNode, scope: Scope, choices: Choices): Body | null {
  switch (node.kind) {
    case 'rate': return checkRate(node, scope);
    case 'table': return node.first ? checkFirstTable(node, scope) : checkTable(node, scope, choices);
    case 'csv-table': return checkCsvTable(node, scope, choices);
    case 'charge': return checkCharge(node, scope);
    case 'tiers': return checkTiers(node, scope);
    case 'windows': return checkWindows(node, scope);
    case 'blocks': return checkBlocks(node, scope);
    case 'adjust': return checkAdjust(node, scope);
    case 'limit': return null;
  }
}

/** The word that the author wrote. */
function formName(node: BodyNode): string {
  if (node.kind === 'adjust') return node.adjustment.kind;
  return node.kind === 'limit' && !node.least ? 'at most' : formNames[node.kind];
}

function isAllowed(node: BodyNode, scope: Scope): boolean {
  if (allowed[scope.kind].includes(node.kind)) return true;
  const names = [...new Set(allowed[scope.kind].map((kind) => formNames[kind]))];
  scope.file.report(formNotAllowed(locate(scope.file, node.span), formName(node), scope.kind, names));
  return false;
}

function checkBody(node: BodyNode, scope: Scope, choices: Choices): Body | null {
  return isAllowed(node, scope) ? compileBody(node, scope, choices) : null;
}

function checkLocals(node: VersionNode, scope: Scope): { readonly locals: readonly Local[]; readonly scope: Scope } {
  const types = new Map<string, Type>();
  const used = new Set<string>();
  const inner: Scope = { ...scope, locals: types, used };
  const locals: Local[] = [];
  if (node.locals.length > localsPerVersion) scope.file.report(tooMany(locate(scope.file, node.span), '`let` lines in this block', node.locals.length, localsPerVersion, 'a rule stays small enough to read'));
  for (const { name, value } of node.locals) {
    const at = locate(scope.file, name.span);
    const field = scope.meter.meter.fields.get(name.text);
    const typed = checkExpression(value, inner);
    if (field !== undefined) scope.file.report(localHides(at, name.text, 'a field', { at: fieldLocation(scope.meter, field), text: 'the field' }));
    else if ((builtInNames as readonly string[]).includes(name.text)) scope.file.report(localHides(at, name.text, 'something that every point has', null));
    else if (types.has(name.text)) scope.file.report(localHides(at, name.text, 'a `let` above it', null));
    types.set(name.text, typed.type);
    locals.push({ name: name.text, value: typed.code });
  }
  return { locals, scope: inner };
}

function reportUnused(node: VersionNode, scope: Scope): void {
  for (const { name } of node.locals) if (!scope.used.has(name.text)) scope.file.report(unusedLocal(locate(scope.file, name.span), name.text));
}

function instantOf(node: DateNode, scope: Scope): Instant | null {
  const date = resolveDate(node.text, scope.file.zone);
  if (date.ok) return date.value;
  scope.file.report(noSuchTime(locate(scope.file, node.span), node.text, date.why));
  return null;
}

interface Dates {
  readonly from: Instant;
  readonly until: Instant | null;
}

function datesOf(node: VersionNode, scope: Scope): Dates | null {
  const from = instantOf(node.from, scope);
  const until = node.until === null ? null : instantOf(node.until, scope);
  if (from !== null && until !== null && until <= from && node.until !== null) scope.file.report(emptySpan(locate(scope.file, node.until.span)));
  return from === null ? null : { from, until };
}

function checkVersion(node: VersionNode, outer: Scope, choices: Choices): Version | null {
  const { file } = outer;
  const dates = datesOf(node, outer);
  const { locals, scope } = checkLocals(node, outer);
  const bodies = node.bodies.map((body) => checkBody(body, scope, choices));
  // A form that has no place here was told so, and is no second price.
  const fitting = node.bodies.filter(({ kind }) => allowed[scope.kind].includes(kind));
  const [first, ...others] = fitting.length === 0 ? node.bodies : fitting;
  reportUnused(node, scope);
  if (first === undefined) file.report(noBody(locate(file, node.span), scope.kind));
  else for (const other of others) file.report(severalBodies(locate(file, other.span), locate(file, first.span), scope.kind === 'adjust' ? 'adjust' : 'price'));
  const [body] = bodies;
  const [free] = node.free;
  if (free !== undefined && scope.kind !== 'price') file.report(formNotAllowed(locate(file, free.span), 'free', scope.kind, allowed[scope.kind].map((kind) => formNames[kind])));
  if (dates === null || body === null || body === undefined) return null;
  return { ...dates, locals, allowance: checkFree(node.free, body, scope), body, place: placeOf(file, node.span) };
}

function checkLimitVersion(node: VersionNode, outer: Scope): LimitVersion | null {
  const { file } = outer;
  const dates = datesOf(node, outer);
  const [local] = node.locals;
  const [free] = node.free;
  if (local !== undefined) file.report(formNotAllowed(locate(file, local.name.span), 'let', 'limit', ['at least', 'at most']));
  if (free !== undefined) file.report(formNotAllowed(locate(file, free.span), 'free', 'limit', ['at least', 'at most']));
  const bounds = checkLimits(node.bodies.flatMap((body) => (body.kind === 'limit' ? [body] : isAllowed(body, outer) ? [] : [])), outer);
  if (node.bodies.length === 0) file.report(noBody(locate(file, node.span), 'limit'));
  return dates === null || bounds.length === 0 ? null : { ...dates, bounds };
}

/** The rule's blocks, in order of time, with each end where the next begins. */
function inOrderOfTime<T extends Dates>(node: RuleNode, scope: Scope, check: (version: VersionNode) => T | null): readonly T[] {
  const { file } = scope;
  const name = locate(file, node.name.span);
  if (node.versions.length === 0) file.report(noVersion(name, node.name.text));
  if (node.versions.length > versionsPerRule) file.report(tooMany(name, 'dated blocks in this rule', node.versions.length, versionsPerRule, 'a change a month for forty years'));
  const versions: T[] = [];
  let earlier: { readonly version: T; readonly node: VersionNode } | null = null;
  for (const versionNode of node.versions) {
    const version = check(versionNode);
    if (version === null) continue;
    if (earlier !== null && (version.from <= earlier.version.from || (earlier.version.until !== null && version.from < earlier.version.until))) {
      file.report(outOfOrder(locate(file, versionNode.span), locate(file, earlier.node.span)));
    }
    versions.push(version);
    earlier = { version, node: versionNode };
  }
  return versions.map((version, index) => ({ ...version, until: version.until ?? versions[index + 1]?.from ?? null }));
}

export const checkVersions = (node: RuleNode, scope: Scope, choices: Choices): readonly Version[] => inOrderOfTime(node, scope, (version) => checkVersion(version, scope, choices));
export const checkLimitVersions = (node: RuleNode, scope: Scope): readonly LimitVersion[] => inOrderOfTime(node, scope, (version) => checkLimitVersion(version, scope));
