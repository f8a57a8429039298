import type { Command } from 'commander';
import { jsonOption, outputOption } from './output-options.ts';

export function declareAssets(program: Command): void {
  const assets = program.command('assets').description('assets and their aliases');
  assets
    .command('list')
    .description('all assets')
    .option('--alias', 'the aliases instead', false)
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (options) => (await import('../commands/assets.ts')).listAssets(options));
  assets
    .command('details')
    .description('what is known of an asset')
    .option('--alias', 'of an alias, by its name', false)
    .option('--name <name>', 'its name')
    .option('--uri <uri>', 'its URI')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (options) => (await import('../commands/assets.ts')).assetDetails(options));
  assets
    .command('materialize')
    .description('makes a run of the Dag that has the asset as an outlet')
    .option('--name <name>', 'its name')
    .option('--uri <uri>', 'its URI')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (options) => (await import('../commands/assets.ts')).materializeAsset(options));
}
