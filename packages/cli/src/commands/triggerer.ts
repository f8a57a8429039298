import { listen } from '@leeward/database';
import { cliErrors } from '../errors.ts';
import { openBundlesAndRuntimes } from '../processes/open-parts.ts';
import { composeTriggerer } from '../processes/triggerer-process.ts';
import { run } from './processes.ts';

export function triggerer(options: { capacity?: string; queues?: string }): Promise<void> {
  const limits = {
    ...(options.capacity === undefined ? {} : { capacity: positive(options.capacity) }),
    ...(options.queues === undefined ? {} : { queues: options.queues.split(',').map((queue) => queue.trim()) }),
  };
  return run('triggerer', async (context) => {
    const composed = await composeTriggerer({
      ...context,
      ...(await openBundlesAndRuntimes(context.config, context.database, context.stops)),
      ...limits,
    });
    const listener = await listen(context.database, () => composed.lookAtEverything());
    context.stops.add(() => listener.close());
    context.stops.add(() => composed.stop());
    await composed.start();
  });
}

function positive(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw cliErrors.LW_ARGUMENT({
    argument: '--capacity',
    problem: `${JSON.stringify(text)} is no positive whole number`,
  });
}
