/** What the names in each callable of a file mean. What its methods share is put together once a type. */
import type { Declared } from './declared.ts';
import { lastName } from './markText.ts';
import type { NameScope } from './operands.ts';
import type { CallableDraft, TypeDraft } from './shapeDrafts.ts';

/** Good until fields are added. */
export function scopesOver(declared: Declared): (callable: CallableDraft) => NameScope {
  const scopes = new Map<CallableDraft, NameScope>();
  const inTypes = new Map<TypeDraft | undefined, TypeScope>();
  // Without the variables that functions keep: those are found later, and are the function's own.
  const globals = new Set(declared.variables.keys());
  return (callable) => {
    const known = scopes.get(callable);
    if (known !== undefined) return known;
    const owner = declared.ownerOf.get(callable);
    const inType = inTypes.get(owner) ?? typeScope(owner, declared);
    inTypes.set(owner, inType);
    const scope = {
      ...inType,
      params: new Set(callable.params.map(({ name }) => name)),
      locals: callable.locals,
      self: callable.self,
      globals,
      created: declared.created,
    };
    scopes.set(callable, scope);
    return scope;
  };
}

type TypeScope = Pick<NameScope, 'fields' | 'accessors' | 'owner' | 'bases' | 'elsewhere'>;

function typeScope(type: TypeDraft | undefined, { types }: Declared): TypeScope {
  const accessors = type?.methods.filter(({ kind, bare }) => bare || kind === 'accessor');
  return {
    fields: new Set([...(type?.fields.keys() ?? []), ...inheritedFields(type, types)]),
    accessors: new Set(accessors?.map(({ name }) => name)),
    owner: type?.name,
    bases: new Set([...(type?.bases ?? [])].map(lastName)),
    elsewhere: type?.elsewhere === true,
  };
}

/** Of the supertypes that this file declares. */
export function inheritedFields(type: TypeDraft | undefined, types: Declared['types']): readonly string[] {
  const names: string[] = [];
  const seen = new Set([type]);
  for (const each of seen)
    for (const base of each?.bases ?? []) {
      const known = types.get(lastName(base));
      if (known === undefined || seen.has(known)) continue;
      seen.add(known);
      names.push(...known.fields.keys());
    }
  return names;
}
