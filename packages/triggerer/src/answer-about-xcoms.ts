import { jsonText } from '@leeward/contracts';
import { type Database, defineStatement } from '@leeward/database';
import { AnswerError, type RuntimeMessage } from '@leeward/runtimes';

type Name = [dagId: string, runId: string, taskId: string, key: string, mapIndex: number];

/** With $6 also of runs before this one, the newest first (airflow/models/xcom.py, get_many). */
const find = defineStatement<[...Name, priorDates: boolean], { value: unknown }>(
  'trigger_xcom_find',
  `select xcom.value::json
     from dag_run this
     join dag_run on dag_run.dag_id = this.dag_id
      and (dag_run.id = this.id
           or $6 and coalesce(dag_run.logical_date, dag_run.run_after) <= coalesce(this.logical_date, this.run_after))
     join xcom on xcom.dag_run_id = dag_run.id and xcom.task_id = $3 and xcom.key = $4 and xcom.map_index = $5
    where this.dag_id = $1 and this.run_id = $2
    order by dag_run.logical_date desc, xcom.created_at desc
    limit 1`,
);

const put = defineStatement<[...Name, value: string], { stored: number }>(
  'trigger_xcom_put',
  `insert into xcom (dag_run_id, task_id, map_index, key, value)
   select id, $3, $5, $4, $6::jsonb from dag_run where dag_id = $1 and run_id = $2
       on conflict (dag_run_id, task_id, key, map_index) do update set value = excluded.value, created_at = now()
   returning 1 as stored`,
);

const remove = defineStatement<Name, never>(
  'trigger_xcom_delete',
  `delete from xcom using dag_run
    where dag_run.dag_id = $1 and dag_run.run_id = $2 and xcom.dag_run_id = dag_run.id
      and xcom.task_id = $3 and xcom.key = $4 and xcom.map_index = $5`,
);

/** Null where the answer is empty, undefined where this is no question about an XCom. */
export async function answerAboutXcoms(
  database: Database,
  message: RuntimeMessage,
): Promise<RuntimeMessage | null | undefined> {
  switch (message.type) {
    case 'GetXCom': {
      const [found] = await database.run(find, ...nameOf(message), message.include_prior_dates === true);
      if (found === undefined && message.map_index !== null && message.map_index !== undefined) {
        throw new AnswerError('XCOM_NOT_FOUND', { dag_id: message.dag_id, task_id: message.task_id, key: message.key });
      }
      return { type: 'XComResult', key: message.key, value: found?.value ?? null };
    }
    case 'SetXCom': {
      const [stored] = await database.run(put, ...nameOf(message), jsonText(message.value));
      if (stored === undefined) {
        throw new AnswerError('GENERIC_ERROR', {
          message: `Dag ${message.dag_id} has no run ${message.run_id} to keep an XCom for`,
        });
      }
      return null;
    }
    case 'DeleteXCom':
      await database.run(remove, ...nameOf(message));
      return null;
    default:
      return undefined;
  }
}

function nameOf(message: RuntimeMessage): Name {
  const mapIndex = typeof message.map_index === 'number' ? message.map_index : -1;
  return [String(message.dag_id), String(message.run_id), String(message.task_id), String(message.key), mapIndex];
}
