/** What the database knows of an attempt that an executor is to have or has. */
export interface AttemptFacts {
  id: string;
  dagId: string;
  runId: string;
  taskId: string;
  mapIndex: number;
  tryNumber: number;
  hostname: string | null;
  contextCarrier: Record<string, unknown> | null;
  queue: string;
  poolSlots: number;
  priorityWeight: number;
  executor: string | null;
  executorConfig: Record<string, unknown> | null;
  externalId: string | null;
  versionId: string;
  /** Of the run's version and bundle. */
  versionHash: string;
  bundleName: string;
  /** Where the newest version of the Dag lies in its bundle. */
  newestFileloc: string | null;
  bundleVersion: string | null;
}
