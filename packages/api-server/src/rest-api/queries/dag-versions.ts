import type { DagVersionResponse } from '@leeward/contracts/rest-api';
import type { Database } from '@leeward/database';
import { sql } from 'kysely';
import type { Wire } from '../filters/page.ts';
import { dagDisplayName } from './dags.ts';

/** What DagVersionResponse is made of. */
export function selectDagVersions({ apiKysely }: Pick<Database, 'apiKysely'>) {
  return apiKysely
    .selectFrom('dag_version')
    .innerJoin('dag', 'dag.dag_id', 'dag_version.dag_id')
    .leftJoin('dag_bundle', 'dag_bundle.name', 'dag_version.bundle_name')
    .select(['dag_version.id', 'dag_version.version_number', 'dag_version.dag_id', 'dag_version.bundle_name'])
    .select(['dag_version.bundle_version', 'dag_version.created_at'])
    .select(['dag_bundle.url_template', 'dag_bundle.template_params', dagDisplayName.as('dag_display_name')]);
}

export type DagVersionRow = Wire<Awaited<ReturnType<ReturnType<typeof selectDagVersions>['execute']>>[number]>;

export function dagVersionResponse(row: DagVersionRow): DagVersionResponse {
  return {
    id: row.id,
    version_number: row.version_number,
    dag_id: row.dag_id,
    bundle_name: row.bundle_name,
    bundle_version: row.bundle_version,
    created_at: row.created_at,
    dag_display_name: row.dag_display_name,
    bundle_url: bundleUrl(row.url_template, row.template_params, row.bundle_version),
  };
}

/** The bundle's page for a version: the template with `{version}` and the bundle's own values filled in. */
function bundleUrl(template: string | null, values: unknown, version: string | null): string | null {
  if (template === null) return null;
  const slots: Record<string, unknown> = { ...(values as object | null), version };
  if (template.includes('{version}') && version === null) return null;
  return template.replaceAll(/\{(\w+)\}/g, (slot, name: string) => String(slots[name] ?? slot));
}

/** Versions by id, each once. */
export async function versionsById(
  database: Database,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, DagVersionResponse>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await selectDagVersions(database).where('dag_version.id', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.id, dagVersionResponse(row as unknown as DagVersionRow)]));
}

/** The versions that each run's task instances have, or the one that a run of a versioned bundle was created with; by id. One statement. */
export async function versionsOfRuns(
  database: Database,
  runs: readonly { id: number; bundle_version: string | null; created_dag_version_id: string | null }[],
): Promise<(runId: number) => DagVersionResponse[]> {
  if (runs.length === 0) return () => [];
  const rows = await selectDagVersions(database)
    .innerJoin(usedVersions(runs).as('used'), 'used.version_id', 'dag_version.id')
    .select('used.run_id')
    .orderBy('dag_version.id')
    .execute();
  const versions = Map.groupBy(rows, (row) => Number(row.run_id));
  return (runId) => (versions.get(runId) ?? []).map((row) => dagVersionResponse(row as unknown as DagVersionRow));
}

function usedVersions(
  runs: readonly { id: number; bundle_version: string | null; created_dag_version_id: string | null }[],
) {
  const free = runs.filter((run) => run.bundle_version === null).map((run) => run.id);
  const pinned = runs.filter((run) => run.bundle_version !== null);
  return sql<{ run_id: number; version_id: string }>`(
    select dag_run_id as run_id, dag_version_id as version_id from task_instance where dag_run_id = any(${free}::bigint[])
     union
    select dag_run_id, dag_version_id from task_instance_history where dag_run_id = any(${free}::bigint[])
     union
    select * from unnest(${pinned.map((run) => run.id)}::bigint[], ${pinned.map((run) => run.created_dag_version_id)}::uuid[]))`;
}
