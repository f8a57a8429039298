/**
 * One line of a task's log: one JSON object, Airflow's field names (StructuredLogMessage of REST API v2). `timestamp` is ISO 8601
 * UTC, `event` the text, `level` lower case; whatever else the logger bound stands beside them.
 */
export interface LogRecord {
  timestamp: string;
  event: string;
  level: LogLevel;
  logger?: string;
  error_detail?: unknown;
  [field: string]: unknown;
}

const logLevels = ['debug', 'info', 'warning', 'error', 'critical'] as const;
export type LogLevel = (typeof logLevels)[number];

export function toLogLevel(value: unknown): LogLevel {
  const level = typeof value === 'string' ? value.toLowerCase() : '';
  if (level === 'warn') return 'warning';
  if (level === 'fatal') return 'critical';
  return (logLevels as readonly string[]).includes(level) ? (level as LogLevel) : 'info';
}

/** Where an attempt's log lies in a log store, as Airflow's default log_filename_template lays it. */
export function logPath(attempt: {
  dagId: string;
  runId: string;
  taskId: string;
  mapIndex: number;
  tryNumber: number;
}): string {
  const parts = [`dag_id=${attempt.dagId}`, `run_id=${attempt.runId}`, `task_id=${attempt.taskId}`];
  if (attempt.mapIndex >= 0) parts.push(`map_index=${attempt.mapIndex}`);
  parts.push(`attempt=${attempt.tryNumber}.log`);
  return parts.map((part) => part.replace(/[/\\\0]/g, '_').replace(/^\.+$/, '_')).join('/');
}
