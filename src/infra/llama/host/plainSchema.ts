/**
 * A JSON schema in the words that the library's grammars know. What they do not know they take for `null`, silently, so
 * that `anyOf` would become one: alternatives, merged parts and what is left open are said otherwise here.
 */

type Schema = Readonly<Record<string, unknown>>;

/** Deeper is left open: schemas come from other programs. */
const DEEPEST = 32;

const ANYTHING: Schema = {
  oneOf: [
    { type: 'object', additionalProperties: true },
    { type: 'array' },
    ...['string', 'number', 'boolean', 'null'].map((type) => ({ type })),
  ],
};

export function plainSchema(schema: unknown, depth = 0): Schema {
  if (!isObject(schema) || depth > DEEPEST) return ANYTHING;
  const { definitions, $defs, ...own } = schema;
  const named = mapped({ ...objectOf(definitions), ...objectOf($defs) }, depth);
  const plain = plainNode(own, depth);
  return Object.keys(named).length === 0 ? plain : { ...plain, $defs: named };
}

function plainNode(schema: Schema, depth: number): Schema {
  const inner = (value: unknown) => plainSchema(value, depth + 1);
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref.replace(/^#\/definitions\//, '#/$defs/') };
  if ('const' in schema || 'enum' in schema) return schema;
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(alternatives)) return { oneOf: alternatives.map(inner) };
  if (Array.isArray(schema.allOf)) return plainNode(merged(schema, schema.allOf), depth);
  const type = schema.type ?? typeOf(schema);
  if (type === undefined) return ANYTHING;
  return {
    ...schema,
    type,
    ...(isObject(schema.properties) && { properties: mapped(schema.properties, depth + 1) }),
    ...(isObject(schema.additionalProperties) && {
      additionalProperties: inner(schema.additionalProperties),
    }),
    ...(schema.items !== undefined && { items: inner(schema.items) }),
    ...(Array.isArray(schema.prefixItems) && { prefixItems: schema.prefixItems.map(inner) }),
  };
}

/** Objects of which all parts hold have the properties of all. */
function merged({ allOf: _, ...own }: Schema, parts: readonly unknown[]): Schema {
  const all = [own, ...parts.filter(isObject)];
  const properties = Object.assign({}, ...all.map((part) => objectOf(part.properties)));
  return Object.assign({}, ...all, Object.keys(properties).length > 0 ? { properties } : {});
}

function typeOf(schema: Schema): string | undefined {
  if ('properties' in schema || 'additionalProperties' in schema) return 'object';
  return 'items' in schema || 'prefixItems' in schema ? 'array' : undefined;
}

function mapped(schemas: Schema, depth: number): Schema {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, plainSchema(schema, depth + 1)]),
  );
}

const objectOf = (value: unknown): Schema => (isObject(value) ? value : {});

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
