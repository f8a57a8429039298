// Prints our figures, and with `--peer airflow` those of Airflow 3.3.2 beside them on the same machine and kind of Postgres.
// usage: npm run bench [-- [--peer airflow] [--runs N] [--only KEY,...] [--json]]
// keys: light, long, fan, light-ts, light-ts-fresh, fan-ts, statements, idle, throughput (the scheduler alone, some minutes)
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '@leeward/database';
import { ensurePythonEnvironment } from '@leeward/runtimes';
import { startAirflow } from './airflow-server.ts';
import { type BenchClient, connectClient, median } from './client.ts';
import { type BenchServer, startLeeward, temporaryFolder } from './leeward-server.ts';
import { usageOfTree } from './process-tree.ts';
import { printThroughput, run as runThroughput } from './throughput.ts';

/** `mark` is what design calls for, in seconds; `peer` says whether Airflow can run the same Dag. */
const workloads = [
  { key: 'light', name: 'A: 40 light tasks in a row (Python)', dagId: 'bench_light40', mark: 2.5, peer: true },
  { key: 'long', name: 'B: 10 x fib(33) in a row (Python)', dagId: 'bench_long10', mark: 6, peer: true },
  { key: 'fan', name: 'C: 1, 200 parallel, 1 (Python)', dagId: 'bench_fan200', mark: 8, peer: true },
  { key: 'light-ts', name: 'A in TypeScript', dagId: 'ts_light40', mark: 0.4, peer: false },
  {
    key: 'light-ts-fresh',
    name: 'A in TypeScript, a process each',
    dagId: 'ts_light40_fresh',
    mark: 2,
    peer: false,
  },
  { key: 'fan-ts', name: 'C in TypeScript', dagId: 'ts_fan200', mark: 1.5, peer: false },
] as const;
const otherKeys = ['statements', 'idle', 'throughput'];

const idleSeconds = 20;

interface Row {
  figure: string;
  unit: string;
  ours: number;
  mark: number | null;
  peer: number | null;
}

const { values } = parseArgs({
  options: {
    peer: { type: 'string' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const keys = [...workloads.map((workload) => workload.key as string), ...otherKeys];
const wanted = new Set(values.only?.split(',') ?? keys);
for (const key of wanted) if (!keys.includes(key)) throw new Error(`--only: ${key} is none of ${keys.join(', ')}`);
const wantsServer = [...wanted].some((key) => key !== 'throughput');
const progress = (sentence: string) => process.stderr.write(`${sentence} …\n`);

const ours = wantsServer ? await measureOurs() : [];
const peer = wantsServer && values.peer === 'airflow' ? await measureAirflow() : new Map<string, number>();
const rows: Row[] = ours.map((row) => ({ ...row, peer: peer.get(row.figure) ?? null }));
const throughput = wanted.has('throughput') ? await measureThroughput() : [];
if (values.json) console.log(JSON.stringify({ figures: rows, throughput }, null, 2));
else {
  print(rows);
  printThroughput(throughput);
}

async function measureOurs(): Promise<Omit<Row, 'peer'>[]> {
  const home = await temporaryFolder('ours');
  progress('making the Python environment');
  const { interpreter } = await ensurePythonEnvironment({ home: '.cache', onProgress: progress });
  const python = interpreter.replace(/\/bin\/python$/, '');
  progress('starting Leeward, first with an empty database');
  await (await startLeeward(home.path, python)).stop();
  const server = await startLeeward(home.path, python);
  try {
    const client = await connectClient(server.url);
    return [
      { figure: 'command to healthy', unit: 's', ours: server.secondsToHealthy, mark: 3 },
      ...(await measureWorkloads(client, workloads)),
      ...(wanted.has('statements') ? await statementRows(server) : []),
      ...(wanted.has('idle') ? [...(await idleRows(server)), ...(await afterIdleRows(client))] : []),
    ];
  } finally {
    await server.stop();
    await home.remove();
  }
}

async function measureAirflow(): Promise<Map<string, number>> {
  const home = await temporaryFolder('airflow');
  const postgres = await startEmbeddedPostgres({
    folder: `${home.path}/postgres`,
    settings: { max_connections: '200' },
  });
  progress('starting Airflow');
  const server = await startAirflow(home.path, postgres.url);
  try {
    const client = await connectClient(server.url);
    const figures = await measureWorkloads(
      client,
      workloads.filter((workload) => workload.peer),
    );
    const idle = wanted.has('idle') ? await idleRows(server) : [];
    return new Map([
      ['command to healthy', server.secondsToHealthy],
      ...[...figures, ...idle].map((row) => [row.figure, row.ours] as const),
    ]);
  } finally {
    await server.stop();
    await postgres.stop();
    await home.remove();
  }
}

async function measureWorkloads(client: BenchClient, list: readonly (typeof workloads)[number][]) {
  const rows: Omit<Row, 'peer'>[] = [];
  for (const { key, name, dagId, mark } of list) {
    if (!wanted.has(key)) continue;
    await client.unpause(dagId);
    const seconds: number[] = [];
    for (let index = 0; index < runs; index += 1) {
      progress(`${name}, ${index + 1} of ${runs}`);
      const figures = await client.run(dagId);
      if (figures.state !== 'success') throw new Error(`a run of ${dagId} ended as ${figures.state}`);
      seconds.push(figures.wallSeconds);
    }
    rows.push({ figure: name, unit: 's', ours: median(seconds), mark });
  }
  return rows;
}

/** Counted by the server over one run of 40 tasks each, hardly looked at meanwhile. */
async function statementRows(server: BenchServer) {
  const client = await connectClient(server.url, { lookMs: 1_000 });
  const count = async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/^leeward_database_statements (\d+)/m.exec(text)?.[1] ?? Number.NaN);
  };
  const perTask = async (dagId: string) => {
    await client.unpause(dagId);
    const before = await count();
    const { taskCount } = await client.run(dagId);
    return ((await count()) - before) / taskCount;
  };
  const figure = 'statements per task attempt';
  return [
    { figure: `${figure} (Python)`, unit: '', ours: await perTask('bench_light40'), mark: 12 },
    { figure: `${figure} (TypeScript)`, unit: '', ours: await perTask('ts_light40'), mark: 12 },
  ];
}

/** Memory with Postgres only of ours: Airflow's is a process of its own here. */
async function idleRows(server: BenchServer) {
  progress(`idle for ${idleSeconds} s after warm processes have ended`);
  await new Promise((resolve) => setTimeout(resolve, 75_000));
  const before = await usageOfTree(server.pid);
  await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1_000));
  const after = await usageOfTree(server.pid);
  const percent = ((after.cpuSeconds - before.cpuSeconds) / idleSeconds) * 100;
  return [
    { figure: 'idle memory (PSS, with Postgres)', unit: 'MB', ours: after.pssMegabytes, mark: 250 },
    { figure: 'idle processor', unit: '% of a core', ours: percent, mark: 1 },
  ];
}

/** From the trigger to the end of the first task, when nothing has run for a while. */
async function afterIdleRows(client: BenchClient) {
  const rows = [];
  for (const [language, dagId] of [
    ['TypeScript', 'ts_light40'],
    ['Python', 'bench_light40'],
  ] as const) {
    await client.unpause(dagId);
    const { firstEndSeconds } = await client.run(dagId);
    rows.push({ figure: `first task after idling (${language})`, unit: 's', ours: firstEndSeconds, mark: null });
  }
  return rows;
}

async function measureThroughput() {
  progress('10,000 task instances through one scheduler, from empty tables and beside a million finished ones');
  return runThroughput();
}

function print(table: readonly Row[]): void {
  for (const { figure, unit, ours, mark, peer } of table) {
    const ratio = peer === null ? '' : `  Airflow ${format(peer)}, ratio ${(ours / peer).toFixed(3)}`;
    const judged =
      mark === null ? '' : `  mark ${mark}: ${ours <= mark ? 'met' : `${(ours / mark).toFixed(2)} times over`}`;
    console.log(`${figure.padEnd(40)} ${format(ours).padStart(9)} ${unit.padEnd(11)}${judged}${ratio}`);
  }
}

function format(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1);
}
