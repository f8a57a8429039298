import { type PassResult, runPass } from '@leeward/lifecycle';
import type { SchedulerContext } from './context.ts';
import { debugPoint } from './debug-point.ts';
import { quietRuns, undecidedDags } from './queries/unfinished-runs.ts';
import type { WorkList } from './work-list.ts';

const runsAtOnce = 50;
const quietSeconds = 5;

interface Move {
  dagRunId: number;
  what: string;
}

/**
 * Looks at every unfinished run that has been quiet for a while as if it had changed and counts what had been missed: something moves
 * though no event, no timer and no free slot asked for it. It decides as of the begin of that while, so that a timer which is due at
 * this moment is none of it. Slots are not handed out here. What it finds goes on the work list.
 */
export async function sweepRuns(context: SchedulerContext, work: WorkList): Promise<void> {
  const { database, graphs, metrics, log, defaultExecutor } = context;
  const quiet = await database.run(quietRuns, quietSeconds);
  await debugPoint('after_quiet_runs');
  const noSlots = new Map([...context.executors.keys()].map((name) => [name, 0]));
  for (let start = 0; start < quiet.length; start += runsAtOnce) {
    const some = quiet.slice(start, start + runsAtOnce).filter(({ id }) => !work.hasRun(id));
    const [first] = some;
    if (first === undefined) continue;
    const dagRunIds = some.map(({ id }) => id);
    const result = await database.transaction('sweep', (tx) =>
      runPass(tx, graphs, {
        dagRunIds,
        now: first.quietSince,
        freeByExecutor: noSlots,
        defaultExecutor,
        processId: database.processId,
      }),
    );
    const moves = movesOf(result);
    if (moves.length > 0) work.addSlots();
    // What an event named meanwhile was on its way.
    const missed = moves.filter(({ dagRunId }) => !work.hasRun(dagRunId));
    work.addRuns(result.nextRunIds);
    if (missed.length === 0) continue;
    metrics.count('missed_notifications', missed.length);
    log.error({ missed }, 'the sweep found what no event had told');
  }
  for (const { dagId } of await database.run(undecidedDags)) work.addDag(dagId);
}

function movesOf({ written, endedRunIds }: PassResult): Move[] {
  return [
    ...written.flatMap(({ dagRunId, taskId, mapIndex, from, to }) =>
      from === to ? [] : [{ dagRunId, what: `${taskId}[${mapIndex}]: ${from} → ${to}` }],
    ),
    ...endedRunIds.map((dagRunId) => ({ dagRunId, what: 'the run ended' })),
  ];
}
