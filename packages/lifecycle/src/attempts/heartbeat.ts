import type { TaskInstanceStateOrNull } from '@leeward/contracts';
import { type Database, defineStatement } from '@leeward/database';
import { isArchived } from './answer.ts';

export type HeartbeatOutcome =
  | { kind: 'alive' }
  | { kind: 'running_elsewhere'; hostname: string | null; pid: number | null }
  | { kind: 'not_running'; state: TaskInstanceStateOrNull }
  | { kind: 'missing'; archived: boolean };

interface HolderRow {
  state: TaskInstanceStateOrNull;
  hostname: string | null;
  pid: number | null;
  beaten: boolean;
}

/** heartbeat_at has no index, so the update stays within its page and costs no index write. */
const statement = defineStatement<[id: string, hostname: string, pid: number], HolderRow>(
  'attempt_heartbeat',
  `with beaten as (
  update task_instance set heartbeat_at = now()
   where id = $1 and state = 'running' and hostname = $2 and pid = $3
  returning id
)
select state, hostname, pid, exists (select from beaten) as beaten from task_instance where id = $1`,
);

/** A worker says that its attempt is still running; any other outcome than `alive` tells it to stop. */
export async function heartbeat(
  database: Database,
  attemptId: string,
  worker: { hostname: string; pid: number },
): Promise<HeartbeatOutcome> {
  const [holder] = await database.run(statement, attemptId, worker.hostname, worker.pid);
  if (holder === undefined) return { kind: 'missing', archived: await isArchived(database, attemptId) };
  if (holder.beaten) return { kind: 'alive' };
  const { state, hostname, pid } = holder;
  if (hostname !== worker.hostname || pid !== worker.pid) return { kind: 'running_elsewhere', hostname, pid };
  return { kind: 'not_running', state };
}
