export type * from './dag.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './executor.ts';
export * from './log-record.ts';
export * from './states.ts';
export * from './time.ts';
export * from './unreachable.ts';
export * from './workload.ts';
