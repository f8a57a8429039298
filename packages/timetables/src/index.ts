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
export { agreedPartitionDate, mapperFor, partitionDefinition } from './partitions/asset-partitions.ts';
export { InvalidPartition } from './partitions/invalid-partition.ts';
export { isPartitioned, takesPartitionKey } from './partitions/kinds.ts';
export { partitionClock, partitionDate } from './partitions/partition-date.ts';
export { runId, runTypeOf, scheduledRunId, undatedRunId } from './run-id.ts';
