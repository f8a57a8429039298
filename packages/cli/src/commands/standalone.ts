import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { addFirstUserAccount } from '@leeward/api-server';
import { LeewardError } from '@leeward/contracts';
import { listen } from '@leeward/database';
import { ensurePythonEnvironment, findPython, hasPythonEnvironment } from '@leeward/runtimes';
import { type Config, readConfig } from '../config/config.ts';
import { listenApiServer } from '../processes/api-server-process.ts';
import { makeConfiguredUsers } from '../processes/configured-users.ts';
import { composeDagProcessor } from '../processes/dag-processor-process.ts';
import { holdReaderLiveness } from '../processes/hold-liveness.ts';
import { lockHome } from '../processes/home-lock.ts';
import { giveMemoryBackWhenIdle } from '../processes/idle-memory.ts';
import { createLogger } from '../processes/logging.ts';
import { createMetrics } from '../processes/metrics.ts';
import { answerSeconds, openDatabase } from '../processes/open-database.ts';
import { openBundlesAndRuntimes } from '../processes/open-parts.ts';
import { composeScheduler } from '../processes/scheduler-process.ts';
import { createStops } from '../processes/stops.ts';
import { composeTriggerer } from '../processes/triggerer-process.ts';
import { untilStopped } from '../processes/until-stopped.ts';

/** What running tasks get to end after Ctrl-C, within the ten seconds in which everything is gone. */
const taskGraceSeconds = 5;

/** Everything in one process. Ends when it is told to, in the reverse order of its start. */
export async function standalone(options: { host?: string; port?: string }): Promise<void> {
  const config = readConfig(process.env);
  for (const warning of config.warnings) console.error(warning);
  const stops = createStops();
  try {
    const { stopped } = await start(config, options, stops);
    await stopped;
    console.log('stopping …');
  } finally {
    await stops.run();
  }
}

async function start(
  config: Config,
  options: { host?: string; port?: string },
  stops: ReturnType<typeof createStops>,
): Promise<{ stopped: Promise<unknown> }> {
  const lock = await lockHome(config.home);
  stops.add(() => lock.release());
  await makePythonEnvironment(config);
  await mkdir(config.text('core', 'dags_folder'), { recursive: true });
  const log = createLogger(config, 'standalone');
  const metrics = createMetrics();

  // From here on a signal waits for the start's end: Postgres must be stopped in its turn.
  const stopped = untilStopped();
  const open = await openDatabase(config, log, {
    applicationName: 'leeward standalone',
    answerSeconds,
    holdsHome: true,
    onProgress: (sentence) => console.log(`${sentence} …`),
  });
  stops.add(() => open.close());
  const { database } = open;
  metrics.watchDatabase(database);

  const api = await listenApiServer(config, database, { ...options, log, metrics });
  stops.add(() => api.server.close(3));
  const { bundles, runtimes } = await openBundlesAndRuntimes(config, database, stops);
  const liveness = await holdReaderLiveness(database, 'api_server', bundles);
  stops.add(() => liveness.end());
  const parts = { config, database, bundles, runtimes, log, metrics };
  const scheduler = await composeScheduler({
    ...parts,
    executionApiUrl: `${api.url}/execution/`,
    executionApi: api.executionApi,
    taskTokens: api.server.taskTokens,
  });
  const triggerer = await composeTriggerer(parts);
  const listener = await listen(database, () => {
    scheduler.lookAtEverything();
    triggerer.lookAtEverything();
  });
  stops.add(() => listener.close());
  await scheduler.start();
  stops.add(() => scheduler.stop(taskGraceSeconds));
  stops.add(() => triggerer.stop());
  await triggerer.start();
  const dagProcessor = composeDagProcessor(parts);
  const firstLook = dagProcessor.start();
  stops.add(() => dagProcessor.stop());
  firstLook.catch((error: Error) => log.error({ err: error }, 'the Dag processor did not start'));

  stops.add(giveMemoryBackWhenIdle().stop);
  await makeConfiguredUsers(config, database);
  await announceAdmin(database);
  console.log(`Leeward is ready: ${api.url}`);
  return { stopped };
}

/** Makes the administrator of an empty installation; the password is shown this once and stored hashed. */
async function announceAdmin(database: Parameters<typeof addFirstUserAccount>[0]): Promise<void> {
  const password = randomBytes(12).toString('base64url');
  const isFirst = await addFirstUserAccount(database, { username: 'admin', role: 'admin' }, password);
  if (isFirst) console.log(`Log in as admin with the password ${password} (shown this once)`);
}

/** Without Python, or where its packages cannot be fetched, the server runs TypeScript Dags, and says so. */
async function makePythonEnvironment(config: Config): Promise<void> {
  const { home } = config;
  if (config.own('core.python') !== '' || (await hasPythonEnvironment({ home }))) return;
  if ((await findPython()) === null) {
    console.log('Python 3.10 or newer was not found: Dags in TypeScript run, Dags in Python do not.');
    return;
  }
  try {
    await ensurePythonEnvironment({ home, onProgress: (line) => console.log(line) });
  } catch (error) {
    if (!(error instanceof LeewardError)) throw error;
    console.error(`${error.message} (${error.code})`);
    console.error('Dags in TypeScript run, Dags in Python do not; the next start tries again.');
  }
}
