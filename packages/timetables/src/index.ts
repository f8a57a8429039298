export {
  type DataInterval,
  inferManualDataInterval,
  isAuthored,
  type NextRun,
  type NextRunQuestion,
  nextRun,
  runsBetween,
  type ScheduledRun,
  type TimetableFacts,
  timetableFacts,
  timetableType,
} from './next-run.ts';
export { pythonIso, runId, runTypeOf, undatedRunId } from './run-id.ts';
export type { NoRunCode, NoRunReason } from './timetable.ts';
