/** The part of the command line that says who may ask a server, and tells what callers changed. */
import { type Command, Option } from 'commander';
import { usualConfiguration } from './environment.ts';
import type { Work } from './program.ts';

export function addAccess(program: Command, start: (work: Work) => Promise<void>): void {
  const configOption = (): Option => new Option('--config <file>', 'names the database; where there is no `tariff.yml`, DATABASE_URL and TARIFF_DATA do').default(usualConfiguration);
  const jsonOption = (): Option => new Option('--json', 'machine-readable output');
  const key = program.command('key').description('keys of the API: made, listed and revoked');
  key.command('create <name>').description('make a key and show its secret, this once').addOption(configOption())
    .addOption(new Option('--role <role>', 'admin may everything; reader reads of his scopes; member also brings their usage').choices(['admin', 'reader', 'member']).makeOptionMandatory())
    .addOption(new Option('--scope <scope>', 'whose usage it is for; may be given several times').argParser((one: string, all: readonly string[] = []) => [...all, one]))
    .addOption(new Option('--expires <time>', 'an instant, or a time from now: 12h, 90d, 4w; by default never')).addOption(jsonOption())
    .action((name: string, options) => start(async (terminal) => (await import('./commands/key.ts')).keyCreate(name, options, terminal)));
  key.command('list').description('all keys, without their secrets, which nobody knows').addOption(configOption()).addOption(jsonOption())
    .action((options) => start(async (terminal) => (await import('./commands/key.ts')).keyList(options, terminal)));
  key.command('revoke <name>').description('it opens nothing any more').addOption(configOption())
    .action((name: string, options) => start(async (terminal) => (await import('./commands/key.ts')).keyRevoke(name, options, terminal)));
  key.command('hash').description('the hash of a password on standard input, for `api.users`')
    .action(() => start(async (terminal) => (await import('./commands/key.ts')).keyHash(terminal)));
  program.command('audit').description('who asked for which change over HTTP or made a key, and whether it was done; the newest first').addOption(configOption())
    .addOption(new Option('--caller <name>', 'only of this one')).addOption(new Option('--since <time>', 'only from this instant on')).addOption(new Option('--until <time>', 'only before this instant'))
    .addOption(new Option('--limit <count>', 'so many at most').default('100')).addOption(jsonOption())
    .action((options) => start(async (terminal) => (await import('./commands/audit.ts')).audit(options, terminal)));
}
