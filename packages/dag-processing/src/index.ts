export type { DagFile } from './parse-file.ts';
export { createDagProcessor, type DagProcessor, type DagProcessorOptions, type ProcessorEvent } from './processor.ts';
