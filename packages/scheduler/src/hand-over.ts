import { AttemptEnd, type QueuedAttempt } from '@leeward/contracts';
import { type Loss, loseAttempts } from '@leeward/lifecycle';
import { executorOf, type SchedulerContext } from './context.ts';
import { debugPoint } from './debug-point.ts';
import { type AttemptRow, queuedAttempt } from './workload.ts';

export async function withToken(context: SchedulerContext, row: AttemptRow): Promise<QueuedAttempt> {
  return queuedAttempt(row, await context.makeToken(row));
}

/** Gives attempts whose queueing is committed to their executors. One that no executor takes is given back as never started. */
export async function handOver(context: SchedulerContext, rows: readonly AttemptRow[]): Promise<void> {
  if (rows.length === 0) return;
  await debugPoint('before_hand_over');
  const refused: Loss[] = [];
  for (const row of rows) {
    try {
      const executor = executorOf(context, row.executor);
      if (executor === undefined) throw new Error(`there is no executor named ${row.executor}`);
      const attempt = await withToken(context, row);
      context.outstanding.add(row.id);
      executor.start(attempt);
    } catch (error) {
      context.outstanding.delete(row.id);
      const message = `It could not be handed to its executor: ${(error as Error).message}`;
      refused.push({ attemptId: row.id, end: AttemptEnd.LaunchFailed, reason: { code: 'hand_over', message } });
    }
  }
  if (refused.length > 0) await lose(context, refused);
  await debugPoint('after_hand_over');
}

/** Ends attempts that nobody runs any more, by the rules for failures of the machinery. */
export async function lose(context: SchedulerContext, losses: readonly Loss[]): Promise<void> {
  if (losses.length === 0) return;
  const { database, graphs, config, metrics } = context;
  const { moved } = await database.transaction('lose attempts', (tx) =>
    loseAttempts(tx, graphs, losses, config.infrastructureRetries),
  );
  metrics.count('attempts_lost', moved.length);
}
