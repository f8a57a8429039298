import type { Command } from 'commander';
import { jsonOption, outputOption } from './output-options.ts';

const passwordOptions = (command: Command): Command =>
  command
    .requiredOption('-u, --username <name>', 'the name of the user')
    .option('-p, --password <password>', 'the password')
    .option('--use-random-password', 'make a password and print it once', false);

export function declareUsers(program: Command): void {
  const users = program.command('users').description('people who may log in');
  users
    .command('list')
    .description('all users')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (options) => (await import('../commands/users.ts')).listUsers(options));
  passwordOptions(users.command('create'))
    .description('makes a user')
    .requiredOption('-r, --role <role>', 'admin, op, user or viewer')
    .option('-e, --email <address>', 'taken from scripts for Airflow and not kept')
    .option('-f, --firstname <name>', 'taken from scripts for Airflow and not kept')
    .option('-l, --lastname <name>', 'taken from scripts for Airflow and not kept')
    .action(async (options) => (await import('../commands/users.ts')).createUser(options));
  passwordOptions(users.command('reset-password'))
    .description('gives a user another password')
    .action(async (options) => (await import('../commands/users.ts')).resetPassword(options));
  users
    .command('delete')
    .description('deletes a user')
    .requiredOption('-u, --username <name>', 'the name of the user')
    .action(async (options) => (await import('../commands/users.ts')).deleteUser(options));
}
