import type { DagRunTriggeredBy, DagRunType } from '@leeward/contracts';
import { systemUserName } from '@leeward/contracts/system-user';
import type { Database } from '@leeward/database';
import { GraphStore, triggerRun } from '@leeward/lifecycle';
import type { Config } from '../config/config.ts';

export interface MadeRun {
  dagId: string;
  runType: DagRunType;
  triggeredBy: DagRunTriggeredBy;
  /** By default made from the type and the instant. */
  runId?: string | undefined;
  logicalDate?: Date | undefined;
  conf?: Record<string, unknown> | undefined;
  partitionKey?: string | undefined;
}

/** A run that the user of this machine asks for. Throws what `triggerRun` does. */
export async function makeRun(
  database: Database,
  config: Config,
  { runId, logicalDate, conf, partitionKey, ...run }: MadeRun,
): Promise<{ id: number; runId: string }> {
  return triggerRun(database, new GraphStore(), {
    ...run,
    runId: runId ?? null,
    logicalDate: logicalDate ?? null,
    dataInterval: null,
    runAfter: null,
    conf: conf ?? null,
    note: null,
    partitionKey: partitionKey ?? null,
    triggeringUserName: systemUserName(),
    runIdPattern: config.text('scheduler', 'allowed_run_id_pattern'),
  });
}
