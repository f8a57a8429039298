// The generated part of packages/contracts: types, operation tables and validation schemas from packages/contracts/data.
import { readFile } from 'node:fs/promises';
import { draft07, type JsonSchema, rewriteRefs } from './generate-contracts/json-schema.ts';
import { type OpenApiDocument, readOperations } from './generate-contracts/openapi.ts';
import { operationsModule } from './generate-contracts/operations-module.ts';
import { supervisorModule } from './generate-contracts/supervisor-module.ts';
import { typeDeclarations } from './generate-contracts/typescript-types.ts';

const data = new URL('../packages/contracts/data/', import.meta.url);
const target = 'packages/contracts/src/generated/';

type Schemas = Record<string, JsonSchema>;

async function readData<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(new URL(file, data), 'utf8')) as T;
}

function header(source: string): string {
  return `// Generated from packages/contracts/data/${source} by scripts/generate-contracts.ts. Do not edit.\n\n`;
}

/**
 * A module with one schema set: `{ $id, definitions }`, every reference absolute (`rest-api#/definitions/DAGResponse`), so that
 * the set is added to a validator once (fastify's `addSchema`) and its parts are named from anywhere.
 */
function schemasModule(id: string, source: string, definitions: Schemas): string {
  const set = { $id: id, definitions };
  const constant = `${id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Schemas`;
  const type = `import type { SchemaSet } from '../schema-set.ts';\n\n`;
  return `${header(source)}${type}export const ${constant}: SchemaSet = ${JSON.stringify(set, null, 1)};\n`;
}

function schemasOf(id: string, schemas: Schemas): Schemas {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, draft07(rewriteRefs(schema, `${id}#/definitions/`))]),
  );
}

async function openApiModules(id: string, source: string): Promise<[string, string][]> {
  const document = await readData<OpenApiDocument>(source);
  const operations = readOperations(document);
  const types = `${header(source)}${typeDeclarations(document.components.schemas)}\n${operationsModule(id, operations)}`;
  const inline = Object.fromEntries(operations.flatMap((operation) => [...operation.inlineSchemas]));
  const definitions = schemasOf(id, { ...document.components.schemas, ...inline });
  return [
    [`${target}${id}.ts`, types],
    [`${target}${id}-schemas.ts`, schemasModule(id, source, definitions)],
  ];
}

async function supervisorModules(source: string): Promise<[string, string][]> {
  const { $defs, api_version } = await readData<{ $defs: Schemas; api_version: string }>(source);
  return [
    [`${target}supervisor.ts`, header(source) + supervisorModule($defs, api_version)],
    [`${target}supervisor-schemas.ts`, schemasModule('supervisor', source, schemasOf('supervisor', $defs))],
  ];
}

/**
 * Where Airflow's schema does not say what Airflow writes: its draft-07 ignores `additionalProperties` of an array and
 * `prefixItems`, so that no task was ever checked; what it says of a task (required fields that are left out when they have their
 * default, `expand_input` of every mapped task) and of a timetable is not what the serialiser writes.
 */
const serializedDagCorrections: Schemas = {
  tasks: {
    type: 'array',
    items: {
      type: 'object',
      properties: { __type: { const: 'operator' }, __var: { $ref: '#/definitions/operator' } },
      required: ['__type', '__var'],
    },
  },
  params: {
    type: 'array',
    items: { type: 'array', prefixItems: [{ type: 'string' }, { $ref: '#/definitions/param' }] },
  },
  timetable: {
    type: 'object',
    properties: { __type: { type: 'string' }, __var: { $ref: '#/definitions/dict' } },
    required: ['__type', '__var'],
  },
};

async function serializedDagModules(source: string): Promise<[string, string][]> {
  const { definitions, allOf } = await readData<{ definitions: Schemas; allOf: [JsonSchema] }>(source);
  const named: Schemas = { ...definitions, ...serializedDagCorrections, serialized_dag: allOf[0] };
  const { dag, operator } = definitions as { dag: JsonSchema; operator: JsonSchema };
  named.dag = { ...dag, properties: { ...dag.properties, timetable: { $ref: '#/definitions/timetable' } } };
  const { dependencies: _wrongForDecorators, ...operatorRest } = operator;
  named.operator = {
    ...operatorRest,
    required: ['task_type', '_task_module', 'task_id'],
    properties: { ...operator.properties, _operator_extra_links: { type: 'object' } },
  };
  return [
    [`${target}serialized-dag.ts`, header(source) + typeDeclarations(named, pascalCase)],
    [`${target}serialized-dag-schemas.ts`, schemasModule('serialized-dag', source, schemasOf('serialized-dag', named))],
  ];
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Path, relative to the repository, to text, of every generated file of packages/contracts. */
export async function generateContracts(): Promise<Map<string, string>> {
  const modules = await Promise.all([
    openApiModules('rest-api', 'rest-api-v2.json'),
    openApiModules('execution-api', 'execution-api-2026-06-30.json'),
    openApiModules('simple-auth', 'simple-auth-3.3.2.json'),
    supervisorModules('supervisor-2026-06-16.json'),
    serializedDagModules('serialized-dag.json'),
  ]);
  return new Map(modules.flat());
}
