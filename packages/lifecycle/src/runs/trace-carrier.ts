import { randomBytes } from 'node:crypto';

const detailLevel = 'airflow/task_span_detail_level';

/**
 * The W3C carrier of a run's trace: the span of the run itself, which is recorded when the run ends, and in which the spans of its
 * attempts are. Made at creation and anew when the run is cleared, as airflow/models/dagrun.py has it. How much of each task is
 * traced is asked for in the run's conf (airflow/_shared/observability/traces, build_trace_state_entries).
 */
export function newRunCarrier(conf: Readonly<Record<string, unknown>> | null): Record<string, string> {
  const carrier = { traceparent: `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01` };
  const level = Number(conf?.[detailLevel] ?? 0);
  return Number.isSafeInteger(level) && level !== 0 ? { ...carrier, tracestate: `${detailLevel}=${level}` } : carrier;
}
