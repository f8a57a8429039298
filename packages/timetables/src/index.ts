export {
  type DataInterval,
  inferManualDataInterval,
  isAuthored,
  type NextRun,
  nextRun,
  runsBetween,
  type ScheduledRun,
  timetableFacts,
  timetableType,
} from './next-run.ts';
export { isPartitioned, takesPartitionKey } from './partitions.ts';
export { runId, runTypeOf, undatedRunId } from './run-id.ts';
