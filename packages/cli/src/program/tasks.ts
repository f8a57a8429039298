import { type Command, Option } from 'commander';
import { jsonOption, outputFormats, outputOption } from './output-options.ts';

export function declareTasks(program: Command): void {
  const tasks = program.command('tasks').description('tasks and their instances');
  tasks
    .command('list <dag-id>')
    .description('the ids of the tasks of a Dag, or more of each with --output')
    .addOption(new Option('-o, --output <format>', 'the form of the listing').choices(outputFormats))
    .addOption(jsonOption())
    .action(async (dagId, options) => (await import('../commands/tasks.ts')).listTasks(dagId, options));
  tasks
    .command('state <dag-id> <task-id> <run-id-or-date>')
    .description('the state of a task instance')
    .option('--map-index <index>', 'which mapped task instance', '-1')
    .action(async (dagId, taskId, runIdOrDate, { mapIndex }) =>
      (await import('../commands/runs.ts')).taskState({ dagId, taskId, runIdOrDate, mapIndex }),
    );
  tasks
    .command('states-for-dag-run <dag-id> <run-id-or-date>')
    .description('the states of all task instances of a run')
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (dagId, run, options) => (await import('../commands/runs.ts')).taskStates(dagId, run, options));
  tasks
    .command('failed-deps <dag-id> <task-id> <run-id-or-date>')
    .description('why a task instance waits')
    .option('--map-index <index>', 'which mapped task instance', '-1')
    .action(async (dagId, taskId, runIdOrDate, { mapIndex }) =>
      (await import('../commands/tasks-failed-deps.ts')).failedDeps({ dagId, taskId, runIdOrDate, mapIndex }),
    );
  tasks
    .command('render <dag-id> <task-id> <run-id-or-date>')
    .description('the template fields as the latest attempt rendered them')
    .option('--map-index <index>', 'which mapped task instance', '-1')
    .action(async (dagId, taskId, runIdOrDate, { mapIndex }) =>
      (await import('../commands/tasks-render.ts')).renderTask({ dagId, taskId, runIdOrDate, mapIndex }),
    );
  tasks
    .command('test <dag-id> <task-id> [run-id-or-date]')
    .description('runs a task once, here, whatever it depends on, with its log on the terminal; nothing of it is kept')
    .option('-t, --task-params <json>', 'params of the task')
    .option('--env-vars <json>', 'environment variables that it sees')
    .option('--map-index <index>', 'which mapped task instance', '-1')
    .action(async (dagId, taskId, run, options) =>
      (await import('../commands/tasks-test.ts')).testTask(dagId, taskId, run, options),
    );
  tasks
    .command('logs <dag-id> <run-id> <task-id>')
    .description('the log of an attempt')
    .option('--try-number <number>', 'which attempt; the latest by default')
    .option('--map-index <index>', 'which mapped task instance', '-1')
    .option('--json', 'one JSON record a line', false)
    .action(async (dagId, runIdOrDate, taskId, { mapIndex, ...options }) =>
      (await import('../commands/tasks.ts')).taskLogs({ dagId, taskId, runIdOrDate, mapIndex }, options),
    );
  tasks
    .command('clear <dag-id>')
    .description('clears task instances so that they run again')
    .option('--run-id <id>', 'only of this run')
    .option('-s, --start-date <date>', 'only of runs of this logical date or later')
    .option('-e, --end-date <date>', 'only of runs of this logical date or earlier')
    .option('--task-ids <ids>', 'only of these tasks, separated by commas')
    .option('-t, --task-regex <pattern>', 'only of tasks whose id matches')
    .option('-f, --only-failed', 'only failed ones', false)
    .option('-r, --only-running', 'only running ones', false)
    .option('-d, --downstream', 'their downstream too', false)
    .option('-u, --upstream', 'their upstream too', false)
    .option('-y, --yes', 'do not ask', false)
    .addOption(outputOption())
    .addOption(jsonOption())
    .action(async (dagId, options) => (await import('../commands/tasks.ts')).clearTasks(dagId, options));
}
