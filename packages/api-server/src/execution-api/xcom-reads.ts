import { type Database, defineStatement } from '@leeward/database';

export interface XcomName {
  dag_id: string;
  run_id: string;
  task_id: string;
  key: string;
}

interface Value {
  value: unknown;
}

type Named = [dagId: string, runId: string, taskId: string, key: string, priorDates: boolean];

/**
 * The XComs of a task by name: of this run, or with $5 of this run and those before it, by logical date, else by run_after, as
 * airflow/models/xcom.py (get_many) has it.
 */
const named = `from dag_run this
  join dag_run on dag_run.dag_id = this.dag_id
   and (dag_run.id = this.id
        or $5 and coalesce(dag_run.logical_date, dag_run.run_after) <= coalesce(this.logical_date, this.run_after))
  join xcom on xcom.dag_run_id = dag_run.id and xcom.task_id = $3 and xcom.key = $4
 where this.dag_id = $1 and this.run_id = $2`;

const newestRunFirst = 'dag_run.logical_date desc, xcom.created_at desc';

const findOne = defineStatement<[...Named, mapIndex: number], Value>(
  'xcom_find',
  `select xcom.value::json ${named} and xcom.map_index = $6 order by ${newestRunFirst} limit 1`,
);

const findFromStart = defineStatement<[...Named, valuesOnly: boolean, offset: number], Value>(
  'xcom_find_from_start',
  `select xcom.value::json ${named} and (not $6 or xcom.value is not null) order by xcom.map_index asc offset $7 limit 1`,
);

const findFromEnd = defineStatement<[...Named, valuesOnly: boolean, offset: number], Value>(
  'xcom_find_from_end',
  `select xcom.value::json ${named} and (not $6 or xcom.value is not null) order by xcom.map_index desc offset $7 limit 1`,
);

const listAll = defineStatement<Named, Value>('xcom_list', `select xcom.value::json ${named} order by xcom.map_index`);

const count = defineStatement<Named, { count: number }>('xcom_count', `select count(*) as count ${named}`);

function names({ dag_id, run_id, task_id, key }: XcomName, priorDates: boolean): Named {
  return [dag_id, run_id, task_id, key, priorDates];
}

export async function findXcom(
  database: Database,
  name: XcomName,
  mapIndex: number,
  priorDates: boolean,
): Promise<Value | undefined> {
  return (await database.run(findOne, ...names(name, priorDates), mapIndex))[0];
}

/** The XCom at a place among those of a mapped task, counted from the end where negative. */
export async function findXcomByIndex(
  database: Database,
  name: XcomName,
  offset: number,
  { priorDates, valuesOnly }: { priorDates: boolean; valuesOnly: boolean },
): Promise<Value | undefined> {
  const named = names(name, priorDates);
  const rows =
    offset >= 0
      ? await database.run(findFromStart, ...named, valuesOnly, offset)
      : await database.run(findFromEnd, ...named, valuesOnly, -1 - offset);
  return rows[0];
}

export async function listXcoms(database: Database, name: XcomName, priorDates: boolean): Promise<unknown[]> {
  return (await database.run(listAll, ...names(name, priorDates))).map(({ value }) => value);
}

export async function countXcoms(database: Database, name: XcomName): Promise<number> {
  return (await database.run(count, ...names(name, false)))[0]!.count;
}
