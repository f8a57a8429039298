import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@leeward/database';
import { eventually } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { type Api, connectApi } from '../end-to-end/support/api.ts';
import { type Installation, startInstallation, victims } from './support/installation.ts';
import { seededRandom } from './support/random.ts';
import {
  dagIds,
  lastTaskId,
  lastValue,
  linesIn,
  linesPerAttempt,
  readDiary,
  taskCount,
} from './support/twenty-tasks.ts';

const runCount = Number(process.env.LEEWARD_CHAOS_RUNS ?? 10);
const seed = Number(process.env.LEEWARD_CHAOS_SEED ?? Date.now() % 1_000_000);
const runsAtOnce = 4;
const pauseBetweenKillsMs = { from: 500, to: 4_000 };
/** Of all kills: those that hit a process while it starts. The others let it come up first, so that a slow machine gets on. */
const impatientShare = 0.25;
/** One run of so many is of the Dag in Python. */
const runsPerPythonRun = 5;
/** Killing ends after this, whatever is done; what is unfinished then has to end by itself. */
const killingSeconds = 20 * runCount;
/** A dead scheduler is noticed after 15 s; the attempts that it ran start anew. */
const calmSeconds = 180;

/** Lines of a log that were read while its attempt was under way: once seen, a line stays. */
type SeenLines = Map<string, string[]>;

test(`${runCount} runs end right while every kind of process is killed (LEEWARD_CHAOS_SEED=${seed})`, {
  timeout: (300 + killingSeconds + 2 * calmSeconds) * 1_000,
}, async () => {
  console.log(`LEEWARD_CHAOS_SEED=${seed} LEEWARD_CHAOS_RUNS=${runCount}`);
  await using installation = await startInstallation();
  const api = await eventually(() => connectApi(installation.url), { deadlineSeconds: 120, what: 'the API server' });
  for (const dagId of Object.values(dagIds)) {
    await eventually(() => api.get(`/dags/${dagId}`), { deadlineSeconds: 120, what: `the Dag ${dagId}` });
    await api.unpause(dagId);
  }

  const runs = Array.from({ length: runCount }, (_, index) => ({
    dagId: index % runsPerPythonRun === 0 ? dagIds.python : dagIds.typescript,
    runId: `run_${index}`,
  }));
  const waiting = [...runs];
  const lane = async () => {
    for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) await runToItsEnd(api, run);
  };
  const running = Promise.all(Array.from({ length: runsAtOnce }, lane)).catch(async (error: Error) => {
    throw new Error(`${error.message}\n${await describeUnfinished(installation)}`, { cause: error });
  });
  const seen: SeenLines = new Map();
  const [kills] = await Promise.all([killAtRandom(installation, api, seen, running), running]);
  console.log(`killed ${JSON.stringify(kills)}`);

  for (const run of runs) await expectRightEnd(api, run);
  await expectAttemptsOnce(installation);
  await expectLinesKept(api, seen, runs);
  expect(installation.crashes()).toEqual([]);
  expect(await installation.missedNotifications()).toEqual([]);
});

/** Kills one after the other as the seed says, until the runs have ended or the time is over; answers how many of each. */
async function killAtRandom(installation: Installation, api: Api, seen: SeenLines, running: Promise<unknown>) {
  const random = seededRandom(seed);
  const kills: Record<string, number> = {};
  const deadline = Date.now() + killingSeconds * 1_000;
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  running.then(end, end);
  while (!isOver && Date.now() < deadline) {
    const pauseMs = random.between(pauseBetweenKillsMs.from, pauseBetweenKillsMs.to);
    const victim = random.pick(victims);
    const isPatient = random.between(0, 1) >= impatientShare;
    while (isPatient && !isOver && Date.now() < deadline && !installation.isUp(victim)) await sleep(100);
    await sleep(pauseMs);
    await readLatestLogs(installation, api, seen);
    if (await installation.kill(victim)) kills[victim] = (kills[victim] ?? 0) + 1;
  }
  return kills;
}

/** What waits, and who is alive: for the message when a run does not end. */
async function describeUnfinished({ databaseUrl }: Installation): Promise<string> {
  const database = connect({ url: databaseUrl, applicationName: 'chaos test', onError: () => {} });
  const instances = await database.kysely
    .selectFrom('task_instance')
    .innerJoin('dag_run', 'dag_run.id', 'task_instance.dag_run_id')
    .select(['task_instance.run_id', 'task_id', 'task_instance.state', 'try_number', 'reason', 'queued_by'])
    .select(['task_instance.queued_at', 'heartbeat_at', 'due_at'])
    .where('dag_run.end_date', 'is', null)
    .where((where) =>
      where.or([where('task_instance.state', 'is', null), where('task_instance.state', '<>', 'success')]),
    )
    .execute();
  const processes = await database.kysely.selectFrom('process').selectAll().where('ended_at', 'is', null).execute();
  await database.close();
  return [...instances, ...processes].map((row) => JSON.stringify(row)).join('\n');
}

async function readLatestLogs(installation: Installation, api: Api, seen: SeenLines): Promise<void> {
  for (const { attempt } of readDiary(installation.diary).slice(-4)) {
    // The API server may be the one that is down.
    const lines = await readLines(api, attempt).catch(() => undefined);
    if (lines !== undefined) seen.set(attempt, lines);
  }
}

async function readLines(api: Api, attempt: string): Promise<string[]> {
  const [dagId, runId, taskId, tryNumber] = attempt.split(' ') as [string, string, string, string];
  return linesIn(await api.log(dagId, runId, taskId, Number(tryNumber)));
}

interface Run {
  dagId: string;
  runId: string;
}

async function runToItsEnd(api: Api, { dagId, runId }: Run): Promise<void> {
  const read = () => api.get<{ state: string }>(`/dags/${dagId}/dagRuns/${runId}`);
  await eventually(
    // The answer to a trigger may be lost though the run was made.
    () => api.trigger(dagId, { dag_run_id: runId }).catch(read),
    { deadlineSeconds: killingSeconds + calmSeconds, what: `the trigger of ${runId}` },
  );
  await eventually(async () => ['success', 'failed'].includes((await read()).state) || (await sleep(200, false)), {
    deadlineSeconds: killingSeconds + calmSeconds,
    what: `the end of ${runId}`,
  });
}

const afterwards = { deadlineSeconds: 60, what: 'an answer after the last kill' };

async function expectRightEnd(api: Api, { dagId, runId }: Run): Promise<void> {
  const path = `/dags/${dagId}/dagRuns/${runId}`;
  const { run, instances, value } = await eventually(
    async () => ({
      run: await api.get(path),
      instances: await api.taskInstances(dagId, runId),
      value: await api.get<{ value: unknown }>(`${path}/taskInstances/${lastTaskId}/xcomEntries/return_value`),
    }),
    afterwards,
  );
  expect(run).toMatchObject({ state: 'success' });
  expect(instances.map(({ state }) => state)).toEqual(Array(taskCount).fill('success'));
  expect(Number(value.value)).toBe(lastValue);
}

/** No attempt started twice, and each that started is one that the database knows. */
async function expectAttemptsOnce({ diary, databaseUrl }: Installation): Promise<void> {
  const database = connect({ url: databaseUrl, applicationName: 'chaos test', onError: () => {} });
  const columns = ['dag_id', 'run_id', 'task_id', 'try_number'] as const;
  const rows = await database.kysely
    .selectFrom('task_instance')
    .select(columns)
    .unionAll(database.kysely.selectFrom('task_instance_history').select(columns))
    .execute();
  await database.close();
  const known = rows.map((row) => `${row.dag_id} ${row.run_id} ${row.task_id} ${row.try_number}`);
  expect(new Set(known).size).toBe(known.length);
  const started = readDiary(diary).map(({ attempt }) => attempt);
  expect(started.filter((attempt, index) => started.indexOf(attempt) !== index)).toEqual([]);
  expect(started.filter((attempt) => !known.includes(attempt))).toEqual([]);
}

/** What was seen stays, and of an attempt that succeeded no line is missing, whatever died right after its end. */
async function expectLinesKept(api: Api, seen: SeenLines, runs: readonly Run[]): Promise<void> {
  for (const [attempt, lines] of seen) {
    const kept = await eventually(() => readLines(api, attempt), afterwards);
    expect(kept.slice(0, lines.length), attempt).toEqual(lines);
  }
  for (const { dagId, runId } of runs) {
    for (const { task_id: taskId, try_number: tryNumber } of await api.taskInstances(dagId, runId)) {
      const attempt = `${dagId} ${runId} ${taskId} ${tryNumber}`;
      const all = Array.from({ length: linesPerAttempt }, (_, index) => `line ${index + 1} of ${attempt}`);
      expect(await readLines(api, attempt), attempt).toEqual(all);
    }
  }
}
