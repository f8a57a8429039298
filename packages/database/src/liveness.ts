import type { Database } from './database.ts';
import { defineStatement } from './statement.ts';

/** The kinds of process that register themselves; Airflow calls them jobs. */
export type ProcessKind = 'scheduler' | 'api_server' | 'dag_processor' | 'triggerer';

export interface ProcessDescription {
  kind: ProcessKind;
  hostname: string;
  pid: number;
  unixname: string;
  version: string;
  /** The commit of each bundle that the process reads now, by the bundle's name; asked at each heartbeat. */
  bundleVersions?: () => Promise<Record<string, string | null>>;
}

export interface Liveness {
  /** Stops the heartbeat and marks the process as ended. */
  end(): Promise<void>;
}

export const heartbeatSeconds = 5;
/** A process is dead when nobody holds its lock and its heartbeat is older than this. */
export const deadAfterSeconds = 15;
/** Whoever holds its lock: Postgres may believe for hours in the connection of a machine that is gone. */
export const stalledAfterSeconds = 60;

const register = defineStatement<[string, string, string, number, string, string], never>(
  'process_register',
  `insert into process (id, kind, hostname, pid, unixname, version) values ($1, $2, $3, $4, $5, $6)
   on conflict (id) do nothing`,
);

const heartbeat = defineStatement<[id: string, bundleVersions: string], never>(
  'process_heartbeat',
  'update process set heartbeat_at = now(), ended_at = null, bundle_versions = $2::jsonb where id = $1',
);

const markEnded = defineStatement<[string], never>(
  'process_end',
  'update process set ended_at = now() where id = $1 and ended_at is null',
);

/**
 * Processes that stopped without saying so: not ended, heartbeat too old and their lock free, or heartbeat much too old. The lock is
 * free at once when the process dies and stays held while it merely stalls, so a slow process is not taken for a dead one.
 */
export const findDeadProcesses = defineStatement<
  [deadAfterSeconds: number, stalledAfterSeconds: number],
  { id: string; kind: ProcessKind; hostname: string; pid: number }
>(
  'process_find_dead',
  `select id, kind, hostname, pid from process
    where ended_at is null
      and heartbeat_at < now() - make_interval(secs => $1)
      and (heartbeat_at < now() - make_interval(secs => $2) or not exists (
        select from pg_locks
         where locktype = 'advisory' and granted and objsubid = 1 and database = (select oid from pg_database where datname = current_database())
           and (classid::bigint << 32 | objid::bigint) = hashtextextended(process.id::text, 0)))`,
);

export const endProcess = markEnded;

/**
 * Registers this process and keeps it alive in the others' eyes: a heartbeat row, and an advisory lock that Postgres frees the
 * moment the process is gone. A lost connection is opened again; until then only the heartbeat's age counts.
 */
export async function holdLiveness(database: Database, description: ProcessDescription): Promise<Liveness> {
  const { processId } = database;
  let beating: Promise<void> = Promise.resolve();

  async function beat(): Promise<void> {
    try {
      await database.locks.hold(processId);
      await database.run(heartbeat, processId, JSON.stringify(await bundleVersions()));
    } catch {
      // The next beat tries again; others judge by the heartbeat's age.
    }
  }

  const { kind, hostname, pid, unixname, version, bundleVersions = async () => ({}) } = description;
  await database.run(register, processId, kind, hostname, pid, unixname, version);
  await database.locks.hold(processId);
  beating = beat();
  const timer = setInterval(() => {
    beating = beat();
  }, heartbeatSeconds * 1_000);
  return {
    async end() {
      clearInterval(timer);
      await beating;
      await database.run(markEnded, processId).catch(() => {});
      await database.locks.release(processId);
    },
  };
}
