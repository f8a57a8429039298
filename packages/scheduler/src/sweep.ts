import { runPass } from '@leeward/lifecycle';
import type { SchedulerContext } from './context.ts';
import { quietRuns, undecidedDags } from './queries/unfinished-runs.ts';
import type { WorkList } from './work-list.ts';

const runsAtOnce = 50;
const quietSeconds = 5;

/**
 * Looks at every unfinished run that has been quiet for a while as if it had changed and counts what had been missed: something moves though no event, no timer and
 * no free slot asked for it. Slots are not handed out here. What it finds goes on the work list.
 */
export async function sweepRuns(context: SchedulerContext, work: WorkList): Promise<void> {
  const { database, graphs, metrics, log, defaultExecutor } = context;
  const ids = (await database.run(quietRuns, quietSeconds)).map((run) => run.id);
  const noSlots = new Map([...context.executors.keys()].map((name) => [name, 0]));
  for (let start = 0; start < ids.length; start += runsAtOnce) {
    const dagRunIds = ids.slice(start, start + runsAtOnce).filter((id) => !work.hasRun(id));
    if (dagRunIds.length === 0) continue;
    const { moved } = await database.transaction('sweep', (tx) =>
      runPass(tx, graphs, { dagRunIds, freeByExecutor: noSlots, defaultExecutor, processId: database.processId }),
    );
    const missed = dagRunIds.filter((id) => !work.hasRun(id));
    if (moved === 0 || missed.length === 0) continue;
    metrics.count('missed_notifications', moved);
    log.error({ moved, dagRunIds: missed }, 'the sweep found what no event had told');
    work.addSlots();
  }
  for (const { dagId } of await database.run(undecidedDags)) work.addDag(dagId);
}
