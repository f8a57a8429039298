import { jsonText } from '@leeward/contracts';
import { type RestApiOperationId, type RestApiOperations, restApiOperations } from '@leeward/contracts/rest-api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Resource, ResourceMethod } from '../auth/roles.ts';
import { authorize, currentUser } from '../auth/session.ts';
import type { User } from '../auth/users.ts';
import type { RestApiContext } from './context.ts';
import { withZones } from './naive-instants.ts';
import { readBulkBody } from './read-bulk-body.ts';

type Contract<Id extends RestApiOperationId> = RestApiOperations[Id];
type Responses<Id extends RestApiOperationId> = Contract<Id>['responses'];
/** The bodies of an operation's success answers; one that the contract leaves open may also be empty. */
type Success<Id extends RestApiOperationId> = Responses<Id>[keyof Responses<Id> & (200 | 201 | 202 | 204)];

// biome-ignore lint/suspicious/noConfusingVoidType: a handler whose answer has no body returns nothing.
type Nothing<Answer> = [Answer] extends [undefined] ? void : never;

/** Fields with a default are there once the request was checked. */
type Checked<T, Defaulted extends string> = T & { [Key in keyof T & Defaulted]-?: NonNullable<T[Key]> };
type Defaulted = 'limit' | 'offset' | 'order_by' | 'exclude_stale' | 'only_active';

interface Call<Id extends RestApiOperationId> {
  path: Contract<Id>['path'];
  query: Checked<Contract<Id>['query'], Defaulted>;
  body: Contract<Id>['body'];
  /** Names of the body's fields that the client sent: a field left out is not the same as null. */
  given: ReadonlySet<string>;
  user: User;
  request: FastifyRequest;
  reply: FastifyReply;
}

interface OperationOptions<Id extends RestApiOperationId> {
  access: [method: ResourceMethod, resource: Resource];
  /** Where a path parameter may hold slashes, the route; its `*` is the parameter named by `rest`. */
  url?: string;
  rest?: string;
  /** A request without a body is one with null. */
  bodyOptional?: boolean;
  /** Differs from the contract's first success status. */
  status?: 204;
  /** Writes an audit row of the operation's name, after the request was checked, as Airflow's action_logging does. */
  audited?: boolean;
  /** Answers itself through `reply` where it returns `reply`. */
  handle(call: Call<Id>): Promise<Success<Id> | FastifyReply | Nothing<Success<Id>>>;
}

export type RegisterOperation = <Id extends RestApiOperationId>(id: Id, options: OperationOptions<Id>) => void;

interface OperationEntry {
  method: string;
  path: string;
  parameters: { path?: string; query?: string };
  body: string | null;
  responses: Record<string, string | null>;
}

/** Adds operations of the contract as routes: who asks, may they, is the request well formed, then the handler. */
export function operationRegistrar(app: FastifyInstance, context: RestApiContext): RegisterOperation {
  return (id, options) => {
    const entry = restApiOperations[id] as OperationEntry;
    const url = options.url ?? entry.path.replace('/api/v2', '').replaceAll(/\{(\w+)\}/g, ':$1');
    const success = options.status ?? Number(Object.keys(entry.responses).find((status) => status.startsWith('2')));
    const mayDo = authorize(...options.access);
    app.route({
      method: entry.method as 'GET',
      url,
      exposeHeadRoute: false,
      onRequest: mayDo,
      async handler(request, reply) {
        const call = readRequest(context, entry, options, request, reply);
        if (options.audited) await context.audit.write(id, call.user, request, options.rest);
        const answer = await options.handle(call as never);
        if ((answer as unknown) === reply) return reply;
        reply.code(success);
        return answer === undefined ? reply.send() : reply.type('application/json').send(jsonText(answer));
      },
    });
  };
}

function readRequest<Id extends RestApiOperationId>(
  { validation }: RestApiContext,
  entry: OperationEntry,
  { rest, bodyOptional }: OperationOptions<Id>,
  request: FastifyRequest,
  reply: FastifyReply,
): Call<RestApiOperationId> {
  const { parameters, body } = entry;
  const params = { ...(request.params as Record<string, unknown>) };
  if (rest !== undefined) params[rest] = params['*'];
  const given = request.body;
  return {
    path: (parameters.path === undefined ? params : validation.path(parameters.path, params)) as never,
    query: (parameters.query === undefined ? {} : validation.query(parameters.query, request.query)) as never,
    given: new Set(typeof given === 'object' && given !== null ? Object.keys(given) : []),
    body: (body === null ? undefined : readBody(validation, body, bodyOptional ? (given ?? null) : given)) as never,
    user: currentUser(request),
    request,
    reply,
  };
}

function readBody(validation: RestApiContext['validation'], schemaName: string, value: unknown): unknown {
  if (schemaName.startsWith('BulkBody_')) return readBulkBody(validation, schemaName, value);
  return validation.body(schemaName, withZones(schemaName, value));
}
