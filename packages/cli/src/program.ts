import { Command } from 'commander';
import { declareAssets } from './program/assets.ts';
import { declareBackfills } from './program/backfill.ts';
import { declareConfiguration } from './program/configuration.ts';
import { declareConnections } from './program/connections.ts';
import { declareDags } from './program/dags.ts';
import { declareDatabase } from './program/database.ts';
import { declareJobs } from './program/jobs.ts';
import { declarePartitions } from './program/partitions.ts';
import { declarePools } from './program/pools.ts';
import { declareProcesses } from './program/processes.ts';
import { declareTasks } from './program/tasks.ts';
import { declareUsers } from './program/users.ts';
import { declareVariables } from './program/variables.ts';
import { version } from './version.ts';

/**
 * The command tree. A command's code is loaded when it runs: a worker in a pod must not pay for the API server's imports. Names and
 * flags are Airflow's where Airflow has the command.
 */
export function buildProgram(): Command {
  const program = new Command('leeward')
    .description('An Airflow control plane')
    .version(version, '-V, --version')
    .exitOverride()
    .showSuggestionAfterError();
  declareProcesses(program);
  declareDatabase(program);
  declareDags(program);
  declareTasks(program);
  declareConnections(program);
  declareVariables(program);
  declarePools(program);
  declareUsers(program);
  declareAssets(program);
  declareBackfills(program);
  declarePartitions(program);
  declareJobs(program);
  declareConfiguration(program);
  return program;
}
