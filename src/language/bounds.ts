/** Every limit of the language, with its reason. Reaching one is T0801. */

/** Larger files are data, and data belongs in a CSV table. */
export const fileBytes = 1024 * 1024;
/** Keeps a compiled rulebook well inside a small machine's memory. */
export const rulebookBytes = 64 * 1024 * 1024;
/** Past this a person no longer reads the rows; a CSV table holds ten times more. */
export const inlineRows = 10_000;
export const csvRows = 100_000;
/** One entry a line in a version; more is a program. */
export const localsPerVersion = 200;
/** A change a month for forty years. */
export const versionsPerRule = 500;
/** Operators inside operators: deeper expressions are not read by people, and the depth bounds the evaluator's stack. */
export const expressionDepth = 200;
/** Values given to fields while two conditions are held against each other; past it the check happens at each point. */
export const witnessSteps = 40_000;
/** Rows read while looking for values without a row: a fifth of a second. A table that needs more is too entangled to be read. */
export const coverRowsRead = 2_000_000;
