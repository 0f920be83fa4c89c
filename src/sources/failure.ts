/** The one error of this room. Knows nothing of what was asked. */

/** The source could not answer: down, slow, garbage, half an answer, or an error of its own. Nothing of what it said may be used. Its message names the source, what happened, and what to do. */
export class SourceFailure extends Error {
  /** Whether asking again later may help; a query that the source does not understand does not heal by itself. */
  readonly mayHeal: boolean;

  constructor(sentence: string, mayHeal: boolean, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'SourceFailure';
    this.mayHeal = mayHeal;
  }
}

/** More than the source, or we, can hold at once: the same question over fewer periods may be answered. */
export class TooMuchAtOnce extends SourceFailure {}
