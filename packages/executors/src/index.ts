export * from './kubernetes/index.ts';
export { createLocalExecutor } from './local/local-executor.ts';
