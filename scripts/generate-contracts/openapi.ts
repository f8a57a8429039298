// Operations of an OpenAPI document, with the schemas that stand in them unnamed given a name.
import { type JsonSchema, refName } from './json-schema.ts';

export type OpenApiDocument = {
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, JsonSchema> };
};

type Content = Record<string, { schema: JsonSchema }>;

type OpenApiOperation = {
  operationId: string;
  parameters?: { name: string; in: ParameterPlace; required?: boolean; schema: JsonSchema }[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { content?: Content }>;
};

export type ParameterPlace = 'path' | 'query' | 'header';
export const parameterPlaces: readonly ParameterPlace[] = ['path', 'query', 'header'];

export type Operation = {
  operationId: string;
  method: string;
  path: string;
  parameters: Record<ParameterPlace, JsonSchema | null>;
  /** Null where the operation takes no body; the first media type's schema otherwise. */
  body: { name: string; required: boolean; schema: JsonSchema } | null;
  /** By status code; null where the response has no body. */
  responses: Record<string, { name: string; schema: JsonSchema } | null>;
  /** Name to schema of what has no name in the document: `get_dags.query`, `ti_update_state.body`, `get_dr_count.200`. */
  inlineSchemas: Map<string, JsonSchema>;
};

function firstSchema(content: Content | undefined): JsonSchema | null {
  return Object.values(content ?? {})[0]?.schema ?? null;
}

function readOperation(method: string, path: string, source: OpenApiOperation): Operation {
  const inlineSchemas = new Map<string, JsonSchema>();
  const named = (schema: JsonSchema, part: string) => {
    if (schema.$ref !== undefined) return { name: refName(schema.$ref), schema };
    const name = `${source.operationId}.${part}`;
    inlineSchemas.set(name, schema);
    return { name, schema };
  };

  const parameters = { path: null, query: null, header: null } as Operation['parameters'];
  for (const place of parameterPlaces) {
    const group = source.parameters?.filter((parameter) => parameter.in === place) ?? [];
    if (group.length === 0) continue;
    const schema: JsonSchema = {
      type: 'object',
      properties: Object.fromEntries(group.map((parameter) => [parameterName(parameter), parameter.schema])),
      required: group.filter((parameter) => parameter.required).map(parameterName),
    };
    parameters[place] = schema;
    inlineSchemas.set(`${source.operationId}.${place}`, schema);
  }

  const body = firstSchema(source.requestBody?.content);
  const responses = Object.entries(source.responses).map(([status, response]) => {
    const schema = firstSchema(response.content);
    return [status, schema === null ? null : named(schema, status)] as const;
  });
  return {
    operationId: source.operationId,
    method: method.toUpperCase(),
    path,
    parameters,
    body: body === null ? null : { ...named(body, 'body'), required: source.requestBody?.required === true },
    responses: Object.fromEntries(responses),
    inlineSchemas,
  };
}

/** Node's HTTP server hands over header names in lower case. */
function parameterName(parameter: { name: string; in: ParameterPlace }): string {
  return parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name;
}

export function readOperations(document: OpenApiDocument): Operation[] {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => readOperation(method, path, operation)),
  );
  const seen = new Set<string>();
  for (const { operationId } of operations) {
    if (seen.has(operationId)) throw new Error(`The operation id ${operationId} stands twice in the document.`);
    seen.add(operationId);
  }
  return operations;
}
