import { type Database, defineStatement } from '@leeward/database';
import type { FastifyInstance } from 'fastify';

interface Beat {
  kind: 'scheduler' | 'triggerer' | 'dag_processor';
  heartbeatAt: string;
  alive: boolean;
}

const newestBeats = defineStatement<[thresholdSeconds: number], Beat>(
  'process_newest_beats',
  `select distinct on (kind) kind,
          to_char(heartbeat_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') as "heartbeatAt",
          ended_at is null and heartbeat_at > now() - make_interval(secs => $1) as alive
     from process where kind in ('scheduler', 'triggerer', 'dag_processor')
    order by kind, ended_at is null desc, heartbeat_at desc`,
);

/** [scheduler] scheduler_health_check_threshold and the like of the others. */
const healthySeconds = 30;

export interface HealthRoutesOptions {
  database: Database;
  version: string;
  gitVersion: string | null;
}

/** `GET /api/v2/monitor/health` and `GET /api/v2/version`: open to all, as in Airflow. */
export async function monitorRoutes(app: FastifyInstance, options: HealthRoutesOptions): Promise<void> {
  const { database, version, gitVersion } = options;

  app.get('/api/v2/monitor/health', async (request) => {
    const beats = await database.run(newestBeats, healthySeconds).catch((error: unknown) => {
      request.log.error({ err: error }, 'the database does not answer');
      return undefined;
    });
    const of = (kind: Beat['kind'], whenNever: null | 'unhealthy') => {
      const beat = beats?.find((candidate) => candidate.kind === kind);
      const status = beats === undefined || beat !== undefined ? (beat?.alive ? 'healthy' : 'unhealthy') : whenNever;
      return { status, [`latest_${kind}_heartbeat`]: beat?.heartbeatAt ?? null };
    };
    return {
      metadatabase: { status: beats === undefined ? 'unhealthy' : 'healthy' },
      scheduler: of('scheduler', 'unhealthy'),
      triggerer: of('triggerer', null),
      dag_processor: of('dag_processor', null),
    };
  });

  app.get('/api/v2/version', async () => ({ version, git_version: gitVersion }));
}
