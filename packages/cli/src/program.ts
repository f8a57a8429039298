import { Command } from 'commander';
import { version } from './version.ts';

/**
 * The command tree. A command's code is loaded when it runs: a worker in a pod must not pay for the API server's imports. Names and
 * flags are Airflow's where Airflow has the command.
 */
export function buildProgram(): Command {
  const program = new Command('leeward')
    .description('An Airflow control plane')
    .version(version, '-V, --version')
    .exitOverride()
    .showSuggestionAfterError();

  program
    .command('standalone')
    .description('everything in one process, with an embedded Postgres unless another is configured')
    .option('--port <port>', 'instead of [api] port')
    .option('--host <host>', 'instead of [api] host')
    .action(async (options) => (await import('./commands/standalone.ts')).standalone(options));
  program
    .command('api-server')
    .description('REST API, Execution API and web UI')
    .option('--port <port>', 'instead of [api] port')
    .option('--host <host>', 'instead of [api] host')
    .action(async (options) => (await import('./commands/processes.ts')).apiServer(options));
  program
    .command('scheduler')
    .description('decides what runs and hands it to the executor')
    .action(async () => (await import('./commands/processes.ts')).scheduler());
  program
    .command('dag-processor')
    .description('keeps the Dags in step with their bundles')
    .action(async () => (await import('./commands/processes.ts')).dagProcessor());
  program
    .command('triggerer')
    .description('waits for deferred tasks')
    .option('--capacity <count>', 'instead of [triggerer] capacity')
    .option('--queues <queues>', 'only triggers of these queues, separated by commas')
    .action(async (options) => (await import('./commands/triggerer.ts')).triggerer(options));
  program
    .command('worker')
    .description('runs one task attempt and ends')
    .option('--json-path <file>', 'the ExecuteTask workload')
    .option('--json-string <json>', 'the same, in the argument (its token then shows in the process list)')
    .action(async (options) => (await import('./commands/worker.ts')).worker(options));
  program
    .command('git-sync')
    .description('keeps a folder in step with a git repository; takes the flags of git-sync v4')
    .action(async () => (await import('./commands/git-sync.ts')).gitSync([]));

  const db = program.command('db').description('the database');
  db.command('migrate')
    .description('brings the database to this version; any number at once')
    .option('--wait', 'wait until the database answers', false)
    .action(async (options) => (await import('./commands/db.ts')).migrateDatabase(options));
  db.command('check')
    .description('exit code 0 when the database answers and is at this version')
    .action(async () => (await import('./commands/db.ts')).checkDatabase());

  const dags = program.command('dags').description('Dags');
  dags
    .command('list')
    .description('all Dags')
    .option('--json', 'as JSON', false)
    .action(async (options) => (await import('./commands/dags.ts')).listDags(options));
  dags
    .command('list-runs <dag-id>')
    .description('the runs of a Dag, the latest first')
    .option('--state <state>', 'only those in this state')
    .option('--limit <count>', 'at most so many', '100')
    .option('--json', 'as JSON', false)
    .action(async (dagId, options) => (await import('./commands/dags.ts')).listRuns(dagId, options));
  dags
    .command('trigger <dag-id>')
    .description('makes a run')
    .option('-r, --run-id <id>', 'its id')
    .option('-c, --conf <json>', 'its conf')
    .option('-l, --logical-date <date>', 'its logical date')
    .option('--json', 'as JSON', false)
    .action(async (dagId, options) => (await import('./commands/dags.ts')).triggerDag(dagId, options));
  dags
    .command('test <dag-id>')
    .description('runs a Dag once, here, to its end, with its log on the terminal')
    .option('-c, --conf <json>', 'the conf of the run')
    .action(async (dagId, options) => (await import('./commands/dags-test.ts')).testDag(dagId, options));
  for (const [name, isPaused] of [
    ['pause', true],
    ['unpause', false],
  ] as const) {
    dags
      .command(`${name} <dag-id>`)
      .option('--json', 'as JSON', false)
      .action(async (dagId, options) => (await import('./commands/dags.ts')).pauseDag(dagId, isPaused, options));
  }

  const tasks = program.command('tasks').description('tasks');
  tasks
    .command('list <dag-id>')
    .description('the tasks of a Dag')
    .option('--json', 'as JSON', false)
    .action(async (dagId, options) => (await import('./commands/tasks.ts')).listTasks(dagId, options));
  tasks
    .command('logs <dag-id> <run-id> <task-id>')
    .description('the log of an attempt')
    .option('--try-number <number>', 'which attempt; the latest by default')
    .option('--map-index <index>', 'which mapped task instance', '-1')
    .option('--json', 'one JSON record a line', false)
    .action(async (dagId, runId, taskId, options) =>
      (await import('./commands/tasks.ts')).taskLogs(dagId, runId, taskId, options),
    );
  tasks
    .command('clear <dag-id>')
    .description('clears task instances so that they run again')
    .option('-r, --run-id <id>', 'only of this run')
    .option('-t, --task-ids <ids>', 'only these, separated by commas')
    .option('-f, --only-failed', 'only failed ones', false)
    .option('-d, --downstream', 'their downstream too', false)
    .option('-u, --upstream', 'their upstream too', false)
    .option('--json', 'as JSON', false)
    .action(async (dagId, options) => (await import('./commands/tasks.ts')).clearTasks(dagId, options));

  program
    .command('config')
    .description('the configuration')
    .command('list')
    .description('every option, its value and where it comes from; secrets are hidden')
    .option('--json', 'as JSON', false)
    .action(async (options) => (await import('./commands/config.ts')).listConfig(options));
  program
    .command('version')
    .description('the version')
    .action(() => console.log(version));
  program
    .command('postgres')
    .description('the bundled Postgres server, in the foreground')
    .requiredOption('--data <folder>', 'where the cluster lies')
    .option('--port <port>', 'the port', '5432')
    .option('--listen <address>', 'the address', '127.0.0.1')
    .action(async (options) => (await import('./commands/postgres.ts')).postgres(options));
  return program;
}
