// The scheduler alone: task instances a second through one scheduler with an executor that runs nothing, from an empty database
// and beside a million finished task instances.
// usage: node scripts/pinned.mjs bench/throughput.ts [DATABASE_URL]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { connect, type Database, migrate, startEmbeddedPostgres } from '@leeward/database';
import { chain, type GivenDag, givenDag, givenRun } from '@leeward/lifecycle/testing';
import { givenScheduler } from '@leeward/scheduler/testing';
import { sql } from 'kysely';

export interface ThroughputFigures {
  /** What lay finished in the tables beforehand. */
  finishedBefore: number;
  taskInstances: number;
  seconds: number;
  perSecond: number;
  /** Task instances a second, of each thousand that ended. */
  ofEachThousand: number[];
  /** Database statements a task instance, those of the two messages of its worker counted in. */
  statementsPerTask: number;
}

export interface ThroughputOptions {
  /** A migrated, empty database; an embedded one is made where it is left out. */
  url?: string;
  taskInstances?: number;
  finishedBefore?: readonly number[];
}

const tasksPerRun = 20;
const slots = 32;

/** One figure for each number of finished task instances that lie in the tables beforehand. */
export async function run(options: ThroughputOptions = {}): Promise<ThroughputFigures[]> {
  const { taskInstances = 10_000, finishedBefore = [0, 1_000_000] } = options;
  await using server = await givenServer(options.url);
  const database = connect({ url: server.url });
  try {
    const dag = await givenDag(database, {
      dagId: 'throughput',
      tasks: chain(tasksPerRun),
      fields: { max_active_runs: 64 },
    });
    const figures: ThroughputFigures[] = [];
    let finished = 0;
    for (const wanted of finishedBefore) {
      await addFinished(database, dag, wanted - finished);
      figures.push(await measure(server.url, database, dag, taskInstances, wanted));
      finished = wanted + taskInstances;
    }
    return figures;
  } finally {
    await database.close();
  }
}

async function measure(
  url: string,
  database: Database,
  dag: GivenDag,
  taskInstances: number,
  finishedBefore: number,
): Promise<ThroughputFigures> {
  const runs = taskInstances / tasksPerRun;
  for (let index = 0; index < runs; index += 1) {
    await givenRun(database, dag, { runId: `measured ${finishedBefore} ${index}` });
  }
  const marks = [performance.now()];
  let ended = 0;
  await using given = await givenScheduler(url, {
    slots,
    endsAs: () => {
      ended += 1;
      if (ended % 1_000 === 0) marks.push(performance.now());
      return 'success';
    },
  });
  while (await hasUnfinished(database)) await new Promise((resolve) => setTimeout(resolve, 50));
  const seconds = (performance.now() - marks[0]!) / 1_000;
  if (given.errors.length > 0) throw new Error(`the scheduler reported errors: ${JSON.stringify(given.errors[0])}`);
  return {
    finishedBefore,
    taskInstances,
    seconds,
    perSecond: taskInstances / seconds,
    ofEachThousand: marks.slice(1).map((mark, index) => 1e6 / (mark - marks[index]!)),
    statementsPerTask: given.database.statistics.statements / taskInstances,
  };
}

/** With the states as literals: index dag_run_unfinished answers, however many finished runs there are. */
async function hasUnfinished(database: Database): Promise<boolean> {
  const { rows } = await sql`select from dag_run where state in ('queued', 'running') limit 1`.execute(database.kysely);
  return rows.length > 0;
}

/** Finished runs of the same Dag, written directly: only their being there matters. */
async function addFinished(database: Database, dag: GivenDag, taskInstances: number): Promise<void> {
  if (taskInstances <= 0) return;
  const runs = Math.ceil(taskInstances / tasksPerRun);
  await sql`
    with run as (
      insert into dag_run (dag_id, run_id, run_type, state, run_after, start_date, end_date, created_dag_version_id, dag_version_id)
      select ${dag.dagId}, 'finished ' || n, 'manual', 'success', now(), now(), now(), ${dag.versionId}::uuid, ${dag.versionId}::uuid
        from generate_series(1, ${runs}::int) n
      returning id, dag_id, run_id
    )
    insert into task_instance (id, dag_run_id, dag_id, run_id, task_id, state, try_number, dag_version_id, start_date, end_date)
    select new_uuid(), run.id, run.dag_id, run.run_id, 't' || t, 'success', 1, ${dag.versionId}::uuid, now(), now()
      from run, generate_series(0, ${tasksPerRun - 1}::int) t`.execute(database.kysely);
  // They have been there for long: what Postgres does after so large an insertion is over.
  await sql`vacuum (analyze)`.execute(database.kysely);
  await sql`checkpoint`.execute(database.kysely);
}

async function givenServer(url: string | undefined): Promise<AsyncDisposable & { url: string }> {
  if (url !== undefined) return { url, async [Symbol.asyncDispose]() {} };
  const folder = await mkdtemp(join(tmpdir(), 'leeward-bench-'));
  const server = await startEmbeddedPostgres({ folder });
  await migrate(server.url);
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The rates thousand by thousand, and how the last compares to the first and each table size to an empty one. */
export function printThroughput(figures: readonly ThroughputFigures[]): void {
  for (const { finishedBefore, taskInstances, perSecond, ofEachThousand, statementsPerTask } of figures) {
    const [first, last] = [ofEachThousand[0] ?? 0, ofEachThousand.at(-1) ?? 0];
    console.log(
      `${taskInstances} task instances beside ${finishedBefore} finished ones: ${perSecond.toFixed(0)} a second, ` +
        `${statementsPerTask.toFixed(2)} statements each; last thousand to first ${(last / first).toFixed(2)}, ` +
        `to the empty tables ${(perSecond / figures[0]!.perSecond).toFixed(2)}`,
    );
    console.log(`  of each thousand: ${ofEachThousand.map((rate) => rate.toFixed(0)).join(' ')}`);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const url = process.argv[2];
  printThroughput(await run(url === undefined ? {} : { url }));
}
