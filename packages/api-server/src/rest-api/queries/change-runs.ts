import { defineStatement, type Transaction } from '@leeward/database';
import { setRunState } from '@leeward/lifecycle';
import { HttpError } from '../../http/http-error.ts';
import type { DagRunRow } from './dag-runs.ts';

const writeNote = defineStatement<[dagRunId: number, note: string | null, by: string], never>(
  'rest_run_note',
  'update dag_run set note = $2, note_by = $3, updated_at = now() where id = $1',
);

const removeRun = defineStatement<[dagRunId: number], { id: number }>(
  'rest_run_delete',
  'delete from dag_run where id = $1 returning id',
);

type Run = Pick<DagRunRow, 'id' | 'dag_id' | 'run_id'>;

export interface RunChange {
  state?: 'queued' | 'success' | 'failed' | null;
  /** Empty: there is none any more. */
  note?: string | null;
}

/** Changes what is given; state null leaves the state. */
export async function changeRun(tx: Transaction, run: Run, change: RunChange, by: string): Promise<void> {
  if (change.note !== undefined) {
    await tx.run(writeNote, run.id, change.note === '' ? null : change.note, by);
    tx.emit({ kind: 'run_changed', dagRunId: run.id, dagId: run.dag_id, runId: run.run_id, settled: true });
  }
  if (change.state !== undefined && change.state !== null) await setRunState(tx, run.id, change.state, by);
}

/** A run whose tasks may be running is not deleted. */
export async function deleteRun(tx: Transaction, run: Run & { state: string }): Promise<void> {
  if (run.state === 'running') throw undeletable(run);
  await tx.run(removeRun, run.id);
  tx.emit({ kind: 'run_changed', dagRunId: run.id, dagId: run.dag_id, runId: run.run_id, settled: true });
}

export function undeletable({ dag_id, run_id, state }: Run & { state: string }): HttpError {
  return new HttpError(
    409,
    `The DagRun with dag_id: \`${dag_id}\` and run_id: \`${run_id}\` cannot be deleted in ${state} state`,
  );
}
