/** Where files stand in a rulebook that nobody wrote by hand. */
import { hashmapFile, hashmapMetersFile } from '../cloudkitty/index.ts';
import { collectedFile } from './collected-meters.ts';

const scriptsFolder = 'pyscripts';
export const scriptFile = (id: string): string => `${scriptsFolder}/${id}.tariff`;

export const isWritten = (file: string): boolean => [hashmapFile, hashmapMetersFile, collectedFile].includes(file) || file.startsWith(`${scriptsFolder}/`);
