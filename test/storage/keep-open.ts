/** A process for tests: opens the store of the folder in its argument, says so, and closes it when its input ends. */
import { once } from 'node:events';
import { openStore } from '../../src/storage/index.ts';

try {
  const store = await openStore({ databaseUrl: null, dataDirectory: process.argv[2] ?? '', settings: ['fsync=off', 'shared_buffers=16MB'] });
  console.log('open');
  process.stdin.resume();
  await once(process.stdin, 'end');
  await store.close();
} catch (error) {
  console.log(String(error));
}
