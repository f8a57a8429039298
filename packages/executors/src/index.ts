export { createLocalExecutor, type LocalAttempt, type LocalExecutorOptions } from './local/local-executor.ts';
