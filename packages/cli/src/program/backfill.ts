import { type Command, Option } from 'commander';
import { jsonOption, outputOption } from './output-options.ts';

export function declareBackfills(program: Command): void {
  const backfill = program.command('backfill').alias('backfills').description('runs of past dates');
  backfill
    .command('create')
    .description('makes the runs of a Dag between two dates')
    .requiredOption('--dag-id <id>', 'the Dag')
    .requiredOption('--from-date <date>', 'the first logical date')
    .requiredOption('--to-date <date>', 'the last logical date')
    .option('--dag-run-conf <json>', 'the conf of the runs')
    .option('--max-active-runs <count>', 'at most so many at once')
    .addOption(
      new Option('--reprocess-behavior <which>', 'which runs that are there run again')
        .choices(['none', 'completed', 'failed'])
        .default('none'),
    )
    .option('--run-backwards', 'the latest date first', false)
    .option('--run-on-latest-version', 'runs that run again take the newest version of the Dag')
    .option('--no-run-on-latest-version', 'they keep their version')
    .option('--dry-run', 'only list the dates', false)
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (options) => (await import('../commands/backfill.ts')).createBackfill(options));
  backfill
    .command('list')
    .description('all backfills, the latest first')
    .option('--dag-id <id>', 'only of this Dag')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (options) => (await import('../commands/backfill.ts')).listBackfills(options));
  for (const [change, description] of [
    ['pause', 'starts no more runs of a backfill'],
    ['unpause', 'lets a paused backfill go on'],
    ['cancel', 'ends a backfill; runs that have not started are failed'],
  ] as const) {
    backfill
      .command(`${change} <backfill-id>`)
      .description(description)
      .addOption(outputOption())
      .addOption(jsonOption())
      .action(async (id, options) => (await import('../commands/backfill.ts')).changeBackfill(id, change, options));
  }
}
