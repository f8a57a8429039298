import type { Bundles } from '@leeward/bundles';
import { jsonText, type LogRecord } from '@leeward/contracts';
import { type Database, defineStatement } from '@leeward/database';
import type { Runtimes, TimetableQuestion } from '@leeward/runtimes';
import { createLooks } from '../looks.ts';

export interface TimetablesOptions {
  database: Database;
  bundles: Bundles;
  runtimes: Runtimes;
  timeoutSeconds: number;
  onLog: (dagId: string, record: LogRecord) => void;
  onProblem: (error: Error) => void;
  sweepSeconds?: number;
}

/** Asks timetables that authors wrote in Python what the scheduler wants to know of them. */
export interface Timetables {
  start(): void;
  stop(): Promise<void>;
}

interface Asked {
  dagId: string;
  question: TimetableQuestion;
  bundleName: string;
  bundleVersion: string | null;
}

const defaultSweepSeconds = 30;
/** After so long a timetable that failed is asked again. */
const retrySeconds = 300;

/** By timetable_unanswered. */
const findAsked = defineStatement<[retrySeconds: number], Asked>(
  'timetable_find_asked',
  `select t.dag_id as "dagId", t.question::json, d.bundle_name as "bundleName", d.bundle_version as "bundleVersion"
     from timetable_answer t join dag d on d.dag_id = t.dag_id
    where t.runs is null and (t.problem is null or t.asked_at < now() - make_interval(secs => $1))
    order by t.asked_at`,
);

/** An answer to a question that was replaced meanwhile is nobody's. */
const keepAnswer = defineStatement<
  [dagId: string, question: string, runs: string | null, hasMore: boolean, problem: string | null],
  { dagId: string }
>(
  'timetable_keep_answer',
  `update timetable_answer set runs = $3::jsonb, has_more = $4, problem = $5, asked_at = now()
    where dag_id = $1 and question = $2::jsonb and runs is null
   returning dag_id as "dagId"`,
);

export function createTimetables(options: TimetablesOptions): Timetables {
  const { database, bundles, runtimes, timeoutSeconds, onLog, onProblem } = options;
  const stopping = new AbortController();
  const sweepSeconds = options.sweepSeconds ?? defaultSweepSeconds;
  const looks = createLooks({
    bus: database.bus,
    wakingEvent: 'timetable_asked',
    sweepSeconds,
    look: answerAll,
    onProblem,
  });

  async function answerAll(): Promise<void> {
    for (const asked of await database.run(findAsked, retrySeconds)) {
      if (stopping.signal.aborted) return;
      await answer(asked);
    }
  }

  async function answer({ dagId, question, bundleName, bundleVersion }: Asked): Promise<void> {
    let kept: [runs: string | null, hasMore: boolean, problem: string | null];
    try {
      const tree = await bundles.named(bundleName).at(bundleVersion, stopping.signal);
      const work = { question, timeoutSeconds, onLog: (record: LogRecord) => onLog(dagId, record) };
      const { runs, hasMore } = await runtimes.askTimetable({ ...work, bundlePath: tree.path });
      kept = [JSON.stringify(runs), hasMore, null];
    } catch (error) {
      if (stopping.signal.aborted) return;
      kept = [null, false, (error as Error).message];
      onProblem(error as Error);
    }
    await database.transaction('keep_timetable_answer', async (tx) => {
      const answered = await tx.run(keepAnswer, dagId, jsonText(question), ...kept);
      if (answered.length > 0) tx.emit({ kind: 'dag_changed', dagId });
    });
  }

  return {
    start: looks.start,
    stop() {
      stopping.abort();
      return looks.stop();
    },
  };
}
