import type { Command } from 'commander';
import { version } from '../version.ts';
import { jsonOption, outputOption } from './output-options.ts';

export function declareConfiguration(program: Command): void {
  const config = program.command('config').description('the configuration');
  config
    .command('list')
    .description('every option, its value and where it comes from; secrets are hidden')
    .option('--section <name>', 'only of this section')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (options) => (await import('../commands/config.ts')).listConfig(options));
  config
    .command('get-value <section> <option>')
    .description('the value of an option, secrets too')
    .action(async (section, option) => (await import('../commands/config.ts')).getConfigValue(section, option));
  program
    .command('version')
    .description('the version')
    .action(() => console.log(version));
}
