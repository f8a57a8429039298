import type { Database } from '@leeward/database';
import { sql } from 'kysely';
import { isRecord } from '../audit/mask.ts';

export interface RawDag {
  dag: Record<string, unknown>;
  /** The fields of each task, those of a mapped one's partial and the client's defaults below them. */
  task(taskId: string): Record<string, unknown>;
}

/** A version as its parser wrote it, its numbers exact: for what only people want to know of it. */
export async function serializedOf({ kysely }: Pick<Database, 'kysely'>, versionId: string): Promise<RawDag> {
  const row = await kysely
    .selectFrom('dag_version')
    .select(sql<unknown>`serialized::json`.as('serialized'))
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow();
  const serialized = row.serialized as { dag: Record<string, unknown>; client_defaults?: { tasks?: object } };
  const defaults = serialized.client_defaults?.tasks ?? {};
  const tasks = new Map<string, Record<string, unknown>>();
  for (const entry of (serialized.dag.tasks as unknown[] | undefined) ?? []) {
    const fields = isRecord(entry) && isRecord(entry.__var) ? entry.__var : undefined;
    if (fields === undefined) continue;
    const partial = isRecord(fields.partial_kwargs) ? fields.partial_kwargs : {};
    tasks.set(String(fields.task_id), { ...defaults, ...partial, ...fields });
  }
  return { dag: serialized.dag, task: (taskId) => tasks.get(taskId) ?? {} };
}
