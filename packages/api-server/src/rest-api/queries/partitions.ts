import { type SqlBool, sql } from 'kysely';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import type { Condition } from '../filters/conditions.ts';
import { unknownDag } from './dags.ts';

interface PartitionDays {
  /** Calendar days in the time zone of the Dag's timetable, both included. */
  partition_date_gte?: string | null;
  partition_date_lte?: string | null;
}

/** The runs of a partitioned Dag whose partition lies within the days; refused for one that has no partitions. */
export async function partitionWindow(
  context: RestApiContext,
  dagId: string,
  { partition_date_gte: first, partition_date_lte: last }: PartitionDays,
): Promise<Condition> {
  if ((first ?? last ?? undefined) === undefined) return undefined;
  if (dagId === '~') throw new HttpError(400, 'partition_date_gte and partition_date_lte require a specific dag_id.');
  const { timezone, isPartitioned } = await timetableOf(context, dagId);
  if (!isPartitioned) {
    throw new HttpError(
      400,
      `Dag with dag_id: '${dagId}' is not partitioned; partition_date_gte and partition_date_lte are not supported.`,
    );
  }
  const lower = first ? sql`dag_run.partition_date >= ${first}::date::timestamp at time zone ${timezone}` : sql`true`;
  const upper = last
    ? sql`dag_run.partition_date < (${last}::date + 1)::timestamp at time zone ${timezone}`
    : sql`true`;
  return sql<SqlBool>`(${lower} and ${upper})`;
}

/** The zone that a Dag's partition days are in, as Postgres takes it. */
export async function timetableOf(
  { database, graphs }: RestApiContext,
  dagId: string,
): Promise<{ timezone: string; isPartitioned: boolean }> {
  const row = await database.kysely
    .selectFrom('dag')
    .innerJoin('dag_version', 'dag_version.id', 'dag.current_version_id')
    .select(['dag_version.id as versionId', 'dag_version.serialized_hash as versionHash', 'dag.timetable_partitioned'])
    .where('dag.dag_id', '=', dagId)
    .executeTakeFirst();
  if (row === undefined) throw unknownDag(dagId);
  const { dag } = (await graphs.load(database, [row]))(row);
  const own = dag.timetable.var.timezone ?? dag.timezone;
  const timezone = typeof own === 'number' ? offsetText(own) : String(own);
  return { timezone, isPartitioned: row.timetable_partitioned };
}

/** POSIX zones count west of Greenwich as positive. */
function offsetText(seconds: number): string {
  const sign = seconds < 0 ? '+' : '-';
  const minutes = Math.abs(seconds) / 60;
  const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `<fixed>${sign}${pad(minutes / 60)}:${pad(minutes % 60)}`;
}
