/** What every check knows: the rulebook's settings and meters, and where diagnostics go. */
import type { Rounding } from '../../money/index.ts';
import type { Field, Meter, Place } from '../../rating/index.ts';
import type { Zone } from '../../time/index.ts';
import type { UnitBook } from '../../units/index.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Location, type Source, type Span, lineText, positionAt } from '../source.ts';
import type { FieldNode, Lost, MeterNode } from '../syntax/index.ts';

/** A declared meter with the syntax that declared it, for second labels. */
export interface DeclaredMeter {
  readonly meter: Meter;
  readonly node: MeterNode;
  readonly file: string;
  readonly fieldNodes: ReadonlyMap<string, FieldNode>;
}

export interface Context {
  readonly currency: string;
  /** Whether a setting declares it; where none does, that is said once, and amounts in any currency pass. */
  readonly currencyKnown: boolean;
  readonly rounding: Rounding;
  readonly zone: Zone;
  readonly units: UnitBook;
  readonly meters: ReadonlyMap<string, DeclaredMeter>;
  /** What could not be read anywhere in the rulebook: a name that nobody knows may be among it. */
  readonly lost: Lost;
  /** Calendar spans that were used without a length: each is told once. */
  readonly spansTold: Set<string>;
  readonly report: (entry: Diagnostic) => void;
  /** The text of a file that a rule names, or `null` when it is not there. */
  readonly readText: (path: string) => Source | null;
}

/** One file under check. */
export interface FileContext extends Context {
  readonly source: Source;
}

export const locate = (context: FileContext, span: Span): Location => ({ file: context.source.path, span });
export const placeOf = (context: FileContext, span: Span): Place => ({ file: context.source.path, line: positionAt(context.source, span.start).line });

/** Where a field is declared. */
export const fieldLocation = (declared: DeclaredMeter, field: Field): Location =>
  ({ file: declared.file, span: declared.fieldNodes.get(field.name)?.name.span ?? declared.node.name.span });

/** Names that every point has beside its fields. */
export const builtInNames = ['scope', 'start', 'end', 'quantity', 'period', 'months', 'charged'] as const;

/** Whether a comment stands on the line above, blank lines aside: the reason for what would else be worth a warning. */
export function hasReason({ source }: FileContext, offset: number): boolean {
  let line = positionAt(source, offset).line - 1;
  while (line > 0 && lineText(source, line).trim() === '') line -= 1;
  return lineText(source, line).trim().startsWith('#');
}
