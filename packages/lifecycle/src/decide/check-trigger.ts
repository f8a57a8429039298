import { DagRunType } from '@leeward/contracts';
import { runTypeOf } from '@leeward/timetables';
import { errors } from '../errors.ts';

interface AskedRun {
  readonly dagId: string;
  readonly runId: string;
  readonly runType: DagRunType;
  /** `[scheduler] allowed_run_id_pattern` */
  readonly runIdPattern: string;
  readonly isPartitioned: boolean;
  readonly partitionKey: string | null;
  readonly note: string | null;
}

/** As long as Airflow's columns (ID_LEN). A run's folder of logs has its name, and no file system takes more than 255 bytes. */
const mostCharacters = 250;
/** airflow/models/dagrun.py: DagRunNote. */
const mostNoteCharacters = 1_000;

/** airflow/models/dagrun.py: RUN_ID_REGEX. */
const airflowRunIds = String.raw`^(?:manual|scheduled|asset_triggered)__(?:\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00)$`;
/** What runs are named where nobody names them. */
const ownRunIds =
  /^(?:manual|scheduled|asset_triggered|backfill|operator_triggered|asset_materialization)__\d{4}-\d{2}-\d{2}T/;

/**
 * Refuses a run that cannot be as it was asked for. Throws LW_RUN_ID_DOTS, LW_RUN_ID_TOO_LONG, LW_RUN_ID_INVALID, LW_RUN_ID_RESERVED,
 * LW_RUN_NOT_PARTITIONED, LW_PARTITION_KEY_INVALID and LW_NOTE_TOO_LONG; airflow/serialization/definitions/dag.py
 * (create_dagrun, validate_partition_key).
 */
export function checkTrigger(asked: AskedRun): void {
  checkRunId(asked);
  checkPartitionKey(asked);
  if (asked.note !== null && asked.note.length > mostNoteCharacters) {
    throw errors.LW_NOTE_TOO_LONG({ length: asked.note.length, most: mostNoteCharacters });
  }
}

function checkRunId({ runId, runType, runIdPattern }: AskedRun): void {
  const isAllowed = ownRunIds.test(runId) || new RegExp(`^(?:${runIdPattern})`).test(runId);
  if (runId.includes('..')) throw errors.LW_RUN_ID_DOTS({ runId });
  if (Buffer.byteLength(runId) > mostCharacters) {
    throw errors.LW_RUN_ID_TOO_LONG({
      start: runId.slice(0, 40),
      length: Buffer.byteLength(runId),
      most: mostCharacters,
    });
  }
  if (!isAllowed) throw errors.LW_RUN_ID_INVALID({ runId, pattern: runIdPattern, ownPattern: airflowRunIds });
  const inferred = runTypeOf(runId);
  if (runType === DagRunType.Manual && inferred !== DagRunType.Manual) {
    throw errors.LW_RUN_ID_RESERVED({ runId, runType: inferred });
  }
}

function checkPartitionKey({ dagId, isPartitioned, partitionKey }: AskedRun): void {
  if (partitionKey === null) return;
  if (!isPartitioned) throw errors.LW_RUN_NOT_PARTITIONED({ dagId });
  if (partitionKey.trim() === '') {
    throw errors.LW_PARTITION_KEY_INVALID({ problem: 'partition_key must not be empty or whitespace-only.' });
  }
  if (partitionKey.length > mostCharacters) {
    const problem = `partition_key must be at most ${mostCharacters} characters; got ${partitionKey.length}.`;
    throw errors.LW_PARTITION_KEY_INVALID({ problem });
  }
}
