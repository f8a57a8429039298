// Prints our figures, and with `--peer airflow` those of Airflow 3.3.2 beside them on the same machine and kind of Postgres.
// usage: npm run bench [-- [--peer airflow] [--runs N] [--json]]
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '@leeward/database';
import { ensurePythonEnvironment } from '@leeward/runtimes';
import { startAirflow } from './airflow-server.ts';
import { type BenchClient, connectClient, median } from './client.ts';
import { type BenchServer, startLeeward, temporaryFolder } from './leeward-server.ts';
import { usageOfTree } from './process-tree.ts';

/** `mark` is what design calls for, in seconds; `peer` says whether Airflow can run the same Dag. */
const workloads = [
  { name: 'A: 40 light tasks in a row (Python)', dagId: 'bench_light40', mark: 2.5, peer: true },
  { name: 'B: 10 x fib(33) in a row (Python)', dagId: 'bench_long10', mark: 6, peer: true },
  { name: 'C: 1, 200 parallel, 1 (Python)', dagId: 'bench_fan200', mark: 8, peer: true },
  { name: 'A in TypeScript', dagId: 'ts_light40', mark: 0.4, peer: false },
  { name: 'C in TypeScript', dagId: 'ts_fan200', mark: 1.5, peer: false },
] as const;

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
    json: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const progress = (sentence: string) => process.stderr.write(`${sentence} …\n`);

const ours = await measureOurs();
const peer = values.peer === 'airflow' ? await measureAirflow() : new Map<string, number>();
const rows: Row[] = ours.map((row) => ({ ...row, peer: peer.get(row.figure) ?? null }));
if (values.json) console.log(JSON.stringify(rows, null, 2));
else print(rows);

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
    const figures = await measureWorkloads(client, workloads);
    const statements = await statementsPerTask(server, client);
    const idle = await measureIdle(server);
    return [
      ...figures,
      { figure: 'command to healthy', unit: 's', ours: server.secondsToHealthy, mark: 3 },
      { figure: 'idle memory (PSS, with Postgres)', unit: 'MB', ours: idle.pssMegabytes, mark: 250 },
      { figure: 'idle processor', unit: '% of a core', ours: idle.cpuPercent, mark: 1 },
      { figure: 'database statements per task attempt', unit: '', ours: statements, mark: 12 },
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
    const idle = await measureIdle(server);
    return new Map([
      ...figures.map((row) => [row.figure, row.ours] as const),
      ['command to healthy', server.secondsToHealthy],
      ['idle memory (PSS, with Postgres)', idle.pssMegabytes],
      ['idle processor', idle.cpuPercent],
    ]);
  } finally {
    await server.stop();
    await postgres.stop();
    await home.remove();
  }
}

async function measureWorkloads(client: BenchClient, list: readonly (typeof workloads)[number][]) {
  const rows: Omit<Row, 'peer'>[] = [];
  for (const { name, dagId, mark } of list) {
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

/** Counted by the server over one run of 40 tasks. */
async function statementsPerTask(server: BenchServer, client: BenchClient): Promise<number> {
  const count = async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/^leeward_database_statements (\d+)/m.exec(text)?.[1] ?? Number.NaN);
  };
  const before = await count();
  const { taskCount } = await client.run('ts_light40');
  return ((await count()) - before) / taskCount;
}

async function measureIdle(server: BenchServer): Promise<{ pssMegabytes: number; cpuPercent: number }> {
  progress(`idle for ${idleSeconds} s after warm processes have ended`);
  await new Promise((resolve) => setTimeout(resolve, 75_000));
  const before = await usageOfTree(server.pid);
  await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1_000));
  const after = await usageOfTree(server.pid);
  return { pssMegabytes: after.pssMegabytes, cpuPercent: ((after.cpuSeconds - before.cpuSeconds) / idleSeconds) * 100 };
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
