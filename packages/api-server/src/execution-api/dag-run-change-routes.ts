import { DagRunState, DagRunTriggeredBy, DagRunType, LeewardError } from '@leeward/contracts';
import type { TriggerDAGRunPayload } from '@leeward/contracts/execution-api';
import { defineStatement } from '@leeward/database';
import { clearTaskInstances, triggerRun, type VersionKey } from '@leeward/lifecycle';
import { exactBody } from '../http/exact-body.ts';
import { HttpError, notFound } from '../http/http-error.ts';
import type { ExecutionApiContext } from './context.ts';
import type { RegisterOperation } from './operations.ts';

interface RunPath {
  dag_id: string;
  run_id: string;
}

interface DagFacts {
  hasImportErrors: boolean;
  /** Who triggered the run of the asking attempt: the new run is his too. */
  user: string | null;
}

const findDag = defineStatement<[dagId: string, attemptId: string], DagFacts>(
  'dag_find_for_run_change',
  `select has_import_errors as "hasImportErrors",
          (select dag_run.triggering_user_name from task_instance join dag_run on dag_run.id = task_instance.dag_run_id
            where task_instance.id = $2) as user
     from dag where dag_id = $1 and not is_stale`,
);

const findRun = defineStatement<[dagId: string, runId: string], VersionKey & { taskInstanceIds: string[] }>(
  'run_find_task_instances',
  `select array(select id from task_instance where dag_run_id = dag_run.id) as "taskInstanceIds",
          dag_version.id as "versionId", dag_version.serialized_hash as "versionHash"
     from dag_run
     join dag on dag.dag_id = dag_run.dag_id
     join dag_version on dag_version.id = coalesce(dag.current_version_id, dag_run.dag_version_id)
    where dag_run.dag_id = $1 and dag_run.run_id = $2`,
);

/** A task triggers or clears a run of a Dag. */
export function dagRunChangeRoutes(operation: RegisterOperation, context: ExecutionApiContext): void {
  const { database, graphs, config } = context;

  async function usableDag(dagId: string, attemptId: string): Promise<DagFacts> {
    const [dag] = await database.run(findDag, dagId, attemptId);
    if (dag === undefined) throw notFound(`Dag with dag_id: '${dagId}' not found`);
    if (dag.hasImportErrors) {
      throw refused('import_errors', `Dag with dag_id '${dagId}' has import errors and cannot be triggered`);
    }
    return dag;
  }

  operation<RunPath, unknown, TriggerDAGRunPayload>('trigger_dag_run', {
    async handle({ path, body, token, request }) {
      const { dag_id: dagId, run_id: runId } = path;
      const dag = await usableDag(dagId, token.attemptId);
      try {
        await triggerRun(database, graphs, {
          dagId,
          runId,
          runType: DagRunType.OperatorTriggered,
          logicalDate: instant(body.logical_date),
          dataInterval: null,
          runAfter: instant(body.run_after),
          conf: exactBody<TriggerDAGRunPayload>(request).conf ?? {},
          note: body.note ?? null,
          partitionKey: body.partition_key ?? null,
          triggeredBy: DagRunTriggeredBy.Operator,
          triggeringUserName: dag.user,
          runIdPattern: config.allowedRunIdPattern,
        });
      } catch (error) {
        throw error instanceof LeewardError ? triggerError(error, path) : error;
      }
      return { status: 204 };
    },
  });

  operation<RunPath>('clear_dag_run', {
    async handle({ path, token }) {
      await usableDag(path.dag_id, token.attemptId);
      const [run] = await database.run(findRun, path.dag_id, path.run_id);
      if (run === undefined) throw notFound(`Dag run with run_id: '${path.run_id}' not found`);
      const { taskInstanceIds } = run;
      const { dag } = (await graphs.load(database, [run]))(run);
      const request = {
        taskInstanceIds,
        runState: DagRunState.Queued,
        runOnLatestVersion: dag.rerunWithLatestVersion ?? config.rerunWithLatestVersion ?? false,
        preventRunning: false,
      };
      await database.transaction('clear run', (tx) => clearTaskInstances(tx, graphs, request));
      return { status: 204 };
    },
  });
}

function triggerError(error: LeewardError, { dag_id: dagId, run_id: runId }: RunPath): HttpError {
  switch (error.code) {
    case 'LW_RUN_TYPE_NOT_ALLOWED':
      return refused('denied_run_type', `Dag with dag_id '${dagId}' does not allow operator-triggered runs`);
    case 'LW_RUN_NOT_PARTITIONED':
      return refused('not_partitioned', error.message);
    case 'LW_PARTITION_KEY_INVALID':
      return refused('invalid_partition_key', error.message);
    case 'LW_RUN_EXISTS': {
      const message = `A run already exists for Dag '${dagId}' with run_id '${runId}'`;
      return new HttpError(409, { reason: 'already_exists', message });
    }
    default:
      return refused('value_error', error.message);
  }
}

function refused(reason: string, message: string): HttpError {
  return new HttpError(400, { reason, message });
}

function instant(text: string | null | undefined): Date | null {
  return text === null || text === undefined ? null : new Date(text);
}
