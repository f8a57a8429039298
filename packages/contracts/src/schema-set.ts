/**
 * The JSON schemas of one contract, in draft-07. A part is referred to as `<$id>#/definitions/<name>`; the set refers to its own
 * parts in the same way, so that it can be added to any validator as a whole (`ajv.addSchema(set)`, fastify's `addSchema`).
 * Besides the document's own names it holds what stands unnamed in its operations: `<operationId>.path|query|header|body|<status>`.
 */
export type SchemaSet = {
  readonly $id: string;
  readonly definitions: Readonly<Record<string, object>>;
};

/** The reference to one schema of a set, as route schemas and other schemas write it. */
export function schemaRef(set: SchemaSet, name: string): { $ref: string } {
  if (!(name in set.definitions)) throw new Error(`The schema set ${set.$id} has no schema ${name}.`);
  return { $ref: `${set.$id}#/definitions/${name}` };
}
