import { jsonText } from '@leeward/contracts';
import { type ExecutionApiOperationId, executionApiOperations } from '@leeward/contracts/execution-api';
import {
  downgradeResponse,
  type ExecutionApiVersion,
  hasOperation,
  newestExecutionApiVersion,
} from '@leeward/contracts/execution-api-versions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TaskTokenScope } from '../auth/task-tokens.ts';
import { HttpError } from '../http/http-error.ts';
import { authenticate, requireOwnAttempt, type TaskToken } from './authentication.ts';
import type { ExecutionApiContext } from './context.ts';

declare module 'fastify' {
  interface FastifyRequest {
    executionApiVersion: ExecutionApiVersion;
    /** The version as the client wrote it, or the newest: answers carry it. */
    askedVersion: string;
    /** Who asks the Execution API; undefined on the operations that are open to all. */
    taskToken: TaskToken | undefined;
  }
}

interface Call<Path, Query, Body> {
  path: Path;
  query: Query;
  body: Body;
  token: TaskToken;
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface Answer {
  status: number;
  body?: unknown;
}

export interface OperationOptions<Path, Query, Body> {
  /** Where the contract's path cannot be a route as it stands: a parameter with slashes in it. */
  url?: string;
  /** Fills in the path parameters that `url` does not name. */
  path?: (params: Record<string, string>, request: FastifyRequest) => Record<string, string>;
  scopes?: readonly TaskTokenScope[];
  /** Served to every version that reaches it, whenever the contract's operation came. */
  everyVersion?: boolean;
  /** Completes the query before it is checked. */
  readQuery?: (query: Record<string, unknown>, params: Record<string, string>) => Record<string, unknown>;
  /** The path's `task_instance_id` must be the token's. */
  ownAttempt?: boolean;
  /** Checks the body in another way than against the operation's schema. */
  readBody?: (body: unknown) => Body;
  handle(call: Call<Path, Query, Body>): Promise<Answer>;
}

/** An operation of the contract and how it is done. */
export interface Operation {
  readonly operationId: ExecutionApiOperationId;
  readonly options: OperationOptions<never, never, never>;
}

export function defineOperation<Path = unknown, Query = unknown, Body = unknown>(
  operationId: ExecutionApiOperationId,
  options: OperationOptions<Path, Query, Body>,
): Operation {
  return { operationId, options: options as unknown as OperationOptions<never, never, never> };
}

export interface RegisterOperation {
  /** Adds one operation at the contract's path, or at `options.url`. */
  <Path = unknown, Query = unknown, Body = unknown>(
    operationId: ExecutionApiOperationId,
    options: OperationOptions<Path, Query, Body>,
  ): void;
  /** Adds operations that share a route; `choose` tells them apart by the path's parameters and the client's version. */
  choice(
    method: 'GET' | 'DELETE',
    url: string,
    choose: (params: Record<string, string>, version: ExecutionApiVersion) => Operation,
  ): void;
}

/** Adds operations as routes: version, token, validation, then the handler, then the older version's answer. */
export function operationRegistrar(app: FastifyInstance, context: ExecutionApiContext): RegisterOperation {
  function mount(method: string, url: string, choose: (request: FastifyRequest) => Operation): void {
    app.route({
      method: method as 'GET',
      url,
      exposeHeadRoute: false,
      async onRequest(request) {
        const { operationId, options } = choose(request);
        if (!options.everyVersion && !hasOperation(request.executionApiVersion, operationId))
          throw new HttpError(404, 'Not Found');
        request.taskToken = await authenticate(request, context.tokens, options.scopes ?? ['execution']);
      },
      handler: (request, reply) => runOperation(context, choose(request), request, reply),
    });
  }

  const register = <Path, Query, Body>(
    operationId: ExecutionApiOperationId,
    options: OperationOptions<Path, Query, Body>,
  ): void => {
    const { method, path } = executionApiOperations[operationId];
    const operation = defineOperation(operationId, options);
    mount(method, options.url ?? path.replaceAll(/\{(\w+)\}/g, ':$1'), () => operation);
  };
  return Object.assign(register, {
    choice: ((method, url, choose) =>
      mount(method, url, (request) =>
        choose(request.params as Record<string, string>, request.executionApiVersion),
      )) satisfies RegisterOperation['choice'],
  });
}

async function runOperation(
  context: ExecutionApiContext,
  { operationId, options }: Operation,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { parameters, body } = executionApiOperations[operationId] as {
    parameters: { path?: string; query?: string };
    body: string | null;
  };
  const { validation } = context;
  const token = request.taskToken!;
  const given = request.params as Record<string, string>;
  const params = options.path?.(given, request) ?? given;
  if (options.ownAttempt) requireOwnAttempt(token, params.task_instance_id ?? '');
  const rawQuery = request.query as Record<string, unknown>;
  const givenQuery = options.readQuery?.(rawQuery, given) ?? rawQuery;
  const readBody = options.readBody ?? ((value: unknown) => validation.body(body!, value));
  const answer = await options.handle({
    path: (parameters.path === undefined ? params : validation.path(parameters.path, params)) as never,
    query: (parameters.query === undefined ? {} : validation.query(parameters.query, givenQuery)) as never,
    body: (body === null ? undefined : readBody(request.body)) as never,
    token,
    request,
    reply,
  });
  reply.code(answer.status);
  const version = request.executionApiVersion;
  const said =
    version === newestExecutionApiVersion ? answer.body : downgradeResponse(version, operationId, answer.body);
  return said === undefined ? reply.send() : reply.type('application/json').send(jsonText(said));
}
