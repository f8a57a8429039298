export * from './kubernetes/index.ts';
export { createLocalExecutor, type LocalAttempt, type LocalExecutorOptions } from './local/local-executor.ts';
