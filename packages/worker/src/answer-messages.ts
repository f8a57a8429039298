import type { FromTask, SupervisorMessage, ToTask } from '@leeward/contracts/supervisor';
import { AnswerError } from '@leeward/runtimes';
import {
  type ExecutionAnswer,
  ExecutionApiError,
  type ExecutionClient,
  type ExecutionRequest,
} from './execution-client.ts';

type Kind = SupervisorMessage['type'];
type Message<K extends Kind> = Extract<SupervisorMessage, { type: K }>;
/** Bodies come from the server as its contract says and are handed on as they are. */
type Answer = Readonly<Record<string, unknown>> | null;

/** A question of the runtime as one request, and the answer of the server as one message. */
interface Exchange<K extends Kind> {
  request: (message: Message<K>) => ExecutionRequest;
  answer?: (response: ExecutionAnswer, message: Message<K>) => Answer;
  /** What stands for a 404; without it a 404 is an error like any other. */
  missing?: (message: Message<K>) => Answer;
  /** The same for 401 and 403. */
  denied?: (message: Message<K>, status: number) => Answer;
}

const part = encodeURIComponent;
const ok: Answer = { type: 'OKResponse', ok: true };
const okAnswer = () => ok;
const record = (response: ExecutionAnswer) => response.body as Record<string, unknown>;
const named = (type: Kind) => (response: ExecutionAnswer) => ({ ...record(response), type });
const given = (value: number | null | undefined) =>
  value !== null && value !== undefined && value >= 0 ? value : undefined;

/** An error that is an answer, as Airflow's client returns it instead of raising it. */
const error = (kind: string, detail: Record<string, unknown> | null): Answer => ({
  type: 'ErrorResponse',
  error: kind,
  detail,
});

const xcomPath = (message: { dag_id: string; run_id: string; task_id: string; key: string }) =>
  `xcoms/${part(message.dag_id)}/${part(message.run_id)}/${part(message.task_id)}/${part(message.key)}`;

/** How each message is asked of the Execution API (airflow/sdk/execution_time/supervisor.py and request_handlers.py). */
const exchanges: { [K in Kind]?: Exchange<K> } = {
  GetConnection: {
    request: ({ conn_id }) => ({ method: 'GET', path: `connections/${part(conn_id)}` }),
    answer: named('ConnectionResult'),
    missing: ({ conn_id }) => error('CONNECTION_NOT_FOUND', { conn_id }),
    denied: ({ conn_id }, status) => error('PERMISSION_DENIED', { conn_id, status_code: status }),
  },
  GetVariable: {
    request: ({ key }) => ({ method: 'GET', path: `variables/${part(key)}` }),
    answer: named('VariableResult'),
    missing: ({ key }) => error('VARIABLE_NOT_FOUND', { key }),
    denied: ({ key }, status) => error('PERMISSION_DENIED', { key, status_code: status }),
  },
  GetVariableKeys: {
    request: ({ prefix, limit, offset }) => ({
      method: 'GET',
      path: 'variables/keys',
      query: { prefix, limit, offset },
    }),
    answer: named('VariableKeysResult'),
  },
  PutVariable: {
    request: ({ key, value, description }) => ({
      method: 'PUT',
      path: `variables/${part(key)}`,
      json: { val: value, description },
    }),
    answer: okAnswer,
  },
  DeleteVariable: {
    request: ({ key }) => ({ method: 'DELETE', path: `variables/${part(key)}` }),
    answer: okAnswer,
  },
  GetXCom: {
    request: (message) => ({
      method: 'GET',
      path: xcomPath(message),
      query: {
        map_index: given(message.map_index),
        include_prior_dates: message.include_prior_dates === true ? true : undefined,
      },
    }),
    answer: named('XComResult'),
    missing: ({ key }) => ({ type: 'XComResult', key, value: null }),
  },
  GetXComCount: {
    request: (message) => ({ method: 'HEAD', path: xcomPath(message) }),
    answer: ({ headers }) => {
      const range = /^map_indexes (\d+)$/.exec(String(headers['content-range']));
      if (range === null) throw new Error(`the header Content-Range is ${JSON.stringify(headers['content-range'])}`);
      return { type: 'XComCountResponse', len: Number(range[1]) };
    },
  },
  GetXComSequenceItem: {
    request: (message) => ({ method: 'GET', path: `${xcomPath(message)}/item/${message.offset}` }),
    answer: (response) => ({ type: 'XComSequenceIndexResult', root: response.body }),
    missing: ({ dag_id, run_id, task_id, key, offset }) =>
      error('XCOM_NOT_FOUND', { dag_id, run_id, task_id, key, offset }),
  },
  GetXComSequenceSlice: {
    request: (message) => ({
      method: 'GET',
      path: `${xcomPath(message)}/slice`,
      query: {
        start: message.start,
        stop: message.stop,
        step: message.step,
        include_prior_dates: message.include_prior_dates === true ? true : undefined,
      },
    }),
    answer: (response) => ({ type: 'XComSequenceSliceResult', root: response.body }),
  },
  SetXCom: {
    request: (message) => ({
      method: 'POST',
      path: xcomPath(message),
      query: {
        map_index: given(message.map_index),
        mapped_length: given(message.mapped_length),
        dag_result: message.dag_result === true ? true : undefined,
      },
      json: message.value ?? null,
    }),
    answer: okAnswer,
  },
  DeleteXCom: {
    request: (message) => ({
      method: 'DELETE',
      path: xcomPath(message),
      query: { map_index: given(message.map_index) },
    }),
    answer: okAnswer,
  },
  GetAssetByName: {
    request: ({ name }) => ({ method: 'GET', path: 'assets/by-name', query: { name } }),
    answer: named('AssetResult'),
    missing: ({ name }) => error('ASSET_NOT_FOUND', { name }),
  },
  GetAssetByUri: {
    request: ({ uri }) => ({ method: 'GET', path: 'assets/by-uri', query: { uri } }),
    answer: named('AssetResult'),
    missing: ({ uri }) => error('ASSET_NOT_FOUND', { uri }),
  },
  GetAssetsByAlias: {
    request: ({ alias_name }) => ({ method: 'GET', path: 'assets/by-alias', query: { alias_name } }),
    answer: (response) => ({ type: 'AssetsByAliasResult', assets: response.body }),
  },
  GetAssetEventByAsset: {
    request: ({ name, uri, after, before, ascending, limit }) => ({
      method: 'GET',
      path: 'asset-events/by-asset',
      query: { name, uri, after, before, ascending: ascending ?? true, limit },
    }),
    answer: named('AssetEventsResult'),
  },
  GetAssetEventByAssetAlias: {
    request: ({ alias_name, after, before, ascending, limit }) => ({
      method: 'GET',
      path: 'asset-events/by-asset-alias',
      query: { name: alias_name, after, before, ascending: ascending ?? true, limit },
    }),
    answer: named('AssetEventsResult'),
  },
  GetPrevSuccessfulDagRun: {
    request: ({ ti_id }) => ({ method: 'GET', path: `task-instances/${part(ti_id)}/previous-successful-dagrun` }),
    answer: named('PrevSuccessfulDagRunResult'),
  },
  TriggerDagRun: {
    request: ({ dag_id, run_id, logical_date, conf, reset_dag_run, note, run_after }) => ({
      method: 'POST',
      path: `dag-runs/${part(dag_id)}/${part(run_id)}`,
      json: {
        logical_date,
        conf: conf ?? {},
        ...(reset_dag_run === true ? { reset_dag_run } : {}),
        ...(note === null || note === undefined ? {} : { note }),
        ...(run_after === null || run_after === undefined ? {} : { run_after }),
      },
    }),
    answer: okAnswer,
  },
  GetDagRun: {
    request: ({ dag_id, run_id }) => ({ method: 'GET', path: `dag-runs/${part(dag_id)}/${part(run_id)}` }),
    answer: named('DagRunResult'),
  },
  GetDagRunState: {
    request: ({ dag_id, run_id }) => ({ method: 'GET', path: `dag-runs/${part(dag_id)}/${part(run_id)}/state` }),
    answer: named('DagRunStateResult'),
  },
  GetDRCount: {
    request: ({ dag_id, logical_dates, run_ids, states }) => ({
      method: 'GET',
      path: 'dag-runs/count',
      query: { dag_id, logical_dates, run_ids, states },
    }),
    answer: (response) => ({ type: 'DRCount', count: response.body }),
  },
  GetPreviousDagRun: {
    request: ({ dag_id, logical_date, state }) => ({
      method: 'GET',
      path: 'dag-runs/previous',
      query: { dag_id, logical_date, state },
    }),
    answer: (response) => ({ type: 'PreviousDagRunResult', dag_run: response.body ?? null }),
  },
  GetDag: {
    request: ({ dag_id }) => ({ method: 'GET', path: `dags/${part(dag_id)}` }),
    answer: named('DagResult'),
  },
  GetTaskRescheduleStartDate: {
    request: ({ ti_id, try_number }) => ({
      method: 'GET',
      path: `task-reschedules/${part(ti_id)}/start_date`,
      query: { try_number },
    }),
    answer: (response) => ({ type: 'TaskRescheduleStartDate', start_date: response.body ?? null }),
  },
  GetTICount: {
    request: ({ type: _, map_index, ...query }) => ({
      method: 'GET',
      path: 'task-instances/count',
      query: { ...query, map_index: given(map_index) },
    }),
    answer: (response) => ({ type: 'TICount', count: response.body }),
  },
  GetTaskStates: {
    request: ({ type: _, map_index, ...query }) => ({
      method: 'GET',
      path: 'task-instances/states',
      query: { ...query, map_index: given(map_index) },
    }),
    answer: named('TaskStatesResult'),
  },
  GetTaskBreadcrumbs: {
    request: ({ dag_id, run_id }) => ({ method: 'GET', path: 'task-instances/breadcrumbs', query: { dag_id, run_id } }),
    answer: named('TaskBreadcrumbsResult'),
  },
  GetPreviousTI: {
    request: ({ dag_id, task_id, logical_date, map_index, state }) => ({
      method: 'GET',
      path: `task-instances/previous/${part(dag_id)}/${part(task_id)}`,
      query: { map_index: map_index ?? -1, logical_date, state },
    }),
    answer: (response) => ({ type: 'PreviousTIResult', task_instance: response.body ?? null }),
  },
  ValidateInletsAndOutlets: {
    request: ({ ti_id }) => ({ method: 'GET', path: `task-instances/${part(ti_id)}/validate-inlets-and-outlets` }),
    answer: named('InactiveAssetsResult'),
  },
  CreateHITLDetailPayload: {
    request: ({ type: _, ...payload }) => ({
      method: 'POST',
      path: `hitlDetails/${part(payload.ti_id)}`,
      json: payload,
    }),
    answer: named('HITLDetailRequestResult'),
  },
  UpdateHITLDetail: {
    request: ({ type: _, ...payload }) => ({
      method: 'PATCH',
      path: `hitlDetails/${part(payload.ti_id)}`,
      json: payload,
    }),
    answer: (response) => record(response),
  },
  GetHITLDetailResponse: {
    request: ({ ti_id }) => ({ method: 'GET', path: `hitlDetails/${part(ti_id)}` }),
    answer: (response) => record(response),
  },
  GetTaskStateStore: {
    request: ({ ti_id, key }) => ({ method: 'GET', path: `store/ti/${part(ti_id)}/${part(key)}` }),
    answer: named('TaskStateStoreResult'),
    missing: ({ key }) => error('TASK_STORE_NOT_FOUND', { key }),
  },
  SetTaskStateStore: {
    request: ({ ti_id, key, value, expires_at }) => ({
      method: 'PUT',
      path: `store/ti/${part(ti_id)}/${part(key)}`,
      json: { value, expires_at: expires_at ?? null },
    }),
    answer: okAnswer,
  },
  DeleteTaskStateStore: {
    request: ({ ti_id, key }) => ({ method: 'DELETE', path: `store/ti/${part(ti_id)}/${part(key)}` }),
    answer: okAnswer,
  },
  ClearTaskStateStore: {
    request: ({ ti_id }) => ({ method: 'DELETE', path: `store/ti/${part(ti_id)}` }),
    answer: okAnswer,
  },
  GetAssetStateStoreByName: {
    request: ({ name, key }) => ({ method: 'GET', path: 'store/asset/by-name/value', query: { name, key } }),
    answer: named('AssetStateStoreResult'),
    missing: ({ key }) => error('ASSET_STORE_NOT_FOUND', { key }),
  },
  GetAssetStateStoreByUri: {
    request: ({ uri, key }) => ({ method: 'GET', path: 'store/asset/by-uri/value', query: { uri, key } }),
    answer: named('AssetStateStoreResult'),
    missing: ({ key }) => error('ASSET_STORE_NOT_FOUND', { key }),
  },
  SetAssetStateStoreByName: {
    request: ({ name, key, value }) => ({
      method: 'PUT',
      path: 'store/asset/by-name/value',
      query: { name, key },
      json: { value },
    }),
    answer: okAnswer,
  },
  SetAssetStateStoreByUri: {
    request: ({ uri, key, value }) => ({
      method: 'PUT',
      path: 'store/asset/by-uri/value',
      query: { uri, key },
      json: { value },
    }),
    answer: okAnswer,
  },
  DeleteAssetStateStoreByName: {
    request: ({ name, key }) => ({ method: 'DELETE', path: 'store/asset/by-name/value', query: { name, key } }),
    answer: okAnswer,
  },
  DeleteAssetStateStoreByUri: {
    request: ({ uri, key }) => ({ method: 'DELETE', path: 'store/asset/by-uri/value', query: { uri, key } }),
    answer: okAnswer,
  },
  ClearAssetStateStoreByName: {
    request: ({ name }) => ({ method: 'DELETE', path: 'store/asset/by-name/clear', query: { name } }),
    answer: okAnswer,
  },
  ClearAssetStateStoreByUri: {
    request: ({ uri }) => ({ method: 'DELETE', path: 'store/asset/by-uri/clear', query: { uri } }),
    answer: okAnswer,
  },
};

/** Asks the Execution API what the runtime asked, and gives its answer as the runtime expects it. */
export async function answerByApi(client: ExecutionClient, message: FromTask): Promise<ToTask | null> {
  const exchange = exchanges[message.type as Kind] as Exchange<Kind> | undefined;
  if (exchange === undefined) {
    throw new AnswerError('API_SERVER_ERROR', { status_code: 400, message: 'Unhandled request' });
  }
  const question = message as Message<Kind>;
  try {
    const response = await client.send(exchange.request(question));
    return (exchange.answer?.(response, question) ?? null) as ToTask | null;
  } catch (problem) {
    return (await answerProblem(client, exchange, question, problem)) as ToTask | null;
  }
}

async function answerProblem(
  client: ExecutionClient,
  exchange: Exchange<Kind>,
  message: Message<Kind>,
  problem: unknown,
): Promise<Answer> {
  if (!(problem instanceof ExecutionApiError)) throw problem;
  if (problem.status === 404 && exchange.missing !== undefined) return exchange.missing(message);
  if ((problem.status === 401 || problem.status === 403) && exchange.denied !== undefined) {
    return exchange.denied(message, problem.status);
  }
  if (message.type === 'TriggerDagRun' && problem.status === 409) {
    if (message.reset_dag_run !== true) return error('DAGRUN_ALREADY_EXISTS', null);
    await client.send({ method: 'POST', path: `dag-runs/${part(message.dag_id)}/${part(message.run_id)}/clear` });
    return ok;
  }
  throw new AnswerError('API_SERVER_ERROR', {
    status_code: problem.status,
    message: problem.message,
    detail: problem.detail,
  });
}
