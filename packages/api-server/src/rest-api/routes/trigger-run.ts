import { DagRunTriggeredBy, DagRunType } from '@leeward/contracts';
import type { TriggerDAGRunPostBody } from '@leeward/contracts/rest-api';
import { triggerRun } from '@leeward/lifecycle';
import type { FastifyRequest } from 'fastify';
import { bodyRefused } from '../../http/body-refused.ts';
import { exactBody } from '../../http/exact-body.ts';
import type { RestApiContext } from '../context.ts';
import type { RegisterOperation } from '../operations.ts';
import { presentDagRun } from '../present/dag-run.ts';
import { findDagRun } from '../queries/dag-runs.ts';

/** Runs that people and programs ask for. */
export function triggerRunRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database, graphs, config } = context;

  operation('trigger_dag_run', {
    access: ['POST', 'dag'],
    audited: true,
    async handle({ path, body, user, request }) {
      const dag_id = path.dag_id as string;
      const { runId } = await triggerRun(database, graphs, {
        dagId: dag_id,
        runId: body.dag_run_id === '' ? null : (body.dag_run_id ?? null),
        runType: DagRunType.Manual,
        logicalDate: instant(body.logical_date),
        dataInterval: dataIntervalOf(request, body.data_interval_start, body.data_interval_end),
        runAfter: instant(body.run_after),
        conf: exactBody<TriggerDAGRunPostBody>(request).conf ?? null,
        note: body.note === '' ? null : (body.note ?? null),
        partitionKey: body.partition_key ?? null,
        // A page that asks says where it is.
        triggeredBy: request.headers.referer === undefined ? DagRunTriggeredBy.RestApi : DagRunTriggeredBy.Ui,
        triggeringUserName: user.username,
        runIdPattern: config.allowedRunIdPattern,
      });
      return presentDagRun(database, await findDagRun(database, dag_id, runId));
    },
  });
}

export function instant(text: string | null | undefined): Date | null {
  return text === null || text === undefined ? null : new Date(text);
}

/** Both ends or none. */
export function dataIntervalOf(
  request: FastifyRequest,
  start: string | null | undefined,
  end: string | null | undefined,
): { start: Date; end: Date } | null {
  const [from, to] = [instant(start), instant(end)];
  if (from !== null && to !== null) return { start: from, end: to };
  if (from === null && to === null) return null;
  throw bodyRefused(
    'Either both data_interval_start and data_interval_end must be provided or both must be None',
    exactBody(request),
  );
}
