/** Builds serialized Dags for tests, in the form that a language's parser writes. */
export interface TestTask {
  id: string;
  /** Ids of the tasks before it. */
  after?: readonly string[];
  /** Further fields of the serialized task. */
  [field: string]: unknown;
}

export interface TestDag {
  dagId?: string;
  tasks: readonly TestTask[];
  /** A serialized task group; null for none. */
  taskGroup?: object;
  /** Further fields of the serialized Dag. */
  fields?: Readonly<Record<string, unknown>>;
}

export function serializedDag({ dagId = 'a_dag', tasks, taskGroup, fields = {} }: TestDag): Record<string, unknown> {
  return {
    __version: 3,
    dag: {
      dag_id: dagId,
      fileloc: `/dags/${dagId}.py`,
      relative_fileloc: `${dagId}.py`,
      timezone: 'UTC',
      timetable: { __type: 'airflow.timetables.simple.NullTimetable', __var: {} },
      tasks: tasks.map((task) => serializedTask(task, tasks)),
      task_group: taskGroup ?? null,
      ...fields,
    },
  };
}

function serializedTask({ id, after: _, ...fields }: TestTask, all: readonly TestTask[]): object {
  const downstream = all.filter((other) => other.after?.includes(id)).map((other) => other.id);
  return {
    __type: 'operator',
    __var: {
      task_id: id,
      task_type: 'BashOperator',
      _task_module: 'airflow.providers.standard.operators.bash',
      ui_color: '#fff',
      ui_fgcolor: '#000',
      template_fields: [],
      downstream_task_ids: downstream,
      ...fields,
    },
  };
}

/** Tasks in a row: a, b, c … or as many numbered ones. */
export function chain(length: number, fields: Readonly<Record<string, unknown>> = {}): TestTask[] {
  return Array.from({ length }, (_, index) => ({
    id: `t${index}`,
    after: index === 0 ? [] : [`t${index - 1}`],
    ...fields,
  }));
}
