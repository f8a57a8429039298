import { AsyncLocalStorage } from 'node:async_hooks';
import type { TaskContext } from './context.ts';

const current = new AsyncLocalStorage<TaskContext>();

/** The context of the running task, for code below a handler that is not handed it. Throws outside of a task. */
export function getContext(): TaskContext {
  const context = current.getStore();
  if (context === undefined) throw new Error('getContext() was called outside of a running task');
  return context;
}

/** Runs what the author wrote with a context to get. */
export function withContext<Result>(context: TaskContext, run: () => Result): Result {
  return current.run(context, run);
}
