export type { ClaimedCallback } from './callbacks/claim.ts';
export type { DagFile } from './parse-file.ts';
export { createDagProcessor, type DagProcessor, type DagProcessorOptions, type ProcessorEvent } from './processor.ts';
