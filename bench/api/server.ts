/** The API as a process of its own, over a workload's rules: what `npm run bench:api` asks. Prints its address, and ends with its input. */
import { buildApp, startServer } from '../../src/api/index.ts';
import { openStore } from '../../src/storage/index.ts';
import { compiled } from '../workloads/rulebook.ts';
import { benchedWorkload } from './bodies.ts';

const [databaseUrl = ''] = process.argv.slice(2);
const store = await openStore({ databaseUrl, dataDirectory: '/nonexistent' });
const rulebook = compiled(benchedWorkload);
const server = await startServer(buildApp({ store, rules: { now: () => Promise.resolve(rulebook) }, onFault: (error) => console.error(error) }), '127.0.0.1', 0);
process.stdout.write(`${server.url}\n`);
process.stdin.on('end', () => {
  void server.stop().then(() => store.close());
}).resume();
