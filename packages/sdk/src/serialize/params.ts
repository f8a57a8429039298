import { asParam, type Params } from '../definition/params.ts';

export type EncodedParam = readonly [name: string, param: Record<string, unknown>];

/** Params as Airflow's serializer lists them; `source` tells a task which of its params came from the Dag. */
export function encodeParams(params: Params, source: 'dag' | 'task' | null): EncodedParam[] {
  return Object.entries(params).map(([name, value]) => {
    const { default: initial, description, schema } = asParam(value);
    const encoded = {
      __class: 'airflow.sdk.definitions.param.Param',
      default: initial,
      description,
      schema: { __var: schema, __type: 'dict' },
      source,
    };
    return [name, encoded];
  });
}
