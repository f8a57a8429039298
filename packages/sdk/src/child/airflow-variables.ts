import { PythonDate } from '../templates/values.ts';
import type { Attempt } from './attempt.ts';

/** The environment variables that Airflow exports to a task (context_to_airflow_vars). */
export function airflowVariables({ details, task }: Attempt): Record<string, string> {
  const { ti, ti_context } = details;
  const logicalDate = ti_context.dag_run.logical_date;
  return {
    AIRFLOW_CTX_DAG_OWNER: task.spec.owner ?? 'airflow',
    AIRFLOW_CTX_DAG_ID: ti.dag_id,
    AIRFLOW_CTX_TASK_ID: ti.task_id,
    ...(logicalDate !== null && { AIRFLOW_CTX_LOGICAL_DATE: PythonDate.of(logicalDate).iso }),
    AIRFLOW_CTX_TRY_NUMBER: String(ti.try_number),
    AIRFLOW_CTX_DAG_RUN_ID: ti.run_id,
  };
}
