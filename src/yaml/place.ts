/** Where something stands that a person wrote: in a file, or in a variable of the environment. */

export interface FilePlace {
  readonly kind: 'file';
  readonly file: string;
  /** Counted from one. */
  readonly line: number;
  readonly column: number;
  /** How many characters of the line are meant; none where the whole file is. */
  readonly width: number;
  /** The line, to be shown. */
  readonly text: string;
}

export type Place = FilePlace | { readonly kind: 'variable'; readonly name: string };

/** `tariff.yml:12:3`, or the name of the variable. */
export const placeName = (place: Place): string => (place.kind === 'variable' ? place.name : `${place.file}:${place.line}:${place.column}`);

export const wholeFile = (file: string): FilePlace => ({ kind: 'file', file, line: 1, column: 1, width: 0, text: '' });
