import type { Dag } from '@leeward/contracts/serialized-dag-reader';
import { defineStatement, type Transaction } from '@leeward/database';
import type { DataInterval } from '@leeward/timetables';
import type { AuthoredRuns } from '../decide/authored-runs.ts';

/** A row of timetable_answer as it was asked and answered last. */
export interface StoredAnswer {
  question: { hash: string; last: { start: string; end: string } | null };
  runs: { runAfter: string; start: string; end: string }[] | null;
  hasMore: boolean;
}

/** What the timetable of this version has answered; null where it was not asked, or of another version. */
export function readAnswer(stored: StoredAnswer | null, versionHash: string): AuthoredRuns | null {
  if (stored === null || stored.runs === null || stored.question.hash !== versionHash) return null;
  const { last } = stored.question;
  return {
    after: last === null ? null : intervalOf(last),
    runs: stored.runs.map((run) => {
      const dataInterval = intervalOf(run);
      return { logicalDate: dataInterval.start, dataInterval, partition: null, runAfter: new Date(run.runAfter) };
    }),
    hasMore: stored.hasMore,
  };
}

function intervalOf({ start, end }: { start: string; end: string }): DataInterval {
  return { start: new Date(start), end: new Date(end) };
}

/**
 * The same question is not asked twice: its answer is on its way, or was that it failed. The timetable goes into it from the serialized
 * Dag inside of Postgres: the graph's numbers do not tell 1.0 from 1.
 */
const ask = defineStatement<[dagId: string, question: string, versionHash: string], { asked: boolean }>(
  'timetable_ask',
  `insert into timetable_answer (dag_id, question)
       select dag_id, $2::jsonb || jsonb_build_object('timetable', serialized -> 'dag' -> 'timetable')
         from dag_version where dag_id = $1 and serialized_hash = $3 order by version_number desc limit 1
       on conflict (dag_id) do update
          set question = excluded.question, runs = null, has_more = false, problem = null, asked_at = now()
        where timetable_answer.question is distinct from excluded.question
   returning true as asked`,
);

/** Has the Dag processor ask the timetable for the runs after `last`; its answer comes as `dag_changed`. */
export async function askTimetable(
  tx: Transaction,
  dag: Dag,
  versionHash: string,
  last: DataInterval | null,
): Promise<void> {
  const question = {
    hash: versionHash,
    last: last === null ? null : { start: last.start.toISOString(), end: last.end.toISOString() },
    earliest: dag.earliest?.toISOString() ?? null,
    latest: dag.latest?.toISOString() ?? null,
    catchup: dag.catchup,
  };
  const asked = await tx.run(ask, dag.dagId, JSON.stringify(question), versionHash);
  if (asked.length > 0) tx.emit({ kind: 'timetable_asked', dagId: dag.dagId });
}
