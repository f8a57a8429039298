import { hostname } from 'node:os';
import { deadAfterSeconds, findDeadProcesses, stalledAfterSeconds } from '@leeward/database';
import { cliErrors } from '../errors.ts';
import { withDatabase } from '../processes/with-database.ts';
import { readInteger } from '../read-argument.ts';

/** Airflow's names of the processes that it calls jobs. */
const jobTypes = {
  SchedulerJob: 'scheduler',
  TriggererJob: 'triggerer',
  DagProcessorJob: 'dag_processor',
} as const;

interface CheckOptions {
  jobType?: keyof typeof jobTypes;
  hostname?: string;
  local: boolean;
  allowMultiple: boolean;
  limit: string;
}

/** Whether schedulers, triggerers and Dag processors are alive (airflow/cli/commands/jobs_command.py); exit code 1 where not. */
export async function checkJobs(options: CheckOptions): Promise<void> {
  const limit = readInteger('--limit', options.limit, 0);
  if (options.allowMultiple && limit === 1) {
    throw cliErrors.LW_ARGUMENT({ argument: '--allow-multiple', problem: 'it needs a --limit above 1, or 0 for none' });
  }
  if (options.local && options.hostname !== undefined) {
    throw cliErrors.LW_ARGUMENT({ argument: '--local', problem: 'it does not go with --hostname' });
  }
  const kinds = options.jobType === undefined ? Object.values(jobTypes) : [jobTypes[options.jobType]];
  const host = options.local ? hostname() : options.hostname;
  await withDatabase(async ({ database }) => {
    const dead = await database.run(findDeadProcesses, deadAfterSeconds, stalledAfterSeconds);
    const latest = await database.kysely
      .selectFrom('process')
      .select('id')
      .where('kind', 'in', kinds)
      .where('ended_at', 'is', null)
      .$if(host !== undefined, (query) => query.where('hostname', '=', host!))
      .orderBy('heartbeat_at', 'desc')
      .$if(limit > 0, (query) => query.limit(limit))
      .execute();
    const alive = latest.filter(({ id }) => !dead.some((each) => each.id === id)).length;
    if (alive === 0) return fail('No alive jobs found.');
    if (alive > 1 && !options.allowMultiple) return fail(`Found ${alive} alive jobs. Expected only one.`);
    console.log(alive === 1 ? 'Found one alive job.' : `Found ${alive} alive jobs.`);
  });
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
