export { type GivenScheduler, givenScheduler } from './given-scheduler.ts';
export { createNoopExecutor, type NoopExecutor, type NoopExecutorOptions } from './noop-executor.ts';
