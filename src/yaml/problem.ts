/** What is wrong with a file that an operator wrote: place, cause, and what to do next. A value, never thrown. */
import { type Place, placeName } from './place.ts';

export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly at: Place;
  readonly sentence: string;
  /** What to do next. */
  readonly fix: string | null;
}

export const wrong = (at: Place, sentence: string, fix: string | null = null): Problem => ({ severity: 'error', at, sentence, fix });
export const doubtful = (at: Place, sentence: string, fix: string | null = null): Problem => ({ severity: 'warning', at, sentence, fix });
export const isWrong = ({ severity }: Problem): boolean => severity === 'error';

/** In one line. */
export const problemLine = ({ at, sentence, fix }: Problem): string => `${placeName(at)}: ${sentence}${fix === null ? '' : `; ${fix}`}`;

/** By file and place, each once, variables last: the same files give the same text. */
export function inPlaceOrder(problems: readonly Problem[]): readonly Problem[] {
  const unique = [...new Map(problems.map((problem) => [`${problem.severity} ${problemLine(problem)}`, problem])).values()];
  const order = ({ at: a }: Problem, { at: b }: Problem): number => {
    if (a.kind !== 'file' || b.kind !== 'file') return a.kind === b.kind ? (placeName(a) < placeName(b) ? -1 : 1) : a.kind === 'file' ? -1 : 1;
    return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
  };
  return unique.sort(order);
}

export interface ProblemJson {
  readonly severity: 'error' | 'warning';
  /** `null` for a variable of the environment. */
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly variable: string | null;
  readonly message: string;
  readonly help: string | null;
}

export function problemJson({ severity, at, sentence, fix }: Problem): ProblemJson {
  const place = at.kind === 'file' ? { file: at.file, line: at.line, column: at.column, variable: null } : { file: null, line: null, column: null, variable: at.name };
  return { severity, ...place, message: sentence, help: fix };
}

/** Colours for those who look on. */
export type ProblemPaint = (style: 'error' | 'warning' | 'good', text: string) => string;
/** Longer lines are shown in part. */
const longestLine = 160;

function excerpt({ line, column, width, text }: Extract<Place, { kind: 'file' }>): readonly string[] {
  if (width === 0) return [];
  const number = String(line);
  const gutter = ' '.repeat(Math.max(2, number.length));
  const from = column > longestLine ? column - 20 : 1;
  const shown = text.slice(from - 1, from - 1 + longestLine);
  const before = shown.slice(0, column - from).replace(/[^\t]/g, ' ');
  const marked = Math.max(1, Math.min(width, shown.length - before.length));
  return [`${gutter} |`, `${number.padStart(gutter.length)} | ${shown}`, `${gutter} | ${before}${'^'.repeat(marked)}`];
}

/** With the line in which it stands, as a person reads it. */
export function renderProblem({ severity, at, sentence, fix }: Problem, paint: ProblemPaint = (_style, text) => text): string {
  const arrow = at.kind === 'file' && at.width === 0 ? `  --> ${at.file}${at.line === 1 ? '' : `:${at.line}`}` : `  --> ${placeName(at)}`;
  return [`${paint(severity, severity)}: ${sentence}`, arrow, ...(at.kind === 'file' ? excerpt(at) : []), ...(fix === null ? [] : [`${paint('good', 'help')}: ${fix}`])].join('\n');
}
