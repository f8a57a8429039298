import { type PassResult, runPass } from '@leeward/lifecycle';
import type { SchedulerContext } from './context.ts';
import { debugPoint } from './debug-point.ts';
import { together } from './one-by-one.ts';
import { awaitedDags, type QuietRun, quietRuns, undecidedDags } from './queries/unfinished-runs.ts';
import type { WorkList } from './work-list.ts';

const runsAtOnce = 50;
const quietSeconds = 5;

interface Move {
  dagRunId: number;
  what: string;
}

/**
 * Looks at every unfinished run that has been quiet for a while as if it had changed and counts what had been missed: something moves
 * though no event and no timer asked for it. It decides as of the begin of that while, so that a timer which is due at this moment is
 * none of it. What it finds goes on the work list, and so does what an event may have been lost of: free slots and what assets brought.
 */
export async function sweepRuns(context: SchedulerContext, work: WorkList): Promise<void> {
  const { database, log, config } = context;
  const quiet = await database.run(quietRuns, quietSeconds);
  await debugPoint('after_quiet_runs');
  for (let start = 0; start < quiet.length; start += runsAtOnce) {
    const some = quiet.slice(start, start + runsAtOnce).filter(({ id }) => !work.hasRun(id));
    await together(
      some,
      (runs) => sweepSome(context, work, runs),
      ({ id }, error) => log.error({ error, dagRunId: id }, 'a run could not be swept'),
    );
  }
  if (quiet.length > 0) work.addSlots();
  for (const { dagId } of await database.run(undecidedDags)) work.addDag(dagId);
  for (const { dagId } of await database.run(awaitedDags, 2 * config.sweepSeconds)) work.addDag(dagId);
}

async function sweepSome(context: SchedulerContext, work: WorkList, runs: readonly QuietRun[]): Promise<void> {
  const { database, graphs, metrics, log, defaultExecutor } = context;
  const [first] = runs;
  if (first === undefined) return;
  const result = await database.transaction('sweep', (tx) =>
    runPass(tx, graphs, {
      dagRunIds: runs.map(({ id }) => id),
      now: first.quietSince,
      // Slots are not handed out here.
      freeByExecutor: new Map([...context.executors.keys()].map((name) => [name, 0])),
      defaultExecutor,
      processId: database.processId,
    }),
  );
  // What an event named meanwhile was on its way.
  const missed = movesOf(result).filter(({ dagRunId }) => !work.hasRun(dagRunId));
  work.addRuns(result.nextRunIds);
  if (missed.length === 0) return;
  metrics.count('missed_notifications', missed.length);
  log.error({ missed }, 'the sweep found what no event had told');
}

function movesOf({ written, endedRunIds }: PassResult): Move[] {
  return [
    ...written.flatMap(({ dagRunId, taskId, mapIndex, from, to }) =>
      from === to ? [] : [{ dagRunId, what: `${taskId}[${mapIndex}]: ${from} → ${to}` }],
    ),
    ...endedRunIds.map((dagRunId) => ({ dagRunId, what: 'the run ended' })),
  ];
}
