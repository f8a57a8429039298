import type { DagGraph } from '@leeward/lifecycle';
import type { RestApiContext } from '../context.ts';
import { unknownDag } from './dags.ts';

export interface DagOfVersion {
  graph: DagGraph;
  versionId: string;
  versionNumber: number;
}

type GraphSource = Pick<RestApiContext, 'database' | 'graphs'>;

/** The Dag in the version that a run was created with, or the newest one without a run. Throws the 404 of Airflow's Dag bag. */
export async function dagOf(source: GraphSource, dagId: string, runId?: string): Promise<DagOfVersion> {
  const { database, graphs } = source;
  const row = await (runId === undefined ? newest(source, dagId) : ofRun(source, dagId, runId)).executeTakeFirst();
  if (row === undefined) throw unknownDag(dagId);
  const key = { versionId: row.id, versionHash: row.serialized_hash };
  return { graph: (await graphs.load(database, [key]))(key), versionId: row.id, versionNumber: row.version_number };
}

function newest({ database }: GraphSource, dagId: string) {
  return database.kysely
    .selectFrom('dag')
    .innerJoin('dag_version', 'dag_version.id', 'dag.current_version_id')
    .select(['dag_version.id', 'dag_version.serialized_hash', 'dag_version.version_number'])
    .where('dag.dag_id', '=', dagId);
}

function ofRun({ database }: GraphSource, dagId: string, runId: string) {
  return database.kysely
    .selectFrom('dag_run')
    .innerJoin('dag_version', 'dag_version.id', 'dag_run.created_dag_version_id')
    .select(['dag_version.id', 'dag_version.serialized_hash', 'dag_version.version_number'])
    .where('dag_run.dag_id', '=', dagId)
    .where('dag_run.run_id', '=', runId);
}

/** Every task below a group, of its groups too; undefined where the Dag has no such group. */
export function taskIdsOfGroup({ dag }: DagGraph, groupId: string): string[] | undefined {
  if (!dag.groups.has(groupId)) return undefined;
  return [...dag.tasks.values()].filter((task) => task.groupPath.includes(groupId)).map((task) => task.taskId);
}
