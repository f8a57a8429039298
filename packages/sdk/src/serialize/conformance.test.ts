import { readFileSync } from 'node:fs';
import { readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import { serializedDagSchemas } from '@leeward/contracts/serialized-dag-schemas';
import { createValidators } from '@leeward/contracts/validation';
import { beforeAll, expect, test } from 'vitest';
import { checkFinished } from '../definition/checks.ts';
import type { Dag } from '../definition/dag.ts';
import { madeDags } from '../registry.ts';
import { serializeDag } from './dag.ts';

type Fields = Record<string, unknown>;
type Serialized = { dag: Fields & { tasks: { __var: Fields }[] } };

const folder = new URL('../../test-data/conformance/', import.meta.url);
const recorded: Record<string, Serialized> = JSON.parse(readFileSync(new URL('generated/twins.json', folder), 'utf8'));
const dags = new Map<string, Dag>();

beforeAll(async () => {
  await import(new URL('twins.ts', folder).href);
  for (const dag of madeDags()) dags.set(dag.dagId, dag);
});

/** Where the two languages differ by nature, Dag by Dag: the file, and what only a Python class has. */
const ofTheFile = ['fileloc', 'relative_fileloc', '_processor_dags_folder'];
const ofThePythonClass = ['template_ext', 'template_fields_renderers', 'python_callable_name', 'op_args'];
/** A handler is no Python class: what stands in its place is compared apart. */
const ofTheHandler = ['task_type', '_task_module', 'template_fields'];

function comparable({ dag }: Serialized): unknown {
  const fields = without(dag, ofTheFile);
  const tasks = dag.tasks.map(({ __var: task }) => {
    const isHandler = '_operator_name' in task;
    const shown = without(task, isHandler ? [...ofThePythonClass, ...ofTheHandler] : ofThePythonClass);
    return isHandler && Object.keys((shown.op_kwargs as object | undefined) ?? {}).length === 0
      ? without(shown, ['op_kwargs'])
      : shown;
  });
  return { ...fields, tasks: tasks.sort((one, other) => (String(one.task_id) < String(other.task_id) ? -1 : 1)) };
}

function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function serialized(dagId: string): Serialized {
  const dag = dags.get(dagId)!;
  checkFinished(dag);
  const place = { file: '/bundle/twins.ts', relativeFile: 'twins.ts', bundlePath: '/bundle' };
  return JSON.parse(JSON.stringify(serializeDag(dag, place)));
}

test.each(Object.keys(recorded))('serializes %s as Airflow serializes its Python twin', (dagId) => {
  expect(comparable(serialized(dagId))).toEqual(comparable(recorded[dagId]!));
});

test.each(Object.keys(recorded))('writes %s by the schema of serialized Dags', (dagId) => {
  expect(createValidators(serializedDagSchemas).validate('serialized_dag', serialized(dagId))).toMatchObject({
    ok: true,
  });
});

test.each(Object.keys(recorded))('lets the scheduler read the same tasks from %s', (dagId) => {
  const tasksOf = (data: unknown) => [...readSerializedDag(data).tasks.keys()].sort();
  expect(tasksOf(serialized(dagId))).toEqual(tasksOf(recorded[dagId]));
});

test('has a twin for every recorded Dag', () => {
  expect([...dags.keys()].sort()).toEqual(Object.keys(recorded).sort());
});
