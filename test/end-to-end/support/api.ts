import type { DAGRunResponse, TaskInstanceResponse } from '@leeward/contracts/rest-api';

/** A client of the REST API for tests: it throws the answer's text where it is not 2xx. */
export interface Api {
  get<Body = Record<string, unknown>>(path: string): Promise<Body>;
  /** The answer as it came: JSON.parse loses that 1.0 is a float, and digits of large integers. */
  text(path: string): Promise<string>;
  /** What only our pages ask. */
  ui<Body = Record<string, unknown>>(path: string): Promise<Body>;
  send<Body = Record<string, unknown>>(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Body>;
  unpause(dagId: string): Promise<void>;
  trigger(dagId: string, body?: Record<string, unknown>): Promise<DAGRunResponse>;
  runs(dagId: string): Promise<DAGRunResponse[]>;
  taskInstances(dagId: string, runId: string): Promise<TaskInstanceResponse[]>;
  log(dagId: string, runId: string, taskId: string, tryNumber?: number): Promise<string>;
}

/** With a name and a password, or as the admin that a server for tests lets in without. */
export async function connectApi(url: string, login?: { username: string; password: string }): Promise<Api> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(
    `${url}/auth/token`,
    login === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(login) },
  );
  const { access_token: token } = (await answer.json()) as { access_token: string };

  async function call(method: string, path: string, body?: unknown, accept = 'application/json'): Promise<Response> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }
  const json = async (response: Response) => (response.status === 204 ? undefined : response.json()) as never;
  const id = encodeURIComponent;

  const api: Api = {
    get: async (path) => json(await call('GET', `/api/v2${path}`)),
    text: async (path) => (await call('GET', `/api/v2${path}`)).text(),
    ui: async (path) => json(await call('GET', `/ui${path}`)),
    send: async (method, path, body) => json(await call(method, `/api/v2${path}`, body)),
    async unpause(dagId) {
      await api.send('PATCH', `/dags/${id(dagId)}`, { is_paused: false });
    },
    trigger: (dagId, body = {}) => api.send('POST', `/dags/${id(dagId)}/dagRuns`, { logical_date: null, ...body }),
    runs: async (dagId) =>
      (await api.get<{ dag_runs: DAGRunResponse[] }>(`/dags/${id(dagId)}/dagRuns?limit=100`)).dag_runs,
    taskInstances: async (dagId, runId) =>
      (
        await api.get<{ task_instances: TaskInstanceResponse[] }>(
          `/dags/${id(dagId)}/dagRuns/${id(runId)}/taskInstances?limit=1000`,
        )
      ).task_instances,
    async log(dagId, runId, taskId, tryNumber = 1) {
      const path = `/api/v2/dags/${id(dagId)}/dagRuns/${id(runId)}/taskInstances/${id(taskId)}/logs/${tryNumber}`;
      return (await call('GET', path, undefined, 'application/x-ndjson')).text();
    },
  };
  return api;
}
