export { createDagProcessor, type DagProcessor } from './processor.ts';
