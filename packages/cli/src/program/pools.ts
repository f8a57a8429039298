import type { Command } from 'commander';
import { jsonOption, outputOption } from './output-options.ts';

export function declarePools(program: Command): void {
  const pools = program.command('pools').description('pools');
  pools
    .command('list')
    .description('all pools')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (options) => (await import('../commands/pools.ts')).listPools(options));
  pools
    .command('get <name>')
    .description('a pool')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (name, options) => (await import('../commands/pools.ts')).getPool(name, options));
  pools
    .command('set <name> <slots> <description>')
    .description('makes or changes a pool; -1 slots are any number')
    .option('--include-deferred', 'deferred tasks take slots too', false)
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (name, slots, description, options) =>
      (await import('../commands/pools.ts')).setPool(name, slots, description, options),
    );
  pools
    .command('delete <name>')
    .description('deletes a pool')
    .action(async (name) => (await import('../commands/pools.ts')).deletePool(name));
  pools
    .command('import <file>')
    .description('makes or changes the pools of a JSON file')
    .action(async (file) => (await import('../commands/pools.ts')).importPools(file));
  pools
    .command('export <file>')
    .description('writes all pools as JSON; - is the standard output')
    .action(async (file) => (await import('../commands/pools.ts')).exportPools(file));
}
