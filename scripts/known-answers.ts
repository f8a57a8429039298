/** As much of an OpenAPI document as is read here. */
interface Contract {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object> };
}

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly responses: Record<string, object>;
}

const answer = (description: string, schema: object) => ({ description, content: { 'application/json': { schema } } });
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/**
 * The contract of REST API v2 with what Airflow 3.3.2 answers though its contract does not say so, each seen of it. Leeward answers
 * the same, so these are no findings.
 */
export function withKnownAnswers(contract: Contract): Contract {
  const known = structuredClone(contract);
  const sentence = answer('A sentence', reference('HTTPExceptionResponse'));
  const operations = Object.entries(known.paths).flatMap(([path, item]) =>
    Object.values(item).map((operation) => ({ path, ...operation })),
  );
  for (const { path, parameters = [], responses } of operations) {
    // An order that the listing does not have, and an instant of the queued events that is none.
    const asks = (wanted: string) => parameters.some(({ in: place, name }) => place === 'query' && name === wanted);
    if (asks('order_by') || asks('before') || path.endsWith('/list')) responses[400] ??= sentence;
    // What pydantic complains of is a list, a state or a run type that is none a sentence.
    const schemas = [reference('HTTPValidationError'), reference('HTTPExceptionResponse')];
    if (responses[422] !== undefined) responses[422] = answer('Not well formed', { anyOf: schemas });
  }
  const logs = '/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/logs/{try_number}';
  const further: [method: string, path: string, responses: Record<string, object>][] = [
    ['delete', '/api/v2/dags/{dag_id}', { 204: { description: 'Deleted' } }],
    // A Dag that is a favourite already: Airflow lets the database complain.
    ['post', '/api/v2/dags/{dag_id}/favorite', { 409: sentence }],
    // A token that was not signed here; a form that logs are not given in.
    ['get', logs, { 400: sentence, 406: sentence }],
    // The way to the login page has no body.
    ['get', '/api/v2/auth/login', { 307: { description: 'To the login page' } }],
  ];
  for (const [method, path, responses] of further) {
    const operation = known.paths[path]?.[method];
    if (operation === undefined) throw new Error(`The contract has no ${method} ${path}.`);
    Object.assign(operation.responses, responses);
  }
  // A task instance has all that a new task has, and so is both of which the contract allows exactly one.
  const affected = { anyOf: [reference('TaskInstanceResponse'), reference('NewTaskResponse')] };
  known.components.schemas.ClearTaskInstanceCollectionResponse = {
    type: 'object',
    properties: { task_instances: { type: 'array', items: affected }, total_entries: { type: 'integer' } },
    required: ['task_instances', 'total_entries'],
  };
  return known;
}
