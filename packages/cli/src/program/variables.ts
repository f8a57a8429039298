import { type Command, Option } from 'commander';
import { jsonOption, outputOption } from './output-options.ts';

export function declareVariables(program: Command): void {
  const variables = program.command('variables').description('variables');
  variables
    .command('list')
    .description('the keys of all variables')
    .option('--show-values', 'their values too', false)
    .option('--hide-sensitive', 'with --show-values, stars in place of the values', false)
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (options) => (await import('../commands/variables.ts')).listVariables(options));
  variables
    .command('get <key>')
    .description('the value of a variable')
    .option('-d, --default <value>', 'the answer where there is no such variable')
    .option('-j, --json', 'the value is JSON', false)
    .action(async (key, options) => (await import('../commands/variables.ts')).getVariable(key, options));
  variables
    .command('set <key> <value>')
    .description('makes or changes a variable')
    .option('--description <text>', 'its description')
    .option('-j, --json', 'the value is JSON', false)
    .action(async (key, value, options) => (await import('../commands/variables.ts')).setVariable(key, value, options));
  variables
    .command('delete <key>')
    .description('deletes a variable')
    .action(async (key) => (await import('../commands/variables.ts')).deleteVariable(key));
  variables
    .command('import <file>')
    .description('makes the variables of a .json, .yaml or .env file')
    .addOption(
      new Option('-a, --action-on-existing-key <action>', 'what becomes of one that is there')
        .choices(['overwrite', 'fail', 'skip'])
        .default('overwrite'),
    )
    .action(async (file, options) => (await import('../commands/variables.ts')).importVariables(file, options));
  variables
    .command('export <file>')
    .description('writes all variables to a .json or .yaml file; - is the standard output')
    .action(async (file) => (await import('../commands/variables.ts')).exportVariables(file));
}
