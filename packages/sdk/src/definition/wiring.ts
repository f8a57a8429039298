import type { TaskContext } from '../context.ts';
import type { Input } from './graph.ts';
import { TaskOutput, TaskRef } from './refs.ts';

/** What a handler may look like. `never` lets each handler name its own data type, which the call of its factory is checked against. */
export type Handler = (data: never, context: TaskContext) => unknown;

type DataOf<H extends Handler> = Parameters<H> extends [] ? never : Parameters<H>[0];

/** An input where a value is wanted: the value, a task that returns it, or, for a list, a list of either. */
export type Wired<Value> =
  | Value
  | TaskRef<Value>
  | TaskOutput<Value>
  | (Value extends readonly (infer Item)[] ? readonly Wired<Item>[] : never);

export type Inputs<Data> = { readonly [Name in keyof Data]: Wired<Data[Name]> };

type FactoryArguments<Data> = [Data] extends [never]
  ? []
  : Record<never, never> extends Data
    ? [inputs?: Inputs<Data>]
    : [inputs: Inputs<Data>];

/** Places the task in the Dag and wires each of its inputs by name. Called exactly once. */
export type TaskFactory<H extends Handler, Value = Awaited<ReturnType<H>>> = (
  ...inputs: FactoryArguments<DataOf<H>>
) => TaskRef<Value>;

/** The sources among an input, however deep in lists. */
export function sourcesOf(input: Input): TaskOutput<unknown>[] {
  if (input instanceof TaskRef) return [new TaskOutput(input, 'return_value')];
  if (input instanceof TaskOutput) return [input];
  return Array.isArray(input) ? input.flatMap(sourcesOf) : [];
}

/** The input with every source replaced by what `value` makes of it. */
export function replaceSources<Value>(input: Input, value: (source: TaskOutput<unknown>) => Value): unknown {
  if (Array.isArray(input)) return input.map((item: Input) => replaceSources(item, value));
  const [source] = sourcesOf(input);
  return source === undefined ? input : value(source);
}
