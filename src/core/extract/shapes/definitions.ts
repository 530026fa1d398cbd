/** A method that is declared in its class and defined outside of it is one method. */
import type { CallableDraft, TypeDraft } from './shapeDrafts.ts';

/** What the class says of the method goes to where its body is; the declaration goes. */
export function joinDefinitions(types: Iterable<TypeDraft>): void {
  for (const { methods } of types) {
    for (const declaration of methods.filter(({ declared }) => declared)) {
      const definition = definitionOf(declaration, methods);
      if (definition === undefined) continue;
      definition.static ||= declaration.static;
      definition.visibility = declaration.visibility;
      definition.annotations.push(...declaration.annotations);
      methods.splice(methods.indexOf(declaration), 1);
    }
  }
}

function definitionOf(
  declaration: CallableDraft,
  methods: readonly CallableDraft[],
): CallableDraft | undefined {
  const defined = methods.filter(({ name, declared }) => !declared && name === declaration.name);
  return (
    defined.find(({ params }) => typesOf(params) === typesOf(declaration.params)) ??
    onlyOne(defined, declaration)
  );
}

/** Types may be written another way there. */
function onlyOne(defined: readonly CallableDraft[], { params }: CallableDraft): CallableDraft | undefined {
  const alike = defined.filter((each) => each.params.length === params.length);
  return alike.length === 1 ? alike[0] : undefined;
}

function typesOf(params: CallableDraft['params']): string {
  return params.map(({ type }) => type).join();
}
