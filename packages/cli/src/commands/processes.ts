import { listen } from '@leeward/database';
import { type Config, readConfig } from '../config/config.ts';
import { listenApiServer } from '../processes/api-server-process.ts';
import { configuredBundles } from '../processes/bundles.ts';
import { makeConfiguredUsers } from '../processes/configured-users.ts';
import { composeDagProcessor } from '../processes/dag-processor-process.ts';
import { gitConnections } from '../processes/git-connections.ts';
import { holdReaderLiveness } from '../processes/hold-liveness.ts';
import { giveMemoryBackWhenIdle } from '../processes/idle-memory.ts';
import { createLogger, type Logger } from '../processes/logging.ts';
import { createMetrics } from '../processes/metrics.ts';
import { serveMonitoring } from '../processes/monitoring.ts';
import { answerSeconds, type OpenDatabase, openDatabase } from '../processes/open-database.ts';
import { openBundlesAndRuntimes } from '../processes/open-parts.ts';
import { composeScheduler } from '../processes/scheduler-process.ts';
import { createStops } from '../processes/stops.ts';
import { untilStopped } from '../processes/until-stopped.ts';

interface ProcessContext extends OpenDatabase {
  config: Config;
  log: Logger;
  metrics: ReturnType<typeof createMetrics>;
  stops: ReturnType<typeof createStops>;
}

/** What a running task gets when its scheduler is asked to stop: Kubernetes waits 30 s before it kills. */
const taskGraceSeconds = 25;

/** Runs one process of the control plane until it is told to stop. */
export async function run(name: string, start: (context: ProcessContext) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger(config, name);
  for (const warning of config.warnings) log.warn(warning);
  const stops = createStops();
  const metrics = createMetrics();
  try {
    const open = await openDatabase(config, log, { applicationName: `leeward ${name}`, answerSeconds });
    stops.add(() => open.close());
    metrics.watchDatabase(open.database);
    stops.add(await serveMonitoring(config, open.database, metrics));
    await start({ ...open, config, log, metrics, stops });
    stops.add(giveMemoryBackWhenIdle().stop);
    log.info('ready');
    log.info({ signal: await untilStopped() }, 'stopping');
  } finally {
    await stops.run();
  }
}

export function apiServer(options: { host?: string; port?: string }): Promise<void> {
  return run('api-server', async ({ config, database, log, metrics, stops }) => {
    const listener = await listen(database, () => {});
    stops.add(() => listener.close());
    await makeConfiguredUsers(config, database);
    const { server, url } = await listenApiServer(config, database, { ...options, log, metrics });
    stops.add(() => server.close());
    const bundles = configuredBundles(config, { gitConnection: gitConnections(database, config) });
    const liveness = await holdReaderLiveness(database, 'api_server', bundles);
    stops.add(() => liveness.end());
    log.info({ url }, 'listening');
  });
}

export function scheduler(): Promise<void> {
  return run('scheduler', async (context) => {
    const parts = { ...context, ...(await openBundlesAndRuntimes(context.config, context.database, context.stops)) };
    const given = context.config.text('core', 'execution_api_server_url');
    const executionApiUrl =
      given === '' ? `http://localhost:${context.config.integer('api', 'port')}/execution/` : given;
    const composed = await composeScheduler({ ...parts, executionApiUrl });
    const listener = await listen(context.database, () => composed.lookAtEverything());
    context.stops.add(() => listener.close());
    await composed.start();
    context.stops.add(() => composed.stop(taskGraceSeconds));
  });
}

export function dagProcessor(): Promise<void> {
  return run('dag-processor', async (context) => {
    const processor = composeDagProcessor({
      ...context,
      ...(await openBundlesAndRuntimes(context.config, context.database, context.stops)),
    });
    const listener = await listen(context.database, () => {});
    context.stops.add(() => listener.close());
    context.stops.add(() => processor.stop());
    await processor.start();
  });
}
