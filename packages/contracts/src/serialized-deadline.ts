/** Deadlines of a serialized Dag (airflow/serialization/encoders.py encode_deadline_alert). */
import { isRecord } from './base-serialization.ts';
import type { DagDeadline } from './dag.ts';
import { type Fields, InvalidSerializedDag } from './serialized-fields.ts';

export function readDeadlines(dag: Fields): DagDeadline[] {
  const alerts = dag.raw('deadline') ?? [];
  if (!Array.isArray(alerts)) throw dag.wrong('deadline', 'a list of deadline alerts');
  return alerts.map((encoded, index) => {
    const alert = isRecord(encoded) && isRecord(encoded.__var) ? encoded.__var : encoded;
    if (!isRecord(alert) || !isRecord(alert.reference) || !isRecord(alert.callback)) {
      throw new InvalidSerializedDag(`dag.deadline[${index}]`, 'a reference, an interval and a callback', encoded);
    }
    const { name, reference, interval, callback } = alert;
    return { name: typeof name === 'string' ? name : null, reference, interval, callback };
  });
}
