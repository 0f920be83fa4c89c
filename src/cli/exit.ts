/** Exit codes, the same for every command. Warnings never change them. */
export const exit = {
  /** Everything was accepted. */
  accepted: 0,
  /** The rule files or the configuration have errors, or an example fails. */
  rules: 1,
  /** Lines were refused or left out. */
  refused: 2,
  /** The environment: a database, a file, a directory. */
  environment: 3,
  /** The command line itself could not be understood (sysexits.h, EX_USAGE). */
  usage: 64,
} as const;

/** Ends a command with a sentence for the person who gave it. */
export class CommandProblem extends Error {
  readonly exitCode: number;
  readonly next: string | null;
  constructor(exitCode: number, sentence: string, next: string | null = null) {
    super(sentence);
    this.exitCode = exitCode;
    this.next = next;
  }
}
