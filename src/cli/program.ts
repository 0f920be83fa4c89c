/** The command line: what can be asked, and how an answer ends. Each command is loaded when it is asked for. */
import { Command, CommanderError, Option } from 'commander';
import { usualConfiguration } from './environment.ts';
import { CommandProblem, exit } from './exit.ts';
import { addAccess } from './program-access.ts';
import { Terminal } from './terminal.ts';
import { version } from './version.ts';

const jsonOption = (): Option => new Option('--json', 'machine-readable output');
const rulesOption = (): Option => new Option('--rules <dir>', 'directory of the rule files').makeOptionMandatory();
/** What stands in for a directory that is not named. */
const rulesHelp = 'directory of the rule files; `rules` if there is one, else this directory';
const usageOptions = (): Option[] => [
  new Option('--usage <file>', 'usage points: NDJSON; CSV, Parquet and Arrow by their endings; or `-` for standard input').makeOptionMandatory(),
  new Option('--format <format>', 'format of the usage, where its name does not tell').choices(['ndjson', 'csv', 'dataframes', 'parquet', 'arrow']),
  new Option('--scope-key <name>', 'groupby key that names the scope in CloudKitty dataframes').default('project_id'),
];

const exitHelp = `
Exit codes: 0 everything accepted, 1 errors in rules or configuration, 2 lines refused or left out, 3 environment (database, files), 64 wrong command line.
Environment: DATABASE_URL names a PostgreSQL of yours; without it an embedded one runs under TARIFF_DATA (default .tariff). NO_COLOR is honoured.`;

/** A command's work, with its exit code. */
export type Work = (terminal: Terminal) => Promise<number>;

function buildProgram(start: (work: Work) => Promise<void>): Command {
  const program = new Command('tariff').description('The rating engine: metered usage in, exact and explained charges out.').version(version, '-V, --version')
    .addHelpText('after', exitHelp).showHelpAfterError('(see `tariff --help`)').exitOverride().enablePositionalOptions();

  program.command('check').argument('[dir]', rulesHelp).description('check rule files').addOption(jsonOption())
    .addOption(new Option('--against-stored', 'also which prices change for a time whose usage is stored already'))
    .action((dir: string | undefined, options) => start(async (terminal) => (await import('./commands/check.ts')).check(dir, options, terminal)));

  program.command('test').argument('[dir]', rulesHelp).description('run the examples and scenarios that stand in rule files').addOption(jsonOption())
    .addOption(new Option('--coverage', 'what no example reaches: rows, tiers, windows, branches')).addOption(new Option('--mutate', 'prices that can change without any example noticing'))
    .addOption(new Option('--junit <file>', 'also write the results as JUnit XML'))
    .action((dir: string | undefined, options) => start(async (terminal) => (await import('./commands/test.ts')).test(dir, options, terminal)));

  program.command('fmt').argument('[paths...]', 'files and directories; `rules` if there is one, else this directory').description('lay out rule files; `-` reads standard input and writes standard output')
    .addOption(new Option('--check', 'change nothing, list the files that would change'))
    .action((paths: string[], options: { check?: true }) => start(async (terminal) => (await import('./commands/fmt.ts')).fmt(paths, options, terminal)));

  const quote = program.command('quote').description('price usage without storing anything').addOption(rulesOption());
  for (const option of usageOptions()) quote.addOption(option);
  quote.addOption(new Option('--json', 'one JSON line for each input, in its order'))
    .action((options) => start(async (terminal) => (await import('./commands/quote.ts')).quote(options, terminal)));

  const explain = program.command('explain [title]').description('how a price comes about: of an example by its title, or of the points of a usage file').addOption(rulesOption())
    .addOption(new Option('--usage <file>', 'usage points: NDJSON, CSV or `-`'));
  for (const option of usageOptions().slice(1)) explain.addOption(option);
  explain.addOption(new Option('--id <id>', 'only the point with this id')).addOption(new Option('--json', 'one JSON line for each point'))
    .action((title: string | undefined, options) => start(async (terminal) => (await import('./commands/explain.ts')).explain(title, options, terminal)));

  const diff = program.command('diff <old> <new>').description('changed prices in words; OLD and NEW are directories or git refs (`main`, `main:rules`)')
    .addOption(new Option('--usage <file>', 'also what the change costs whom, on this usage'));
  for (const option of usageOptions().slice(1)) diff.addOption(option);
  diff.addOption(new Option('--as-on <date>', 'price the usage with the prices of this date, on both sides')).addOption(jsonOption())
    .action((oldRules: string, newRules: string, options) => start(async (terminal) => (await import('./commands/diff.ts')).diff(oldRules, newRules, options, terminal)));

  const rate = program.command('rate').description('price usage and store points and charges').addOption(rulesOption());
  for (const option of usageOptions()) rate.addOption(option);
  rate.addOption(jsonOption()).action((options) => start(async (terminal) => (await import('./commands/rate.ts')).rate(options, terminal)));

  program.command('close').description('close the windows of limits and post what they add; again posts only what late usage changed').addOption(rulesOption())
    .addOption(new Option('--until <date>', 'close windows that end by this date or time, in the time zone of the rules').makeOptionMandatory())
    .addOption(new Option('--dry-run', 'show the lines and post none')).addOption(jsonOption())
    .action((options) => start(async (terminal) => (await import('./commands/close.ts')).close(options, terminal)));

  program.command('report').description('totals of what is stored')
    .addOption(new Option('--by <names>', 'comma-separated: scope, meter, day, month, module, rule, unit, status, or any field of the points').default('scope,meter'))
    .addOption(new Option('--from <time>', 'points that start at or after this date or time, and limits whose window ends after it'))
    .addOption(new Option('--to <time>', 'points that start before this date or time, and limits whose window ends by then'))
    .addOption(new Option('--timezone <zone>', 'IANA zone of days, months and dates; by default the zone of the newest rulebook'))
    .addOption(jsonOption()).addOption(new Option('--csv', 'comma-separated values').conflicts('json'))
    .action((options) => start(async (terminal) => (await import('./commands/report.ts')).report(options, terminal)));

  const importing = program.command('import').description('make rule files and usage from what others write');
  importing.command('focus <bill>').description('from a FOCUS bill (CSV): meters, price lists and usage')
    .addOption(new Option('--out <dir>', 'directory to write').makeOptionMandatory())
    .addOption(new Option('--currency <code>', 'which currency to take, where the bill has several'))
    .addOption(new Option('--tolerance <number>', 'how far quantity × unit price may lie from the list cost').default('0.0000000001'))
    .addOption(jsonOption())
    .action((bill: string, options) => start(async (terminal) => (await import('./commands/import-focus.ts')).importFocusBill(bill, options, terminal)));

  const config = program.command('config').description('the configuration of a deployment: whether it is right, and what acts in the end');
  const configFile = 'the configuration; `tariff.yml` by default';
  config.command('check').argument('[file]', configFile).description('check configuration, metrics and rules, and whether they agree').addOption(jsonOption())
    .action((file: string | undefined, options) => start(async (terminal) => (await import('./commands/config.ts')).configCheck(file, options, terminal)));
  config.command('show').argument('[file]', configFile).description('every option with its value and where that came from; secrets are replaced').addOption(jsonOption())
    .action((file: string | undefined, options) => start(async (terminal) => (await import('./commands/config.ts')).configShow(file, options, terminal)));

  importing.command('cloudkitty').description('from a hashmap of CloudKitty: its rules as a module, with its meters')
    .addOption(new Option('--url <url>', 'of a running CloudKitty, http://HOST:8889; a sample is priced by both'))
    .addOption(new Option('--token <token>', 'of Keystone, or a key').env('OS_TOKEN')).addOption(new Option('--user <name>', 'for HTTP basic')).addOption(new Option('--password-file <file>', 'whose first line is the password'))
    .addOption(new Option('--period <seconds>', 'of collection: what begins within one holds from the next on').default('3600'))
    .addOption(new Option('--sample <points>', 'how many points are priced by both; 0 for none').default('200'))
    .addOption(new Option('--file <file>', 'JSON: groups, and services with their mappings, thresholds and fields; or `-`'))
    .addOption(new Option('--out <dir>', 'directory to write').makeOptionMandatory()).addOption(new Option('--currency <code>', 'of the prices; a hashmap knows none'))
    .addOption(new Option('--scope-key <name>', 'the attribute that names the scope').default('project_id'))
    .action((options) => start(async (terminal) => (await import('./commands/import-cloudkitty.ts')).importCloudkitty(options, terminal)));

  program.command('serve').description('answer over HTTP; starts from nothing, with an embedded database and no rules yet')
    .addOption(new Option('--config <file>', 'configuration; by default `tariff.yml` if there is one'))
    .addOption(new Option('--rules <dir>', 'directory of the rule files; by default `rules`'))
    .addOption(new Option('--metrics <file>', 'what is collected, in the format of metrics.yml; by default as the configuration says'))
    .addOption(new Option('--host <host>', 'address to listen on; by default 127.0.0.1'))
    .addOption(new Option('--port <port>', 'port to listen on, 0 takes a free one; by default 8889'))
    .addOption(new Option('--workers <count>', 'workers that rate what is due, started and stopped with the server').default('0'))
    .action((options) => start(async (terminal) => (await import('./commands/serve.ts')).serve(options, terminal)));

  const configOption = (): Option => new Option('--config <file>', 'configuration of the service').default(usualConfiguration);
  program.command('worker').description('find scopes; collect, rate and store what is due. Any number of workers share the work').addOption(configOption())
    .addOption(new Option('--once', 'end when nothing is due any more; exit code 2 where a scope fails'))
    .addOption(new Option('--grace <seconds>', 'how long work in hand may take after a signal to stop').default('30'))
    .action((options) => start(async (terminal) => (await import('./commands/worker.ts')).worker(options, terminal)));

  addAccess(program, start);

  const scope = program.command('scope').description('who is rated, how far, and what went wrong');
  const ofScope = (name: string, description: string): Command => scope.command(name).description(description).addOption(configOption()).addOption(jsonOption());
  ofScope('list', 'all scopes').action((options) => start(async (terminal) => (await import('./commands/scope.ts')).scopeList(options, terminal)));
  ofScope('show <scope>', 'everything known of one').action((id: string, options) => start(async (terminal) => (await import('./commands/scope.ts')).scopeShow(id, options, terminal)));
  ofScope('create <scope>', 'make a scope before it is found').addOption(new Option('--from <time>', 'rate it from here on; by default as the configuration says'))
    .addOption(new Option('--inactive', 'do not rate it')).addOption(new Option('--name <name>', 'for people')).addOption(new Option('--parent <scope>', 'the scope above it'))
    .action((id: string, options) => start(async (terminal) => (await import('./commands/scope.ts')).scopeCreate(id, options, terminal)));
  ofScope('reset [scopes...]', 'take scopes back to an instant: what lies behind goes from the ledger and is rated again').addOption(new Option('--to <time>', 'where they stand then').makeOptionMandatory())
    .addOption(new Option('--all', 'all scopes')).action((ids: string[], options) => start(async (terminal) => (await import('./commands/scope.ts')).scopeReset(ids, options, terminal)));
  ofScope('delete <scope>', 'take a scope away with all its usage and charges').addOption(new Option('--with-data', 'yes, its data too')).addOption(new Option('--force', 'also what was billed: a time over which the books are closed'))
    .action((id: string, options) => start(async (terminal) => (await import('./commands/scope.ts')).scopeDelete(id, options, terminal)));
  for (const [verb, isActive] of [['activate', true], ['deactivate', false]] as const) {
    ofScope(`${verb} <scope>`, isActive ? 'rate it again, from where it stands' : 'rate it no more; what is rated stays')
      .action((id: string, options) => start(async (terminal) => (await import('./commands/scope.ts')).scopeChange(id, isActive, options, terminal)));
  }
  ofScope('set <scope>', 'its name and parent, where an empty one takes it away, and what it does with late usage').addOption(new Option('--name <name>', 'for people')).addOption(new Option('--parent <scope>', 'the scope above it'))
    .addOption(new Option('--late <policy>', 'usage for a time that is closed or was counted: correct what depends on it; replace also points that came before with another content; refuse').choices(['correct', 'replace', 'refuse']))
    .action((id: string, options) => start(async (terminal) => (await import('./commands/scope.ts')).scopeChange(id, null, options, terminal)));

  const alerts = program.command('alerts').description('alerts: which policies came to hold for whom, and whether receivers were told').addOption(configOption())
    .addOption(new Option('--scope <scope>', 'only of this one')).addOption(new Option('--since <time>', 'only from this instant on')).addOption(jsonOption())
    .action((options) => start(async (terminal) => (await import('./commands/alerts.ts')).alertsList(options, terminal)));
  alerts.command('check').description('check the files of alert policies').addOption(configOption()).addOption(jsonOption())
    .action((options) => start(async (terminal) => (await import('./commands/alerts.ts')).alertsCheck(options, terminal)));

  const reprocessing = program.command('reprocess').description('collect and rate again a time that was rated; what comes out otherwise is posted as corrections');
  const collected = (many: string, all: readonly string[] = []): readonly string[] => [...all, many];
  const ofTime = (name: string, description: string): Command => reprocessing.command(name).description(description).addOption(configOption())
    .addOption(new Option('--scope <scope>', 'whom; may be given several times').argParser(collected)).addOption(new Option('--all', 'all scopes'))
    .addOption(new Option('--from <time>', 'from this instant on').makeOptionMandatory()).addOption(new Option('--to <time>', 'to before this instant; by default all that is rated'))
    .addOption(new Option('--stored', 'rate the stored usage again, and do not ask the sources')).addOption(jsonOption());
  ofTime('plan', 'what would change, by scope and meter; writes nothing').action((options) => start(async (terminal) => (await import('./commands/reprocess.ts')).reprocessPlan(options, terminal)));
  ofTime('apply', 'do it').addOption(new Option('--reason <text>', 'stands with every correction').makeOptionMandatory()).addOption(new Option('--background', 'leave it to the workers'))
    .action((options) => start(async (terminal) => (await import('./commands/reprocess.ts')).reprocessApply(options, terminal)));
  reprocessing.command('list').description('what was and is to be reprocessed').addOption(configOption()).addOption(new Option('--scope <scope>', 'only of this one')).addOption(jsonOption())
    .action((options) => start(async (terminal) => (await import('./commands/reprocess.ts')).reprocessList(options, terminal)));
  reprocessing.command('cancel <id>').description('end one; what it has corrected stays').addOption(configOption())
    .action((id: string, options) => start(async (terminal) => (await import('./commands/reprocess.ts')).reprocessCancel(id, options, terminal)));

  const db = program.command('db').description('the database: whether it is up to date, and bringing it there').addHelpText('after', '\nExit codes: 0 up to date, 1 migrations are pending, 3 the database cannot be used.');
  const databaseOption = (): Option => new Option('--config <file>', 'names the database; by default `tariff.yml` if there is one, else DATABASE_URL and TARIFF_DATA do');
  db.command('status').description('migrations, server and sizes of tables; changes nothing').addOption(databaseOption()).addOption(jsonOption())
    .action((options) => start(async (terminal) => (await import('./commands/db.ts')).dbStatus(options, terminal)));
  db.command('migrate').description('bring it up to date; other commands do so by themselves when they open it').addOption(databaseOption()).addOption(jsonOption())
    .action((options) => start(async (terminal) => (await import('./commands/db.ts')).dbMigrate(options, terminal)));

  program.command('doctor').description('look at all that workers need: configuration, rules, database, sources, jobs, scopes; says of each what to do, and changes nothing').addOption(configOption())
    .addOption(new Option('--lag <periods>', 'a scope with more periods due than this falls behind').default('24')).addOption(jsonOption())
    .addHelpText('after', '\nExit codes: 0 all is well, 2 warnings, 3 failures.')
    .action((options) => start(async (terminal) => (await import('./commands/doctor.ts')).doctor(options, terminal)));

  program.command('lsp').description('answer an editor in the Language Server Protocol').addOption(new Option('--stdio', 'over standard input and output, which is the only way'))
    .action(() => start(async () => (await import('./commands/lsp.ts')).lsp()));

  program.command('demo').description('rate the sample month in the embedded database and show the bill')
    .addOption(new Option('--print-usage', 'only print the usage of the sample month'))
    .action((options) => start(async (terminal) => (await import('./commands/demo.ts')).demo(options, terminal)));
  for (const command of program.commands) command.showHelpAfterError(`(see \`tariff ${command.name()} --help\`)`);
  return program;
}

/** Errors of the environment that rooms throw as sentences. */
const environmentErrors = new Set(['StorageUnavailable', 'RulebookUnreadable']);
const inputErrors = new Set(['UnreadableUsage', 'NoLongerKept', 'FocusImportRefused']);

function problemOf(error: unknown): CommandProblem | null {
  if (error instanceof CommandProblem) return error;
  if (!(error instanceof Error)) return null;
  if (environmentErrors.has(error.name)) return new CommandProblem(exit.environment, error.message);
  if (inputErrors.has(error.name)) return new CommandProblem(exit.refused, error.message);
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? new CommandProblem(exit.environment, error.message) : null;
}

/** Runs one command and gives its exit code. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  const terminal = new Terminal();
  let code: number = exit.accepted;
  const program = buildProgram(async (work) => {
    code = await work(terminal);
  });
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    const problem = problemOf(error);
    if (problem !== null) {
      terminal.note(`${terminal.paintNotes('error', 'tariff')}: ${problem.message}`);
      if (problem.next !== null) terminal.note(problem.next);
      code = problem.exitCode;
    } else if (error instanceof CommanderError) {
      code = error.exitCode === 0 ? exit.accepted : exit.usage;
    } else {
      throw error;
    }
  }
  await terminal.close();
  return code;
}
