import { DagRunState, DagRunTriggeredBy, DagRunType, isRunFinished } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { printRecord } from '../print-record.ts';
import { printRows } from '../print-rows.ts';
import { listenApiServer } from '../processes/api-server-process.ts';
import { composeDagProcessor } from '../processes/dag-processor-process.ts';
import { createLogger } from '../processes/logging.ts';
import { createMetrics } from '../processes/metrics.ts';
import { openBundlesAndRuntimes } from '../processes/open-parts.ts';
import { composeScheduler } from '../processes/scheduler-process.ts';
import { createStops } from '../processes/stops.ts';
import { composeTriggerer } from '../processes/triggerer-process.ts';
import { withDatabase } from '../processes/with-database.ts';
import { readInstant, readJsonObject } from '../read-argument.ts';
import { makeRun } from './make-run.ts';

/**
 * A run of its own on this process's scheduler, workers and triggerer, with every log line on the terminal; exit code 1 where it fails.
 * Files that changed since the last parse are parsed before, unless another process does that.
 */
export async function testDag(
  dagId: string,
  logicalDate: string | undefined,
  options: { conf?: string },
): Promise<void> {
  const conf = options.conf === undefined ? undefined : readJsonObject('--conf', options.conf);
  const date = logicalDate === undefined ? undefined : readInstant('logical-date', logicalDate);
  await withDatabase(async ({ database, config }) => {
    const stops = createStops();
    const log = createLogger(config, 'dags test');
    try {
      const metrics = createMetrics();
      const api = await listenApiServer(config, database, { host: '127.0.0.1', port: '0', log, metrics });
      stops.add(() => api.server.close(3));
      const { bundles, runtimes } = await openBundlesAndRuntimes(config, database, stops);
      const scheduler = await composeScheduler({
        config,
        database,
        bundles,
        runtimes,
        log,
        metrics,
        executionApiUrl: `${api.url}/execution/`,
        executionApi: api.executionApi,
        onRecord: printRecord,
      });
      const triggerer = await composeTriggerer({ config, database, bundles, runtimes, log });
      const dagProcessor = composeDagProcessor({ config, database, bundles, runtimes, log, metrics });
      stops.add(() => dagProcessor.stop());
      await dagProcessor.start();
      await scheduler.start();
      stops.add(() => scheduler.stop(5));
      stops.add(() => triggerer.stop());
      await triggerer.start();
      const { id } = await makeRun(database, config, {
        dagId,
        runType: DagRunType.Manual,
        triggeredBy: DagRunTriggeredBy.Test,
        logicalDate: date,
        conf,
      });
      const state = await untilFinished(database, id);
      printRows(await taskStates(database, id), { output: 'table' });
      console.log(`run: ${state}`);
      if (state === DagRunState.Failed) process.exitCode = 1;
    } finally {
      await stops.run();
    }
  });
}

/** Resolves at the run's end, told by the events of this process. */
async function untilFinished(database: Database, runId: number): Promise<DagRunState> {
  const read = () =>
    database.kysely.selectFrom('dag_run').select('state').where('id', '=', runId).executeTakeFirstOrThrow();
  return new Promise((resolve, reject) => {
    const look = () => {
      read().then((row) => {
        const state = row.state as DagRunState;
        if (!isRunFinished(state)) return;
        end();
        resolve(state);
      }, reject);
    };
    const end = database.bus.subscribe((event) => {
      if (event.kind === 'run_changed' && event.dagRunId === runId) look();
    });
    look();
  });
}

function taskStates(database: Database, runId: number) {
  return database.kysely
    .selectFrom('task_instance')
    .select(['task_id', 'map_index', 'state', 'try_number'])
    .where('dag_run_id', '=', runId)
    .orderBy('start_date')
    .execute();
}
