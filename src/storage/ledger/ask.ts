/** How the parts of an intake ask the database: one statement after the other, on the connection of the intake. */
export type Ask = <Row extends object>(statement: string, parameters: readonly unknown[]) => Promise<readonly Row[]>;

/** An array of numbers as PostgreSQL reads it. */
export const numbersText = (numbers: Iterable<number>): string => `{${[...numbers].join(',')}}`;
