/** Numbers of our advisory locks in the database: any two that differ, the same in every version of the program. */

/** Held while the schema changes. */
export const migrationLock = 0x7a71ff_0001;
/** Held by the one intake or closing that runs. */
export const intakeLock = 0x7a71ff_0002;
/** Held while something is added that is to be reprocessed. */
export const reprocessingLock = 0x7a71ff_0003;
