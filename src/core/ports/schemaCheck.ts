/** What is wrong with a value, a clause each; none: it keeps to the schema. */
export type SchemaCheck = (value: unknown) => readonly string[];

/** Rejects with `invalid-option` for a schema that cannot be used. */
export type OpenSchemaCheck = (schema: object) => Promise<SchemaCheck>;
