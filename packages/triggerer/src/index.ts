export type { AppendLog } from './trigger-logs.ts';
export {
  createTriggerer,
  type Triggerer,
  type TriggererEvent,
} from './triggerer.ts';
