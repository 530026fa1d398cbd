import { languageOf } from '../../languages/languages.ts';
import type { ArchitectureModel } from '../../model/architectureModel.ts';
import { ecosystemOf } from '../signs/ecosystem.ts';
import { librariesOf } from '../signs/libraries/libraries.ts';
import type { Outside } from './typeNodes.ts';

const NOTHING: Outside = { names: [], kinds: new Set() };

/** Asks what a file takes from outside of the workspace; each file is looked at once, and only when it is asked for. */
export function outsideOf(imports: ArchitectureModel['imports']): (path: string) => Outside {
  const known = new Map<string, Outside>();
  return (path) => {
    let found = known.get(path);
    if (found === undefined) {
      found = lookAt(path, imports);
      known.set(path, found);
    }
    return found;
  };
}

function lookAt(path: string, imports: ArchitectureModel['imports']): Outside {
  const language = languageOf(path)?.id;
  const foreign = (imports.get(path) ?? []).filter(
    ({ target, kind }) => target.status !== 'resolved' && kind !== 'declared',
  );
  if (language === undefined || foreign.length === 0) return NOTHING;
  const names = foreign.flatMap(({ specifier, names }) => [
    specifier,
    ...names.map((name) => joined(specifier, name)),
  ]);
  const libraries = names.flatMap((name) => librariesOf(ecosystemOf(language), name));
  return { names, kinds: new Set(libraries.flatMap(({ kinds }) => kinds)) };
}

function joined(specifier: string, name: string): string {
  return specifier.includes('/') || specifier.startsWith('@')
    ? `${specifier}/${name}`
    : `${specifier}.${name}`;
}
