/** The table in which the migrator notes what it has done. */
export const migrationTable = 'migration';
