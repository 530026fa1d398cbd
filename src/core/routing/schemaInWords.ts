/** A schema for a model that nothing holds to it. */
export function schemaInWords(schema: object): string {
  return `Answer with JSON only, without any text around it, that keeps to this JSON Schema: ${JSON.stringify(schema)}`;
}
