/** Instants that Airflow takes without a zone too: plain datetimes of its models, which it takes for UTC. */
const naiveFields: Readonly<Record<string, readonly string[]>> = {
  BackfillPostBody: ['from_date', 'to_date'],
  TriggerDAGRunPostBody: ['run_after'],
  MaterializeAssetBody: ['run_after'],
  BulkDAGRunClearBody: ['partition_date_start', 'partition_date_end'],
  ClearPartitionsBody: ['partition_date_start', 'partition_date_end'],
};

const naive = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?$/;

/** The body with a zone at each of those instants that lacks one. */
export function withZones(schemaName: string, body: unknown): unknown {
  const fields = naiveFields[schemaName];
  if (fields === undefined || typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, fields.includes(name) ? withZone(value) : value]),
  );
}

function withZone(value: unknown): unknown {
  const [, day, time = '00:00:00'] = typeof value === 'string' ? (naive.exec(value) ?? []) : [];
  return day === undefined ? value : `${day}T${time}Z`;
}
