import type { Command } from 'commander';

export function declarePartitions(program: Command): void {
  program
    .command('partitions')
    .description('the partitions that runs are for')
    .command('clear')
    .description(
      'takes key and date of their partition from runs: from one, those of a partition, or those between two dates',
    )
    .requiredOption('-d, --dag-id <id>', 'the Dag of the runs')
    .option('-r, --run-id <id>', 'this run')
    .option('-k, --partition-key <key>', 'the runs of this partition')
    .option('-s, --start-date <date>', 'those whose partition is of this date or later')
    .option('-e, --end-date <date>', 'those whose partition is of this date or earlier')
    .option('--date <range>', 'both dates at once, as 2026-01-01~2026-01-31')
    .option('--clear-task-instances', 'has the runs run again too', false)
    .option('--dry-run', 'only says what it would do', false)
    .action(async (options) => (await import('../commands/partitions-clear.ts')).clearPartitions(options));
}
