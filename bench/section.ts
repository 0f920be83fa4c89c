/** One section in a process of its own: `node bench/section.ts NAME MODE FILE`; its result goes to the file. `gate:NAME` runs what gates look at. */
import { writeFileSync } from 'node:fs';
import { modes } from './modes.ts';
import { gateSections, sections } from './sections/index.ts';

const [name = '', modeName = 'default', file = ''] = process.argv.slice(2);
const mode = modes[modeName as keyof typeof modes];
const section = name.startsWith('gate:') ? gateSections.find((own) => own.name === name.slice('gate:'.length)) : sections.find((own) => own.name === name);
if (section === undefined || mode === undefined || file === '') throw new RangeError(`there is no section ${name} in mode ${modeName}`);
writeFileSync(file, JSON.stringify(await section.run(mode)));
