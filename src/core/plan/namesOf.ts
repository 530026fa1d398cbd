/** Names of a workspace, as files of a feature under another subject's name may use them. */
import { basename, dirname } from '../../base/paths.ts';
import { rememberedByObject } from '../../base/remembered.ts';
import type { ArchitectureModel } from '../model/architectureModel.ts';
import { type Family, familiesOf, isMadeUp } from './family/families.ts';
import type { Names } from './sketch/names.ts';

/** Files by the names that they declare outside of all types. */
const declarationsOf = rememberedByObject(
  ({ files, facts }: ArchitectureModel): ReadonlyMap<string, readonly string[]> => {
    const found = new Map<string, string[]>();
    for (const { path, test } of files) {
      if (test || isMadeUp(path)) continue;
      for (const { name, container } of facts.get(path)?.symbols ?? []) {
        if (container !== undefined) continue;
        const known = found.get(name);
        if (known === undefined) found.set(name, [path]);
        else if (known.at(-1) !== path) known.push(path);
      }
    }
    return found;
  },
);

/** @param planned what files of the plan declare, by their paths. */
export function namesOf(
  model: ArchitectureModel,
  family: Family,
  planned: ReadonlyMap<string, ReadonlySet<string>>,
): Names {
  const declarations = declarationsOf(model);
  const own = new Set(family.members.map(({ path }) => path));
  const about = new Set(
    familiesOf(model)
      .filter(({ subject }) => subject.length === 1 && !family.subject.includes(subject[0]!))
      .flatMap(({ members }) =>
        members.filter(({ relatives }) => relatives.length > 0).map(({ path }) => path),
      ),
  );
  return {
    globals: new Set(declarations.keys()),
    isForeign: (name) => declarations.get(name)?.some((path) => about.has(path) && !own.has(path)) === true,
    declaring: (name, from, qualifier) => declaring(model, declarations, { name, from, qualifier }),
    willDeclare: (path, name) =>
      planned.get(path)?.has(name) === true || declarations.get(name)?.includes(path) === true,
  };
}

function declaring(
  { imports }: ArchitectureModel,
  declarations: ReadonlyMap<string, readonly string[]>,
  {
    name,
    from,
    qualifier,
  }: { readonly name: string; readonly from: string; readonly qualifier: string | undefined },
): readonly string[] {
  const all = declarations.get(name) ?? [];
  if (from.endsWith('.go'))
    return all.filter((path) =>
      qualifier === undefined ? dirname(path) === dirname(from) : basename(dirname(path)) === qualifier,
    );
  const imported = (imports.get(from) ?? []).flatMap(({ names, target }) =>
    names.includes(name) && target.status === 'resolved' && all.includes(target.path) ? [target.path] : [],
  );
  if (imported.length > 0) return imported;
  if (all.length < 2) return all;
  const reached = new Set(
    (imports.get(from) ?? []).flatMap(({ target }) => (target.status === 'resolved' ? [target.path] : [])),
  );
  const near = all.filter((path) => reached.has(path) || path === from);
  return near.length > 0 ? near : all;
}
