import { type Command, Option } from 'commander';

const jobTypes = ['SchedulerJob', 'TriggererJob', 'DagProcessorJob'];

export function declareJobs(program: Command): void {
  program
    .command('jobs')
    .description('the processes of the control plane')
    .command('check')
    .description('whether processes are alive; exit code 1 where none is, or more than one')
    .addOption(new Option('--job-type <type>', 'only of this type').choices(jobTypes))
    .option('--hostname <name>', 'only on this machine')
    .option('--local', 'only on the machine of this command', false)
    .option('--allow-multiple', 'more than one may be alive', false)
    .option('--limit <count>', 'looks at so many, the latest heartbeats first; 0 for all', '1')
    .action(async (options) => (await import('../commands/jobs-check.ts')).checkJobs(options));
}
