import { createHash, randomUUID } from 'node:crypto';
import { jsonText } from '@leeward/contracts';
import { readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import type { Database } from '@leeward/database';
import { buildDagGraph, type DagGraph } from '../graph/dag-graph.ts';
import { serializedDag, type TestDag } from './serialized-dag.ts';

export interface GivenDag {
  dagId: string;
  versionId: string;
  graph: DagGraph;
}

/** Writes a Dag with its first version, unpaused, as a parse would. */
export async function givenDag(
  database: Database,
  dag: TestDag & { isPaused?: boolean; bundleVersion?: string | null },
): Promise<GivenDag> {
  const serialized = serializedDag(dag);
  const read = readSerializedDag(serialized);
  const { dagId } = read;
  const versionId = randomUUID();
  const { kysely } = database;
  await kysely
    .insertInto('dag_bundle')
    .values({ name: 'dags', classpath: 'LocalDagBundle' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await kysely
    .insertInto('dag')
    .values({
      dag_id: dagId,
      bundle_name: 'dags',
      bundle_version: dag.bundleVersion ?? null,
      relative_fileloc: read.relativeFileloc,
      fileloc: read.fileloc,
      is_paused: dag.isPaused ?? false,
      max_active_tasks: read.maxActiveTasks,
      max_active_runs: read.maxActiveRuns,
      max_consecutive_failed_dag_runs: read.maxConsecutiveFailedDagRuns,
      fail_fast: read.failFast,
      has_task_concurrency_limits: [...read.tasks.values()].some(
        (task) => task.maxActiveTisPerDag !== null || task.maxActiveTisPerDagrun !== null,
      ),
    })
    .execute();
  await addVersion(database, { dagId, versionId, number: 1, serialized });
  return { dagId, versionId, graph: buildDagGraph(read) };
}

/** Adds a version and makes it the current one. */
export async function addVersion(
  database: Database,
  given: { dagId: string; versionId: string; number: number; serialized: Record<string, unknown> },
): Promise<void> {
  const text = jsonText(given.serialized);
  const hash = createHash('sha256').update(text).digest('hex');
  await database.kysely
    .insertInto('dag_version')
    .values({
      id: given.versionId,
      dag_id: given.dagId,
      version_number: given.number,
      bundle_name: 'dags',
      serialized: text as never,
      serialized_hash: hash,
      source_code: '',
      source_hash: '',
      fileloc: `/dags/${given.dagId}.py`,
      language: 'python',
    })
    .execute();
  await database.kysely
    .updateTable('dag')
    .set({ current_version_id: given.versionId })
    .where('dag_id', '=', given.dagId)
    .execute();
}
