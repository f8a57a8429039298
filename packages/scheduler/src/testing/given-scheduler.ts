import { connect, type Database, type Listener, listen } from '@leeward/database';
import type { SchedulerCounter } from '../metrics.ts';
import { createScheduler, type Scheduler, type SchedulerOptions } from '../scheduler.ts';
import { createNoopExecutor, type NoopExecutor, type NoopExecutorOptions } from './noop-executor.ts';

export interface GivenScheduler extends AsyncDisposable {
  scheduler: Scheduler;
  executor: NoopExecutor;
  database: Database;
  counts: Map<SchedulerCounter, number>;
  errors: { fields: object; message: string }[];
}

/** A started scheduler with a no-op executor, as a process of its own on the database. */
export async function givenScheduler(
  url: string,
  options: Partial<SchedulerOptions> & { slots?: number; endsAs?: NoopExecutorOptions['endsAs'] } = {},
): Promise<GivenScheduler> {
  const { slots = 32, endsAs, ...rest } = options;
  const database = connect({ url });
  const counts = new Map<SchedulerCounter, number>();
  const errors: { fields: object; message: string }[] = [];
  let executor: NoopExecutor | undefined;
  const scheduler = createScheduler({
    database,
    executors: (events) => {
      executor = createNoopExecutor({ database, events, slots, ...(endsAs === undefined ? {} : { endsAs }) });
      return [executor];
    },
    process: { hostname: 'test', pid: process.pid, unixname: 'test', version: 'test' },
    makeToken: (attempt) => `token of ${attempt.id}`,
    metrics: {
      timing() {},
      count: (counter, by) => counts.set(counter, (counts.get(counter) ?? 0) + by),
    },
    log: { info() {}, error: (fields, message) => errors.push({ fields, message }) },
    ...rest,
  });
  const listener: Listener = await listen(database, () => scheduler.lookAtEverything());
  await scheduler.start();
  return {
    scheduler,
    executor: executor as NoopExecutor,
    database,
    counts,
    errors,
    async [Symbol.asyncDispose]() {
      await scheduler.stop(1);
      await listener.close();
      await database.close();
    },
  };
}
