/** The dated blocks of a rule: in order of time, each with one price. */
import type { Body, Local, Version } from '../../rating/index.ts';
import { type Instant, resolveDate } from '../../time/index.ts';
import { localsPerVersion, versionsPerRule } from '../bounds.ts';
import { localHides, unusedLocal } from '../diagnostics/meaning-messages.ts';
import { emptySpan, noBody, noVersion, outOfOrder, severalBodies } from '../diagnostics/rule-messages.ts';
import { noSuchTime } from '../diagnostics/syntax-messages.ts';
import { tooMany } from '../diagnostics/table-messages.ts';
import { checkCharge } from '../forms/charge.ts';
import { checkCsvTable } from '../forms/csv-table.ts';
import { checkRate } from '../forms/rate.ts';
import { checkTable } from '../forms/table.ts';
import type { BodyNode, DateNode, PriceNode, VersionNode } from '../syntax/index.ts';
import { builtInNames, fieldLocation, locate, placeOf } from './context.ts';
import { checkExpression } from './expressions.ts';
import type { Scope } from './scope.ts';
import type { Choices } from './narrowing.ts';
import type { Type } from './types.ts';

/** One form, one file: a new form adds its file, its kind, and a line here. */
function checkBody(node: BodyNode, scope: Scope, choices: Choices): Body | null {
  switch (node.kind) {
    case 'rate': return checkRate(node, scope);
    case 'table': return checkTable(node, scope, choices);
    case 'csv-table': return checkCsvTable(node, scope, choices);
    case 'charge': return checkCharge(node, scope);
  }
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

function checkVersion(node: VersionNode, outer: Scope, choices: Choices): Version | null {
  const { file } = outer;
  const from = instantOf(node.from, outer);
  const until = node.until === null ? null : instantOf(node.until, outer);
  if (from !== null && until !== null && until <= from && node.until !== null) file.report(emptySpan(locate(file, node.until.span)));
  const { locals, scope } = checkLocals(node, outer);
  const [first, ...others] = node.bodies;
  const bodies = node.bodies.map((body) => checkBody(body, scope, choices));
  reportUnused(node, scope);
  if (first === undefined) file.report(noBody(locate(file, node.span)));
  else for (const other of others) file.report(severalBodies(locate(file, other.span), locate(file, first.span)));
  const [body] = bodies;
  return from === null || body === null || body === undefined ? null : { from, until, locals, body, place: placeOf(file, node.span) };
}

/** The rule's blocks with each end where the next begins. */
export function checkVersions(node: PriceNode, scope: Scope, choices: Choices): readonly Version[] {
  const { file } = scope;
  const name = locate(file, node.name.span);
  if (node.versions.length === 0) file.report(noVersion(name, node.name.text));
  if (node.versions.length > versionsPerRule) file.report(tooMany(name, 'dated blocks in this rule', node.versions.length, versionsPerRule, 'a change a month for forty years'));
  const versions: Version[] = [];
  let earlier: { readonly version: Version; readonly node: VersionNode } | null = null;
  for (const versionNode of node.versions) {
    const version = checkVersion(versionNode, scope, choices);
    if (version === null) continue;
    if (earlier !== null && (version.from <= earlier.version.from || (earlier.version.until !== null && version.from < earlier.version.until))) {
      file.report(outOfOrder(locate(file, versionNode.span), locate(file, earlier.node.span)));
    }
    versions.push(version);
    earlier = { version, node: versionNode };
  }
  return versions.map((version, index) => ({ ...version, until: version.until ?? versions[index + 1]?.from ?? null }));
}
