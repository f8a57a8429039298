import type { Command } from 'commander';
import { jsonOption, outputOption } from './output-options.ts';

export function declareDatabase(program: Command): void {
  const db = program.command('db').description('the database');
  db.command('migrate')
    .description('brings the database to this version; any number at once')
    .option('--wait', 'wait until the database answers', false)
    .action(async (options) => (await import('../commands/db.ts')).migrateDatabase(options));
  db.command('check')
    .description('exit code 0 when the database answers and is at this version')
    .option('--retry <count>', 'ask again so often', '0')
    .option('--retry-delay <seconds>', 'after so long', '1')
    .action(async (options) => (await import('../commands/db.ts')).checkDatabase(options));
  db.command('clean')
    .description('deletes old rows')
    .requiredOption('--clean-before-timestamp <date>', 'those from before it')
    .option('-t, --tables <tables>', 'only of these, separated by commas')
    .option('--dag-ids <ids>', 'only of these Dags, separated by commas')
    .option('--exclude-dag-ids <ids>', 'not of these Dags')
    .option('--batch-size <rows>', 'at most so many a transaction', '10000')
    .option('--dry-run', 'only count them', false)
    .option('--skip-archive', 'what Leeward does anyway: it keeps no copy of what it deletes', true)
    .option('-y, --yes', 'do not ask', false)
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (options) => (await import('../commands/db-clean.ts')).cleanDatabase(options));
}
