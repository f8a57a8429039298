// The operations of an API as TypeScript: their types by operation id, and a table of methods, paths and schema names.
import { type Operation, parameterPlaces } from './openapi.ts';
import { propertyName, TypeWriter } from './typescript-types.ts';

const writer = new TypeWriter();

function operationType(operation: Operation): string {
  const lines = parameterPlaces.map((place) => {
    const schema = operation.parameters[place];
    return `    ${place}: ${schema === null ? 'Record<string, never>' : writer.type(schema, '    ')};\n`;
  });
  const { body } = operation;
  lines.push(
    `    body: ${body === null ? 'undefined' : writer.type(body.schema, '    ')}${body?.required === false ? ' | undefined' : ''};\n`,
  );
  const responses = Object.entries(operation.responses).map(
    ([status, response]) =>
      `      ${status}: ${response === null ? 'undefined' : writer.type(response.schema, '      ')};\n`,
  );
  lines.push(`    responses: {\n${responses.join('')}    };\n`);
  return `  ${propertyName(operation.operationId)}: {\n${lines.join('')}  };\n`;
}

function operationEntry(operation: Operation): string {
  const schemaNames = parameterPlaces.flatMap((place) =>
    operation.parameters[place] === null ? [] : [[place, `${operation.operationId}.${place}`]],
  );
  const responses = Object.entries(operation.responses).map(([status, response]) => [status, response?.name ?? null]);
  const entry = {
    operationId: operation.operationId,
    method: operation.method,
    path: operation.path,
    parameters: Object.fromEntries(schemaNames),
    body: operation.body?.name ?? null,
    responses: Object.fromEntries(responses),
  };
  return `  ${propertyName(operation.operationId)}: ${JSON.stringify(entry)},\n`;
}

/** The types `XOperations` and `XOperationId` and the constant `xOperations`, X being the id of the API in camel case. */
export function operationsModule(apiId: string, operations: Operation[]): string {
  const camel = apiId.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const pascal = camel[0]!.toUpperCase() + camel.slice(1);
  return `/** Parameters, body and responses by operation id. Header names are in lower case. */
export type ${pascal}Operations = {
${operations.map(operationType).join('')}};

export type ${pascal}OperationId = keyof ${pascal}Operations;

/** Where each operation is, and the names of its schemas in the schema set \`${apiId}\`. */
export const ${camel}Operations = {
${operations.map(operationEntry).join('')}} as const;
`;
}
