/** Why a point cannot be priced. Thrown inside the evaluator and caught by the pipeline, never further. */
export class Stop {
  readonly code: string;
  readonly reason: string;
  constructor(code: string, reason: string) {
    this.code = code;
    this.reason = reason;
  }
}

/** Runs `work`; a stop becomes a value. */
export function catchingStop<T>(work: () => T): T | Stop {
  try {
    return work();
  } catch (error) {
    if (error instanceof Stop) return error;
    throw error;
  }
}
