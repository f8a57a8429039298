export * from './attempts/index.ts';
export type { Reason } from './decide/reason.ts';
export { buildDagGraph, type DagGraph, type TaskNode } from './graph/dag-graph.ts';
export { GraphStore, type VersionKey } from './graph/graph-store.ts';
export { type PassRequest, type PassResult, type QueuedTaskInstance, runPass } from './pass/run-pass.ts';
export type { RunColumns } from './queries/insert-run.ts';
export { type InsertedRun, insertRun } from './runs/insert-run.ts';
