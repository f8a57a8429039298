import type { QueryKey } from '@tanstack/react-query';

/** Names of what is kept of the server, from the general to the particular, so that a prefix names all below it. */
export const keys = {
  dags: ['dags'],
  dagList: (filter: unknown): QueryKey => ['dags', filter],
  dag: (dagId: string): QueryKey => ['dag', dagId],
  /** Below the Dag: an event of an asset is told to the Dags that wait for it. */
  awaitedAssets: (dagId: string): QueryKey => ['dag', dagId, 'awaited-assets'],
  /** Below the Dag, for an event of the Dag tells of them; so do those of its runs. */
  backfills: (dagId: string): QueryKey => ['dag', dagId, 'backfills'],
  /** Of one Dag, told of as its backfills are, or of all. */
  auditOf: (dagId: string): QueryKey => ['dag', dagId, 'audit'],
  audit: (dagId: string | undefined, filter: unknown): QueryKey =>
    dagId === undefined ? ['audit', filter] : ['dag', dagId, 'audit', filter],
  grid: (dagId: string): QueryKey => ['grid', dagId],
  gridOf: (dagId: string, limit: number): QueryKey => ['grid', dagId, limit],
  cells: (dagId: string, runId: string): QueryKey => ['cells', dagId, runId],
  cell: (dagId: string, runId: string, taskId: string): QueryKey => ['cells', dagId, runId, taskId],
  runs: (dagId: string): QueryKey => ['runs', dagId],
  runList: (dagId: string, filter: unknown): QueryKey => ['runs', dagId, filter],
  structure: (dagId: string, version: number | null): QueryKey => ['structure', dagId, version],
  run: (dagId: string, runId: string): QueryKey => ['run', dagId, runId],
  taskInstances: (dagId: string, runId: string): QueryKey => ['task-instances', dagId, runId],
  taskInstance: (dagId: string, runId: string, taskId: string, mapIndex: number): QueryKey => [
    'task-instances',
    dagId,
    runId,
    taskId,
    mapIndex,
  ],
  source: (dagId: string, version: number | null): QueryKey => ['structure', dagId, 'source', version],
  versions: (dagId: string): QueryKey => ['structure', dagId, 'versions'],
  assets: ['assets'],
  assetList: (filter: unknown): QueryKey => ['assets', 'list', filter],
  asset: (id: string): QueryKey => ['assets', id],
  questions: ['questions'],
  me: ['me'],
  importErrors: ['import-errors'],
  bundles: ['bundles'],
  tags: ['tags'],
  health: ['health'],
  components: ['health', 'components'],
  version: ['version'],
} as const;
