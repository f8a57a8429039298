import type { LogRecord } from '@leeward/contracts';
import { errors } from './errors.ts';
import type { RuntimeMessage } from './messages.ts';
import type { TimetableQuestion } from './python/control.ts';
import type { Session, Work } from './session.ts';

export interface TimetableRequest {
  readonly question: TimetableQuestion;
  readonly timeoutSeconds: number;
  readonly onLog: (record: LogRecord) => void;
}

/** Runs in their order, instants in ISO 8601. */
export interface TimetableAnswer {
  readonly runs: readonly { readonly runAfter: string; readonly start: string; readonly end: string }[];
  readonly hasMore: boolean;
}

const first: RuntimeMessage = { type: 'StartTimetable' };
const keptLines = 20;

/** Throws LW_TIMETABLE_FAILED with what the author's code raised, or its time. */
export async function askTimetable(session: Session, request: TimetableRequest): Promise<TimetableAnswer> {
  const said: string[] = [];
  let answer: TimetableAnswer | undefined;
  const work: Work = {
    first,
    printer: 'timetable',
    isFinal: ({ type }) => type === 'TimetableAnswer',
    onLog: (record) => {
      if (record.logger === 'timetable.stderr' && said.push(record.event) > keptLines) said.shift();
      return request.onLog(record);
    },
    onMessage: (message) => {
      answer = message as unknown as TimetableAnswer;
      return null;
    },
  };
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    session.child.kill('SIGKILL');
  }, request.timeoutSeconds * 1_000);
  const { end } = await session.run(work);
  clearTimeout(timer);
  if (answer !== undefined) return answer;
  const problem = isLate ? `it took longer than ${request.timeoutSeconds} s` : said.join('\n');
  throw errors.LW_TIMETABLE_FAILED({
    timetable: request.question.timetable.__type,
    problem: problem === '' ? `its process ended with ${end.signal ?? `exit code ${end.exitCode}`}` : problem,
  });
}
