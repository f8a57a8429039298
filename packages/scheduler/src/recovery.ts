import { AttemptEnd, type Executor } from '@leeward/contracts';
import { deadAfterSeconds, endProcess, findDeadProcesses, stalledAfterSeconds } from '@leeward/database';
import { claimOrphans, filelocOf, type Loss, type OwnedAttempt, silentAttempts } from '@leeward/lifecycle';
import { executorOf, type SchedulerContext } from './context.ts';
import { lose, withToken } from './hand-over.ts';

/**
 * Marks processes that died as ended. Answers how many schedulers were among them. Only those that were found dead at the look before
 * as well: after an outage of the database every heartbeat is old until its process has beaten again.
 */
export async function endDeadProcesses({ database, log, deadSuspects }: SchedulerContext): Promise<number> {
  const silent = await database.run(findDeadProcesses, deadAfterSeconds, stalledAfterSeconds);
  const found = silent.filter((process) => process.id !== database.processId);
  const dead = found.filter((process) => deadSuspects.has(process.id));
  deadSuspects.clear();
  for (const { id } of found) deadSuspects.add(id);
  for (const { id, kind, hostname, pid } of dead) {
    log.info({ processId: id, kind, hostname, pid }, 'a process died');
    await database.run(endProcess, id);
  }
  return dead.filter((process) => process.kind === 'scheduler').length;
}

/** Offers attempts that no living process owns to their executors; what none of them finds alive is lost. */
export async function recoverOrphans(context: SchedulerContext): Promise<void> {
  const { database, graphs, metrics } = context;
  const orphans = await database.run(claimOrphans, database.processId);
  if (orphans.length === 0) return;
  const graphOf = await graphs.load(database, orphans);
  const byExecutor = Map.groupBy(orphans, (orphan) => executorOf(context, orphan.executor));
  const losses: Loss[] = [];
  for (const [executor, attempts] of byExecutor) {
    const alive = await adopt(context, executor, attempts, (orphan) => filelocOf(orphan, graphOf));
    metrics.count('attempts_adopted', alive.size);
    for (const { id } of attempts) if (!alive.has(id)) losses.push({ attemptId: id, ...ownerLost });
  }
  await lose(context, losses);
}

const ownerLost = {
  end: AttemptEnd.Infrastructure,
  reason: { code: 'scheduler_lost', message: 'The scheduler that ran it died and its worker is gone.' },
} as const;

async function adopt(
  context: SchedulerContext,
  executor: Executor | undefined,
  attempts: readonly OwnedAttempt[],
  relativeFileloc: (attempt: OwnedAttempt) => string,
): Promise<ReadonlySet<string>> {
  if (executor === undefined) return new Set();
  const offered = await Promise.all(
    attempts.map((attempt) => withToken(context, { ...attempt, relativeFileloc: relativeFileloc(attempt) })),
  );
  const alive = await executor.adopt(offered);
  for (const id of alive) context.outstanding.add(id);
  return alive;
}

/**
 * Gives up own attempts that were not heard of for too long: their worker's heartbeat stopped, or they never started. Only those that
 * were silent at the look before as well: after a clock that jumped, a machine that slept or an outage of the control plane every
 * attempt looks silent until its worker has beaten again.
 */
export async function loseSilentAttempts(context: SchedulerContext): Promise<void> {
  const { database, config, suspects } = context;
  const silent = await database.run(
    silentAttempts,
    database.processId,
    config.heartbeatTimeoutSeconds,
    config.queuedTimeoutSeconds,
  );
  const lost = silent.filter(({ id }) => suspects.has(id));
  suspects.clear();
  for (const { id } of silent) suspects.add(id);
  await lose(
    context,
    lost.map(({ id, state, seconds }) => {
      const what = state === 'queued' ? 'It did not start' : 'Nothing was heard of its worker';
      const code = state === 'queued' ? 'queued_timeout' : 'heartbeat_timeout';
      const message = `${what} for ${Math.round(seconds)} s.`;
      return { attemptId: id, end: AttemptEnd.Infrastructure, reason: { code, message } };
    }),
  );
}
