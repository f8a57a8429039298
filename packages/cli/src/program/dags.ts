import { type Command, Option } from 'commander';
import { jsonOption, outputFormats, outputOption } from './output-options.ts';

const nextRunFields = [
  ...['logical_date', 'data_interval.start', 'data_interval.end'],
  ...['partition_key', 'partition_date', 'run_after'],
];
const runStates = ['queued', 'running', 'success', 'failed'];

export function declareDags(program: Command): void {
  const dags = program.command('dags').description('Dags and their runs');
  dags
    .command('list')
    .description('all Dags')
    .option('-B, --bundle-name <name>', 'only of this bundle')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (options) => (await import('../commands/dags.ts')).listDags(options));
  dags
    .command('details <dag-id>')
    .description('what is known of a Dag')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (dagId, options) => (await import('../commands/dags.ts')).dagDetails(dagId, options));
  dags
    .command('show <dag-id>')
    .description('the graph of a Dag in the language of Graphviz')
    .option('-s, --save <file>', 'writes it into this .dot file')
    .option('--tree', 'the tasks as a tree instead', false)
    .action(async (dagId, options) => (await import('../commands/dags-show.ts')).showDag(dagId, options));
  dags
    .command('next-execution <dag-id>')
    .description('the logical dates of the next runs, or more of each with --table')
    .addOption(new Option('--field <field>', 'this of each run instead').choices(nextRunFields))
    .option('-n, --num-executions <count>', 'so many runs', '1')
    .option('--table', 'the same as --output table', false)
    .addOption(new Option('-o, --output <format>', 'the form of the listing').choices(outputFormats))
    .addOption(jsonOption())
    .action(async (dagId, options) =>
      (await import('../commands/dags-next-execution.ts')).nextExecution(dagId, options),
    );
  dags
    .command('report')
    .description('what the last parse of every file found, and how long it took')
    .option('-B, --bundle-name <name>', 'only of this bundle')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (options) => (await import('../commands/dags-report.ts')).reportDags(options));
  dags
    .command('reserialize')
    .description('has every file parsed and stored anew by the Dag processor')
    .option('-B, --bundle-name <name>', 'only of this bundle')
    .action(async (options) => (await import('../commands/dags-reserialize.ts')).reserializeDags(options));
  dags
    .command('list-import-errors')
    .description('the files that cannot be read, and why; exit code 1 where there are any')
    .option('-B, --bundle-name <name>', 'only of this bundle')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (options) => (await import('../commands/dags.ts')).listImportErrors(options));
  dags
    .command('list-runs <dag-id>')
    .description('the runs of a Dag, the latest first')
    .addOption(new Option('--state <state>', 'only those in this state').choices(runStates))
    .option('-s, --start-date <date>', 'only those of this logical date or later')
    .option('-e, --end-date <date>', 'only those of this logical date or earlier')
    .option('--no-backfill', 'not those of backfills')
    .option('--limit <count>', 'at most so many', '100')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (dagId, options) => (await import('../commands/runs.ts')).listRuns(dagId, options));
  dags
    .command('state <dag-id> <run-id-or-date>')
    .description('the state of a run')
    .action(async (dagId, run) => (await import('../commands/runs.ts')).runState(dagId, run));
  dags
    .command('trigger <dag-id>')
    .description('makes a run')
    .option('-r, --run-id <id>', 'its id')
    .option('-c, --conf <json>', 'its conf')
    .option('-l, --logical-date <date>', 'its logical date')
    .option('--partition-key <key>', 'the partition that it is for')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (dagId, options) => (await import('../commands/dags.ts')).triggerDag(dagId, options));
  dags
    .command('clear <dag-id>')
    .description('has runs run again: one, those of a partition, or those whose partitions lie between two dates')
    .option('--run-id <id>', 'this run')
    .option('--partition-key <key>', 'the runs of this partition')
    .option('--partition-date-start <date>', 'those whose partition is of this date or later')
    .option('--partition-date-end <date>', 'those whose partition is of this date or earlier')
    .option('-f, --only-failed', 'only failed tasks', false)
    .option('-r, --only-running', 'only running tasks', false)
    .option('-y, --yes', 'do not ask', false)
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (dagId, options) => (await import('../commands/dags-clear.ts')).clearRuns(dagId, options));
  dags
    .command('test <dag-id> [logical-date]')
    .description('runs a Dag once, here, to its end, with its log on the terminal')
    .option('-c, --conf <json>', 'the conf of the run')
    .action(async (dagId, logicalDate, options) =>
      (await import('../commands/dags-test.ts')).testDag(dagId, logicalDate, options),
    );
  for (const [name, description, isPaused] of [
    ['pause', 'starts no more tasks and runs of a Dag', true],
    ['unpause', 'lets a paused Dag go on', false],
  ] as const) {
    dags
      .command(`${name} <dag-id>`)
      .description(description)
      .option('--treat-dag-id-as-regex', 'all Dags whose id matches', false)
      .option('-y, --yes', 'do not ask', false)
      .addOption(outputOption())
      .addOption(jsonOption())
      .action(async (dagId, options) => (await import('../commands/dags.ts')).pauseDags(dagId, isPaused, options));
  }
  dags
    .command('delete <dag-id>')
    .description('deletes everything that is stored of a Dag')
    .option('-y, --yes', 'do not ask', false)
    .action(async (dagId, options) => (await import('../commands/dags.ts')).deleteDag(dagId, options));
}
