import type {
  DAGDetailsResponse,
  DAGRunCollectionResponse,
  DAGRunResponse,
  DAGSourceResponse,
  DAGTagCollectionResponse,
  DAGVersionCollectionResponse,
  HealthInfoResponse,
  ImportErrorCollectionResponse,
  TaskInstanceCollectionResponse,
  TaskInstanceHistoryCollectionResponse,
  TaskInstanceResponse,
  VersionInfo,
  XComCollectionResponse,
  XComResponseNative,
} from '@leeward/contracts/rest-api';
import type {
  UiAttempts,
  UiAwaitedAssets,
  UiBundles,
  UiComponents,
  UiDagCollection,
  UiGrid,
  UiMe,
  UiRunCells,
  UiStructure,
} from '@leeward/contracts/ui-api';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { pathOf } from './base-path.ts';
import { ApiError, get } from './client.ts';
import { keys } from './keys.ts';

/** Which Dags a list shows; `undefined` leaves a filter out. */
export interface DagFilter {
  search?: string | undefined;
  tags: string[];
  paused?: boolean | undefined;
  lastRunState?: string | undefined;
  orderBy: string;
  offset: number;
}

export const dagsPerPage = 50;
/** How many of the newest runs a grid may show. */
export const gridRunsChoices = [25, 50, 100, 365] as const;

export interface TaskInstanceKey {
  dagId: string;
  runId: string;
  taskId: string;
  /** -1 for a task that is not mapped. */
  mapIndex: number;
}

export const dagListQuery = (filter: DagFilter) =>
  queryOptions({
    queryKey: keys.dagList(filter),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      get<UiDagCollection>(
        'ui/dags',
        {
          limit: dagsPerPage,
          offset: filter.offset,
          order_by: filter.orderBy,
          runs_limit: 14,
          paused: filter.paused,
          tags: filter.tags,
          last_dag_run_state: filter.lastRunState,
          dag_display_name_pattern: filter.search === undefined ? undefined : `%${filter.search}%`,
        },
        signal,
      ),
  });

export const dagQuery = (dagId: string) =>
  queryOptions({
    queryKey: keys.dag(dagId),
    queryFn: ({ signal }) => get<DAGDetailsResponse>(pathOf`api/v2/dags/${dagId}/details`, {}, signal),
  });

export const awaitedAssetsQuery = (dagId: string) =>
  queryOptions({
    queryKey: keys.awaitedAssets(dagId),
    queryFn: ({ signal }) => get<UiAwaitedAssets>(pathOf`ui/dags/${dagId}/awaited-assets`, {}, signal),
  });

export const gridQuery = (dagId: string, limit: number) =>
  queryOptions({
    queryKey: keys.gridOf(dagId, limit),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get<UiGrid>(pathOf`ui/dags/${dagId}/grid`, { limit }, signal),
  });

/** One run of the grid, to put into it. */
export const readGridRun = (dagId: string, runId: string) =>
  get<UiGrid>(pathOf`ui/dags/${dagId}/grid`, { limit: 1, run_id: runId });

/** The tasks of a run, with why each is where it is. */
export const runCellsQuery = (dagId: string, runId: string) =>
  queryOptions({
    queryKey: keys.cells(dagId, runId),
    queryFn: ({ signal }) => get<UiRunCells>(pathOf`ui/dags/${dagId}/runs/${runId}/cells`, {}, signal),
  });

export const cellQuery = (dagId: string, runId: string, taskId: string) =>
  queryOptions({
    queryKey: keys.cell(dagId, runId, taskId),
    queryFn: ({ signal }) => get<UiRunCells>(pathOf`ui/dags/${dagId}/runs/${runId}/cells`, { task_id: taskId }, signal),
  });

export const structureQuery = (dagId: string, version: number | null = null) =>
  queryOptions({
    queryKey: keys.structure(dagId, version),
    queryFn: ({ signal }) => get<UiStructure>(pathOf`ui/dags/${dagId}/structure`, { version_number: version }, signal),
  });

export const runQuery = (dagId: string, runId: string) =>
  queryOptions({
    queryKey: keys.run(dagId, runId),
    queryFn: ({ signal }) => get<DAGRunResponse>(pathOf`api/v2/dags/${dagId}/dagRuns/${runId}`, {}, signal),
  });

const taskInstancePath = ({ dagId, runId, taskId }: TaskInstanceKey) =>
  pathOf`api/v2/dags/${dagId}/dagRuns/${runId}/taskInstances/${taskId}`;

/** Null for all instances of a mapped task together. */
export const taskInstanceQuery = (key: TaskInstanceKey) =>
  queryOptions({
    queryKey: keys.taskInstance(key.dagId, key.runId, key.taskId, key.mapIndex),
    queryFn: ({ signal }) => {
      const path = key.mapIndex < 0 ? taskInstancePath(key) : `${taskInstancePath(key)}/${key.mapIndex}`;
      return get<TaskInstanceResponse>(path, {}, signal).catch((error: unknown) => {
        if (key.mapIndex < 0 && isMapped(error)) return null;
        throw error;
      });
    },
  });

/** REST API v2 refuses a mapped task without its index with this sentence. */
function isMapped(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404 && error.message.includes('mapped');
}

export const triesQuery = (key: TaskInstanceKey) =>
  queryOptions({
    queryKey: [...keys.taskInstance(key.dagId, key.runId, key.taskId, key.mapIndex), 'tries'],
    queryFn: ({ signal }) =>
      get<TaskInstanceHistoryCollectionResponse>(
        key.mapIndex < 0 ? `${taskInstancePath(key)}/tries` : `${taskInstancePath(key)}/${key.mapIndex}/tries`,
        {},
        signal,
      ),
  });

export const mappedPerPage = 100;

/** A page of the task instances of a mapped task, in the order of their index. */
export const mappedQuery = (key: TaskInstanceKey, filter: { state: string | undefined; offset: number }) =>
  queryOptions({
    queryKey: [...keys.taskInstance(key.dagId, key.runId, key.taskId, -1), 'mapped', filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      get<TaskInstanceCollectionResponse>(
        `${taskInstancePath(key)}/listMapped`,
        { limit: mappedPerPage, offset: filter.offset, state: filter.state, order_by: 'map_index' },
        signal,
      ),
  });

export const xcomQuery = (key: TaskInstanceKey) =>
  queryOptions({
    queryKey: [...keys.taskInstance(key.dagId, key.runId, key.taskId, key.mapIndex), 'xcom'],
    queryFn: async ({ signal }) => {
      const path = `${taskInstancePath(key)}/xcomEntries`;
      const query = { map_index: key.mapIndex };
      const { xcom_entries } = await get<XComCollectionResponse>(path, query, signal);
      return Promise.all(
        xcom_entries.map((entry) =>
          get<XComResponseNative>(`${path}/${encodeURIComponent(entry.key)}`, { ...query, stringify: false }, signal),
        ),
      );
    },
  });

/** The present attempt and the earlier tries, each with why it is where it is. */
export const attemptsQuery = ({ dagId, runId, taskId, mapIndex }: TaskInstanceKey) =>
  queryOptions({
    queryKey: [...keys.taskInstance(dagId, runId, taskId, mapIndex), 'attempts'],
    queryFn: ({ signal }) =>
      get<UiAttempts>(pathOf`ui/dags/${dagId}/runs/${runId}/tasks/${taskId}/attempts`, { map_index: mapIndex }, signal),
  });

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => get<UiMe>('ui/me', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export interface RunFilter {
  state?: string | undefined;
  runType?: string | undefined;
  /** `run_after` from and to, ISO 8601. */
  from?: string | undefined;
  to?: string | undefined;
  /** Where a page begins, as the answer before said; empty for the first. */
  cursor: string;
}

export const runListQuery = (dagId: string, filter: RunFilter) =>
  queryOptions({
    queryKey: keys.runList(dagId, filter),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      get<DAGRunCollectionResponse>(
        pathOf`api/v2/dags/${dagId}/dagRuns`,
        {
          limit: 50,
          order_by: '-run_after',
          cursor: filter.cursor,
          state: filter.state,
          run_type: filter.runType,
          run_after_gte: filter.from,
          run_after_lte: filter.to,
        },
        signal,
      ),
  });

/** The Dag's file as it was at a version; null for the newest. */
export const sourceQuery = (dagId: string, version: number | null) =>
  queryOptions({
    queryKey: keys.source(dagId, version),
    queryFn: ({ signal }) =>
      get<DAGSourceResponse>(pathOf`api/v2/dagSources/${dagId}`, { version_number: version }, signal),
  });

export const versionsQuery = (dagId: string) =>
  queryOptions({
    queryKey: keys.versions(dagId),
    queryFn: ({ signal }) =>
      get<DAGVersionCollectionResponse>(
        pathOf`api/v2/dags/${dagId}/dagVersions`,
        { limit: 100, order_by: '-version_number' },
        signal,
      ),
  });

export const importErrorsQuery = queryOptions({
  queryKey: keys.importErrors,
  queryFn: ({ signal }) =>
    get<ImportErrorCollectionResponse>('api/v2/importErrors', { limit: 100, order_by: 'filename' }, signal),
});

export const bundlesQuery = queryOptions({
  queryKey: keys.bundles,
  queryFn: ({ signal }) => get<UiBundles>('ui/bundles', {}, signal),
});

export const tagsQuery = queryOptions({
  queryKey: keys.tags,
  queryFn: ({ signal }) => get<DAGTagCollectionResponse>('api/v2/dagTags', { limit: 500 }, signal),
});

/** A component that died tells no event: only the age of its heartbeat shows it. Asked while the page is in view. */
const heartbeatLookMs = 10_000;

export const healthQuery = queryOptions({
  queryKey: keys.health,
  refetchInterval: heartbeatLookMs,
  queryFn: ({ signal }) => get<HealthInfoResponse>('api/v2/monitor/health', {}, signal),
});

export const componentsQuery = queryOptions({
  queryKey: keys.components,
  refetchInterval: heartbeatLookMs,
  queryFn: ({ signal }) => get<UiComponents>('ui/components', {}, signal),
});

export const versionQuery = queryOptions({
  queryKey: keys.version,
  queryFn: ({ signal }) => get<VersionInfo>('api/v2/version', {}, signal),
});
