import { createLogNotices, type LogNotices, type LogStore } from '@leeward/api-server';
import type { Bundles } from '@leeward/bundles';
import { createCipher, type Database } from '@leeward/database';
import type { Runtimes } from '@leeward/runtimes';
import { type AppendLog, createTriggerer, type Triggerer, type TriggererEvent } from '@leeward/triggerer';
import { createSecretMask } from '@leeward/worker';
import type { Config } from '../config/config.ts';
import { bundleVersions } from './bundle-versions.ts';
import { openLogStore } from './log-store.ts';
import type { Logger } from './logging.ts';
import { thisProcess } from './this-process.ts';

export interface TriggererParts {
  config: Config;
  database: Database;
  bundles: Bundles;
  runtimes: Runtimes;
  log: Logger;
  /** Instead of `[triggerer] capacity`. */
  capacity?: number;
  queues?: readonly string[];
}

/** A triggerer as the configuration asks for it. It starts no Python before there is a trigger. */
export async function composeTriggerer(parts: TriggererParts): Promise<Triggerer> {
  const { config, database, bundles, runtimes, log } = parts;
  const mask = createSecretMask();
  const notices = createLogNotices(database, (error) => log.warn({ err: error }, 'log notice not sent'));
  const triggerer = createTriggerer({
    database,
    runtimes,
    cipher: createCipher(config.text('core', 'fernet_key')),
    process: { ...thisProcess(), bundleVersions: () => bundleVersions(bundles) },
    capacity: parts.capacity ?? config.integer('triggerer', 'capacity'),
    queues: parts.queues ?? null,
    importFolders: [config.text('core', 'plugins_folder'), ...(await localFolders(bundles))],
    silenceSeconds: config.float('triggerer', 'runner_health_check_threshold'),
    appendLog: appendTo(await openLogStore(config), notices),
    mask: { add: mask.add, record: (record) => mask.record(record) },
    onEvent: (event) => report(event, log),
  });
  return {
    ...triggerer,
    async stop() {
      await triggerer.stop();
      await notices.close();
    },
  };
}

/** Triggers may lie beside the Dags of a bundle that is a folder here; one that is not there yet is left out. */
async function localFolders(bundles: Bundles): Promise<string[]> {
  const trees = bundles.all.map(async (bundle) => {
    const isLocal = (await bundle.watched()) !== null;
    return isLocal ? [(await bundle.at(null)).path] : [];
  });
  return (await Promise.all(trees.map((tree) => tree.catch(() => [])))).flat();
}

/** A triggerer is the only writer of its logs, so their end is where the last records were put. Readers are told. */
function appendTo(store: LogStore, notices: LogNotices): AppendLog {
  return async ({ attemptId, path }, records) => {
    const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    await store.append(path, (await store.size(path)) ?? 0, Buffer.from(text));
    notices.appended(attemptId);
  };
}

function report(event: TriggererEvent, log: Logger): void {
  switch (event.kind) {
    case 'taken':
      log.debug({ count: event.count, running: event.running }, 'triggers taken');
      break;
    case 'fired':
      log.debug({ trigger: event.triggerId, as: event.as, count: event.count }, 'trigger fired');
      break;
    case 'watcherFailed':
      log.error(
        { trigger: event.triggerId, assets: event.assets, problem: event.problem, restSeconds: event.restSeconds },
        'a watcher failed; it starts again after a rest',
      );
      break;
    case 'processStarted':
      log.info({ pid: event.pid, alone: event.isAlone }, 'a process for triggers started');
      break;
    case 'processEnded':
      log.warn(
        { triggers: event.triggerCount, blamed: event.blamed, end: event.end },
        'a process of triggers ended; its triggers go on in others',
      );
      break;
    case 'record':
      log.debug({ trigger: event.triggerId, record: event.record }, 'triggers');
      break;
    case 'problem':
      log.error({ err: event.error }, event.what);
  }
}
