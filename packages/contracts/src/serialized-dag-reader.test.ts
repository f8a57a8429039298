import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseExactJson } from './exact-json.ts';
import { serializedDagSchemas } from './generated/serialized-dag-schemas.ts';
import { normalisedHash } from './serialized-dag-hash.ts';
import { readSerializedDag } from './serialized-dag-reader.ts';
import { createValidators } from './validation.ts';
import { WholeFloat } from './whole-float.ts';

type Recorded = {
  serialized: { dag: { tasks: { __var: Record<string, unknown> }[] } & Record<string, unknown> } & Record<
    string,
    unknown
  >;
  expected: Record<string, unknown> & {
    tasks: Record<string, Record<string, unknown>>;
    params: Record<string, unknown>;
  };
};
// Recorded by test/conformance/record-serialized-dags.py.
const recorded = JSON.parse(
  readFileSync(new URL('../test-data/generated/serialized-dags.json', import.meta.url), 'utf8'),
) as Record<string, Recorded>;
const validators = createValidators(serializedDagSchemas);

function seconds(date: Date | null): number | null {
  return date === null ? null : date.getTime() / 1_000;
}

function minimal(tasks: Record<string, unknown>[], more: Record<string, unknown> = {}): unknown {
  const encoded = tasks.map((task) => ({
    __type: 'operator',
    __var: { task_type: 'BaseOperator', _task_module: 'm', ...task },
  }));
  const dag = {
    dag_id: 'd',
    fileloc: '/d.py',
    timetable: { __type: 'airflow.timetables.simple.NullTimetable', __var: {} },
  };
  return { __version: 3, dag: { ...dag, tasks: encoded }, ...more };
}

describe('readSerializedDag', () => {
  it.each(Object.keys(recorded))('reads %s as Airflow does', (dagId) => {
    const { serialized, expected } = recorded[dagId]!;
    const dag = readSerializedDag(serialized);
    expect({
      earliest: seconds(dag.earliest),
      latest: seconds(dag.latest),
      roots: [...dag.roots].sort(),
      decidingLeaves: [...dag.decidingLeaves].sort(),
      groups: [...dag.groups.keys()].sort(),
      params: Object.fromEntries(
        dag.params.map((param) => [param.name, param.default === undefined ? '<unset>' : param.default]),
      ),
    }).toEqual({ ...expected, tasks: undefined });
    expect([...dag.tasks.keys()].sort()).toEqual(Object.keys(expected.tasks).sort());
    for (const task of dag.tasks.values()) {
      const read = {
        ...task,
        upstream: [...task.upstream].sort(),
        downstream: [...task.downstream].sort(),
        isMapped: task.expansion !== null,
        priorityWeight: task.priorityWeights[0],
        startDate: seconds(task.startDate),
      };
      expect(read).toMatchObject(expected.tasks[task.taskId]!);
    }
    const places = new Map(dag.topologicalOrder.map((taskId, place) => [taskId, place]));
    for (const task of dag.tasks.values()) {
      for (const next of task.downstream) expect(places.get(next)).toBeGreaterThan(places.get(task.taskId)!);
    }
  });

  it.each(Object.keys(recorded))('reads %s, which its schema accepts', (dagId) => {
    expect(validators.validate('serialized_dag', recorded[dagId]!.serialized)).toMatchObject({ ok: true });
  });

  it('reads what tasks and groups expand over', () => {
    const groupMapping = readSerializedDag(recorded.example_task_group_mapping!.serialized);
    expect(groupMapping.groups.get('op')?.expansion).toEqual({
      kind: 'dict-of-lists',
      arguments: new Map([['num', { kind: 'literal', length: 3 }]]),
    });
    const secondOrder = readSerializedDag(recorded.example_task_mapping_second_order!.serialized);
    expect(secondOrder.tasks.get('times_2')?.expansion).toEqual({
      kind: 'dict-of-lists',
      arguments: new Map([['num', { kind: 'xcom', taskId: 'get_nums', key: 'return_value' }]]),
    });
  });

  it('looks for a field of a mapped task in its partial arguments, then in the task, then in the defaults of the client', () => {
    const mapped = {
      task_id: 'a',
      _is_mapped: true,
      _expand_input_attr: 'expand_input',
      expand_input: { type: 'list-of-dicts', value: [{ x: 1 }, { x: 2 }] },
      partial_kwargs: { retries: 4, retry_delay: { __type: 'timedelta', __var: 7 }, max_retry_delay: 60 },
    };
    const defaults = { client_defaults: { tasks: { retries: 2, queue: 'fast' } } };
    const dag = readSerializedDag(minimal([mapped, { task_id: 'b' }], defaults));
    expect(dag.tasks.get('a')).toMatchObject({
      retries: 4,
      queue: 'fast',
      retryDelaySeconds: 7,
      maxRetryDelaySeconds: 60,
    });
    expect(dag.tasks.get('a')?.expansion).toEqual({ kind: 'list-of-dicts', source: { kind: 'literal', length: 2 } });
    expect(dag.tasks.get('b')).toMatchObject({ retries: 2, queue: 'fast', retryDelaySeconds: 300 });
  });

  it('weighs by the rule of the task', () => {
    const weigh = (weight_rule: string): number[] => {
      const tasks = [
        { task_id: 'a', downstream_task_ids: ['b', 'c'], priority_weight: 10, weight_rule },
        { task_id: 'b', downstream_task_ids: ['d'], priority_weight: 20, weight_rule },
        { task_id: 'c', downstream_task_ids: ['d'], priority_weight: 30, weight_rule },
        { task_id: 'd', priority_weight: 40, weight_rule },
      ];
      return [...readSerializedDag(minimal(tasks)).tasks.values()].map((task) => task.priorityWeights[0]!);
    };
    expect(weigh('downstream')).toEqual([100, 60, 70, 40]);
    expect(weigh('upstream')).toEqual([10, 30, 40, 100]);
    expect(weigh('absolute')).toEqual([10, 20, 30, 40]);
    expect(weigh('my.Strategy')).toEqual([10, 20, 30, 40]);
  });

  it('makes numbers of the floats that it computes with, and keeps those of authors', () => {
    const task = {
      task_id: 'a',
      retry_delay: { __type: 'timedelta', __var: 300.5 },
      max_retry_delay: 60,
      start_date: 1_600_000_000,
      retry_exponential_backoff: 2,
      priority_weights: [3],
    };
    const param = { __class: 'airflow.sdk.definitions.param.Param', default: { __type: 'tuple', __var: [1, 2.5] } };
    const dag = {
      dag_id: 'd',
      fileloc: '/d.py',
      timetable: { __type: 'airflow.timetables.simple.NullTimetable', __var: { x: 1 } },
      timezone: 3_600,
      dagrun_timeout: 60,
      end_date: { __type: 'datetime', __var: 1_700_000_000 },
      params: [['p', param]],
      tasks: [{ __type: 'operator', __var: task }],
    };
    // Every integer as a float.
    const text = JSON.stringify({ __version: 3, dag }).replaceAll(/(?<=[:,[])\d+(?=[,}\]])/g, '$&.0');
    const exact = readSerializedDag({ ...(parseExactJson(text) as object), __version: 3 });
    const plain = readSerializedDag({ __version: 3, dag });
    expect(exact.params[0]?.default).toEqual([new WholeFloat(1), 2.5]);
    expect(exact.timetable.var).toEqual({ x: new WholeFloat(1) });
    expect({ ...exact, params: plain.params, timetable: plain.timetable }).toEqual(plain);
  });

  it.each([
    [{ __version: 2 }, '__version'],
    [minimal([{ task_id: 'a', downstream_task_ids: ['x'] }]), 'dag.tasks[a].downstream_task_ids'],
    [minimal([{ task_id: 'a', downstream_task_ids: ['a'] }]), 'dag.tasks'],
    [minimal([{ task_id: 'a', retries: 'many' }]), 'dag.tasks[a].retries'],
    [minimal([{ task_id: 'a', trigger_rule: 'dummy' }]), 'dag.tasks[a].trigger_rule'],
  ])('refuses what the contract does not allow, by its path (%#)', (serialized, path) => {
    expect(() => readSerializedDag(serialized)).toThrowError(expect.objectContaining({ path }));
  });
});

describe('normalisedHash', () => {
  const { serialized } = recorded.example_complex!;

  it('stays when order without meaning, the place of the file and addresses change', () => {
    const moved = structuredClone(serialized);
    moved.dag.fileloc = '/elsewhere/example_complex.py';
    moved.dag._processor_dags_folder = '/elsewhere';
    moved.dag.tasks.reverse();
    (moved.dag.tags as string[]).reverse();
    for (const { __var: task } of moved.dag.tasks) (task.downstream_task_ids as string[] | undefined)?.reverse();
    moved.dag = Object.fromEntries(Object.entries(moved.dag).reverse()) as typeof moved.dag;
    expect(normalisedHash(moved)).toBe(normalisedHash(serialized));

    const inFolder = (prefix: string, address: string) =>
      minimal([{ task_id: 'a', _task_module: `unusual_prefix_${prefix.repeat(40)}_file`, x: `<f at ${address}>` }]);
    expect(normalisedHash(inFolder('a', '0x7f01'))).toBe(normalisedHash(inFolder('b', '0x7f02')));
  });

  it('changes with a task, an edge, an argument, the order of arguments and the relative path', () => {
    const changes: ((dag: Recorded['serialized']['dag']) => void)[] = [
      (dag) => dag.tasks.pop(),
      (dag) => (dag.tasks[0]!.__var.downstream_task_ids = []),
      (dag) => (dag.tasks[0]!.__var.bash_command = 'echo other'),
      (dag) => (dag.tasks[0]!.__var.op_args = ['b', 'a']),
      (dag) => (dag.tasks[0]!.__var.op_args = ['a', 'b']),
      (dag) => (dag.relative_fileloc = 'other.py'),
      (dag) => (dag.tasks[0]!.__var.op_args = [1]),
      (dag) => (dag.tasks[0]!.__var.op_args = [new WholeFloat(1)]),
      (dag) => (dag.tasks[0]!.__var.op_args = [{ value: 1 }]),
      (dag) => (dag.tasks[0]!.__var.op_args = [12345678901234567890n]),
      (dag) => (dag.tasks[0]!.__var.op_args = [12345678901234567891n]),
    ];
    const hashes = changes.map((change) => {
      const changed = structuredClone(serialized);
      change(changed.dag);
      return normalisedHash(changed);
    });
    expect(new Set([...hashes, normalisedHash(serialized)]).size).toBe(changes.length + 1);
  });
});
