export type { AppendLog, TriggerLog } from './trigger-logs.ts';
export {
  createTriggerer,
  type LogMask,
  type Triggerer,
  type TriggererEvent,
  type TriggererOptions,
} from './triggerer.ts';
