import type { TaskInstanceStateOrNull } from '@leeward/contracts';

/** What a worker's message about its attempt came to. */
export type AttemptOutcome =
  /** The attempt changed as asked. */
  | { kind: 'moved' }
  /** The message was answered before: the attempt is already there. */
  | { kind: 'repeated' }
  /** The attempt is in a state that the message does not fit. */
  | { kind: 'refused'; state: TaskInstanceStateOrNull }
  /** No such attempt; `archived` when the task instance was cleared or went on to another try. */
  | { kind: 'missing'; archived: boolean };
