/** Mappers as a serialized timetable of partitions holds them. */
export const startOfDay = {
  __type: 'airflow.partition_mappers.temporal.StartOfDayMapper',
  __var: { timezone: 'UTC', input_format: '%Y-%m-%dT%H', output_format: '%Y-%m-%d' },
};

/** Waits for all 24 hours of a day. */
export const dayOfHours = {
  __type: 'airflow.partition_mappers.base.RollupMapper',
  __var: {
    upstream_mapper: startOfDay,
    window: { __type: 'airflow.partition_mappers.window.DayWindow', __var: { direction: 'forward' } },
    wait_policy: { __type: 'airflow.partition_mappers.wait_policy.WaitForAll', __var: {} },
  },
};

export const identity = { __type: 'airflow.partition_mappers.identity.IdentityMapper', __var: {} };
