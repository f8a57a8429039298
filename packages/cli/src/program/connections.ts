import { type Command, Option } from 'commander';
import { jsonOption, outputOption } from './output-options.ts';

export function declareConnections(program: Command): void {
  const connections = program.command('connections').description('connections');
  connections
    .command('list')
    .description('the ids of all connections')
    .option('--show-values', 'all that is known of each', false)
    .option('--hide-sensitive', 'with --show-values, without passwords and extras', false)
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (options) => (await import('../commands/connections.ts')).listConnections(options));
  connections
    .command('get <conn-id>')
    .description('a connection, its password too')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (id, options) => (await import('../commands/connections.ts')).getConnection(id, options));
  connections
    .command('add <conn-id>')
    .description('makes a connection')
    .option('--conn-uri <uri>', 'all of it as a URI')
    .option('--conn-json <json>', 'all of it as JSON')
    .option('--conn-type <type>', 'its type, with the parts below')
    .option('--conn-host <host>', 'its host')
    .option('--conn-login <login>', 'its login')
    .option('--conn-password <password>', 'its password')
    .option('--conn-schema <schema>', 'its schema')
    .option('--conn-port <port>', 'its port')
    .option('--conn-extra <json>', 'its extra')
    .option('--conn-description <text>', 'its description')
    .action(async (id, options) => (await import('../commands/connections.ts')).addConnection(id, options));
  connections
    .command('delete <conn-id>')
    .description('deletes a connection')
    .action(async (id) => (await import('../commands/connections.ts')).deleteConnection(id));
  connections
    .command('test <conn-id>')
    .description('tries a connection, where [core] test_connection allows it')
    .action(async (id) => (await import('../commands/connections.ts')).testConnection(id));
  connections
    .command('import <file>')
    .description('makes the connections of a .json, .yaml or .env file')
    .option('--overwrite', 'change those that are there already', false)
    .action(async (file, options) => (await import('../commands/connections.ts')).importConnections(file, options));
  connections
    .command('export <file>')
    .description('writes all connections, passwords too; - is the standard output')
    .addOption(new Option('--file-format <format>', 'instead of that of the name').choices(['json', 'yaml', 'env']))
    .addOption(new Option('--format <format>', 'the old name of --file-format').choices(['json', 'yaml', 'env']))
    .addOption(
      new Option('--serialization-format <format>', 'of connections in an .env file')
        .choices(['json', 'uri'])
        .default('uri'),
    )
    .action(async (file, options) => (await import('../commands/connections.ts')).exportConnections(file, options));
}
