import type { Bundles } from '@leeward/bundles';
import { createDagProcessor, type DagProcessor } from '@leeward/dag-processing';
import { createCipher, type Database, type Liveness } from '@leeward/database';
import type { Runtimes } from '@leeward/runtimes';
import type { Config } from '../config/config.ts';
import { holdReaderLiveness } from './hold-liveness.ts';
import type { Logger } from './logging.ts';
import type { Metrics } from './metrics.ts';

export interface DagProcessorParts {
  config: Config;
  database: Database;
  bundles: Bundles;
  runtimes: Runtimes;
  log: Logger;
  metrics: Metrics;
}

/** A Dag processor as the configuration asks for it, known as alive to the others, telling the log and the metrics what it does. */
export function composeDagProcessor({
  config,
  database,
  bundles,
  runtimes,
  log,
  metrics,
}: DagProcessorParts): DagProcessor {
  const ignoreSyntax = config.text('core', 'dag_ignore_file_syntax').toLowerCase();
  const processor = createDagProcessor({
    database,
    bundles,
    runtimes,
    cipher: createCipher(config.text('core', 'fernet_key')),
    parsingProcesses: config.integer('dag_processor', 'parsing_processes'),
    importTimeoutSeconds: config.float('core', 'dagbag_import_timeout'),
    callbackTimeoutSeconds: config.float('dag_processor', 'dag_file_processor_timeout'),
    pausedAtCreation: config.boolean('core', 'dags_are_paused_at_creation'),
    ignoreSyntax: ignoreSyntax === 'regexp' ? 'regexp' : 'glob',
    safeMode: config.boolean('core', 'dag_discovery_safe_mode'),
    onLog: (file, record) => log.debug({ bundle: file.bundleName, file: file.relativePath, record }, 'parser'),
    onCallbackLog: ({ dagId, runId }, record) =>
      log[record.level === 'error' || record.level === 'critical' ? 'error' : 'info'](
        { dagId, runId, record },
        'callback',
      ),
    onTimetableLog: (dagId, record) => log.debug({ dagId, record }, 'timetable'),
    onEvent(event) {
      switch (event.kind) {
        case 'parsed': {
          const { kind: _, ...fields } = event;
          metrics.fileParsed(event.seconds, event.errorCount);
          log[event.errorCount > 0 ? 'warn' : 'info'](fields, 'Dag file parsed');
          break;
        }
        case 'refreshed': {
          const { kind: _, ...fields } = event;
          metrics.bundleRefreshed(event.bundleName, event.seconds);
          if (event.problem === undefined) {
            log[event.changedCount > 0 ? 'info' : 'debug'](fields, 'bundle refreshed');
          } else {
            metrics.bundleNotRefreshed(event.bundleName);
            log.warn(fields, 'bundle read, and there may be a newer version');
          }
          break;
        }
        case 'failed':
          metrics.bundleNotRefreshed(event.bundleName);
          log.error({ bundle: event.bundleName, problem: event.error.message }, 'bundle not refreshed');
          break;
        case 'calledBack': {
          const { callback, outcome, seconds } = event;
          const fields = { dagId: callback.dagId, runId: callback.runId, seconds };
          if (outcome.kind === 'success') log.info(fields, 'callback run');
          else
            log.error(
              { ...fields, problem: outcome.problem, attempt: callback.attempts },
              'callback not run to its end',
            );
          break;
        }
        case 'callbacksFailed':
          log.error({ err: event.error }, 'callbacks were not run');
          break;
        case 'timetablesFailed':
          log.error({ problem: event.error.message }, 'a timetable did not answer');
          break;
        case 'assetsFailed':
          log.error({ err: event.error }, 'assets and their watchers were not brought in step with the Dags');
      }
    },
  });
  let liveness: Liveness | undefined;
  return {
    ...processor,
    async start() {
      liveness = await holdReaderLiveness(database, 'dag_processor', bundles);
      await processor.start();
    },
    async stop() {
      await processor.stop();
      await liveness?.end();
    },
  };
}
