import { pathOf } from '../api/base-path.ts';

/** The addresses of the pages. */
export const pagePath = {
  dags: '/dags',
  assets: '/assets',
  /** As in Airflow, whose operators put addresses of this name into messages. */
  questions: '/required_actions',
  importErrors: '/import-errors',
  components: '/components',
  auditLog: '/audit-log',
  pools: '/pools',
  variables: '/variables',
  connections: '/connections',
  asset: (assetId: number) => `/assets/${assetId}`,
  dag: (dagId: string) => `/${pathOf`dags/${dagId}`}`,
  run: (dagId: string, runId: string) => `/${pathOf`dags/${dagId}/runs/${runId}`}`,
  group: (dagId: string, runId: string, groupId: string) => `/${pathOf`dags/${dagId}/runs/${runId}/groups/${groupId}`}`,
  task(dagId: string, runId: string, taskId: string, mapIndex = -1): string {
    const task = `/${pathOf`dags/${dagId}/runs/${runId}/tasks/${taskId}`}`;
    return mapIndex < 0 ? task : `${task}/mapped/${mapIndex}`;
  },
};
