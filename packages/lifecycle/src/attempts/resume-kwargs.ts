/** A human's answer to an attempt that waits for input. */
export interface HumanAnswer {
  chosenOptions: string[] | null;
  paramsInput: Record<string, unknown> | null;
  respondedAt: Date;
  respondedBy: { id: string; name: string } | null;
}

/**
 * The arguments with which an attempt goes on after a human's answer: its own and `event`, as HITLOperator.execute_complete reads
 * it (airflow/models/hitl.py, as_resume_event_payload), instants in the Task SDK's serde form.
 */
export function resumeKwargs(
  nextKwargs: Record<string, unknown>,
  answer: HumanAnswer,
  timedOut = false,
): Record<string, unknown> {
  return {
    ...nextKwargs,
    event: {
      chosen_options: answer.chosenOptions ?? [],
      params_input: answer.paramsInput ?? {},
      responded_at: serdeInstant(answer.respondedAt),
      responded_by_user: answer.respondedBy,
      timedout: timedOut,
    },
  };
}

/** As airflow/sdk/serde/serializers/datetime.py and timezone.py write it. */
function serdeInstant(instant: Date): Record<string, unknown> {
  const tz = {
    __classname__: 'builtins.tuple',
    __version__: 1,
    __data__: ['UTC', 'pendulum.tz.timezone.Timezone', 1, true],
  };
  return { __classname__: 'datetime.datetime', __version__: 2, __data__: { timestamp: instant.getTime() / 1_000, tz } };
}
