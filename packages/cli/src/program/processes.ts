import type { Command } from 'commander';

export function declareProcesses(program: Command): void {
  program
    .command('standalone')
    .description('everything in one process, with an embedded Postgres unless another is configured')
    .option('-p, --port <port>', 'instead of [api] port')
    .option('-H, --host <host>', 'instead of [api] host')
    .action(async (options) => (await import('../commands/standalone.ts')).standalone(options));
  program
    .command('api-server')
    .description('REST API, Execution API and web UI')
    .option('-p, --port <port>', 'instead of [api] port')
    .option('-H, --host <host>', 'instead of [api] host')
    .action(async (options) => (await import('../commands/processes.ts')).apiServer(options));
  program
    .command('scheduler')
    .description('decides what runs and hands it to the executor')
    .action(async () => (await import('../commands/processes.ts')).scheduler());
  program
    .command('dag-processor')
    .description('keeps the Dags in step with their bundles')
    .action(async () => (await import('../commands/processes.ts')).dagProcessor());
  program
    .command('triggerer')
    .description('waits for deferred tasks')
    .option('--capacity <count>', 'instead of [triggerer] capacity')
    .option('--queues <queues>', 'only triggers of these queues, separated by commas')
    .action(async (options) => (await import('../commands/triggerer.ts')).triggerer(options));
  program
    .command('worker')
    .description('runs one task attempt and ends')
    .option('--json-path <file>', 'the ExecuteTask workload')
    .option('--json-string <json>', 'the same, in the argument (its token then shows in the process list)')
    .option('--git-sync', 'fetch the Dags first, as "git-sync --one-time" does by its GITSYNC_ variables', false)
    .action(async (options) => (await import('../commands/worker.ts')).worker(options));
  program
    .command('git-sync')
    .description('keeps a folder in step with a git repository; takes the flags of git-sync v4')
    .action(async () => (await import('../commands/git-sync.ts')).gitSync([]));
  program
    .command('postgres')
    .description('the bundled Postgres server, in the foreground')
    .requiredOption('--data <folder>', 'where the cluster lies')
    .option('--port <port>', 'the port', '5432')
    .option('--listen <address>', 'the address', '127.0.0.1')
    .action(async (options) => (await import('../commands/postgres.ts')).postgres(options));
}
