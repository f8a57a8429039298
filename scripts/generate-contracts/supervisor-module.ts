// The messages between a supervisor and a language runtime: one type each, and their union, discriminated by `type`.
import type { JsonSchema } from './json-schema.ts';
import { typeDeclarations } from './typescript-types.ts';

export function supervisorModule(schemas: Record<string, JsonSchema>, apiVersion: string): string {
  const messages = Object.entries(schemas)
    .filter(([, schema]) => schema.properties?.type?.const !== undefined)
    .map(([name]) => name)
    .sort();
  return `export const supervisorSchemaVersion = ${JSON.stringify(apiVersion)};

${typeDeclarations(schemas)}
/** Every message that names itself in its field "type". */
export type SupervisorMessage =
${messages.map((name) => `  | ${name}`).join('\n')};

export type SupervisorMessageType = SupervisorMessage['type'];

export const supervisorMessageTypes = ${JSON.stringify(messages, null, 2)} as const satisfies readonly SupervisorMessageType[];
`;
}
