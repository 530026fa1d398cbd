import type { ArchitectureModel } from '../../model/architectureModel.ts';
import type { TypeShape } from '../../model/shapes.ts';
import type { TypeDraft } from './typeNodes.ts';

/** Which declaration a name means in a file: its own, an imported one, one of the same folder, the only one. */
export class TypeNames {
  readonly #byName = new Map<string, TypeDraft[]>();
  readonly #imports: ArchitectureModel['imports'];
  readonly #foreign = new Map<string, ReadonlySet<string>>();
  readonly #targets = new Map<string, ReadonlySet<string>>();

  constructor(imports: ArchitectureModel['imports']) {
    this.#imports = imports;
  }

  add(draft: TypeDraft): TypeDraft {
    const known = this.#byName.get(draft.shape.name);
    if (known === undefined) this.#byName.set(draft.shape.name, [draft]);
    else known.push(draft);
    return draft;
  }

  all(name: string): readonly TypeDraft[] {
    return this.#byName.get(name) ?? [];
  }

  /** @param inside the type in whose text the name stands: of namesakes in its file its own is meant. */
  find(name: string, path: string, inside?: TypeShape): TypeDraft | undefined {
    const found = this.#byName.get(name);
    if (found === undefined) return undefined;
    const own = nearest(
      found.filter((draft) => draft.path === path),
      inside,
    );
    if (own !== undefined) return own;
    if (this.#foreignTo(path).has(name)) return undefined;
    const targets = this.#targetsOf(path);
    const imported = found.find((draft) => targets.has(draft.path));
    if (imported !== undefined) return imported;
    const near = found.filter((draft) => folderOf(draft.path) === folderOf(path));
    if (near.length === 1) return near[0];
    return found.length === 1 ? found[0] : undefined;
  }

  /** Names that the file takes from outside of the workspace. */
  #foreignTo(path: string): ReadonlySet<string> {
    let names = this.#foreign.get(path);
    if (names === undefined) {
      const outside = (this.#imports.get(path) ?? []).filter(({ target }) => target.status !== 'resolved');
      names = new Set(outside.flatMap((each) => [...each.names, each.specifier.split(/[./\\:]+/).at(-1)!]));
      this.#foreign.set(path, names);
    }
    return names;
  }

  #targetsOf(path: string): ReadonlySet<string> {
    let targets = this.#targets.get(path);
    if (targets === undefined) {
      const files = (this.#imports.get(path) ?? []).flatMap(({ target }) =>
        target.status === 'resolved' ? [target.path] : [],
      );
      targets = new Set(files);
      this.#targets.set(path, targets);
    }
    return targets;
  }
}

function nearest(namesakes: readonly TypeDraft[], inside: TypeShape | undefined): TypeDraft | undefined {
  if (namesakes.length < 2 || inside === undefined) return namesakes[0];
  const within = (name: string | undefined) => namesakes.find(({ shape }) => shape.outer === name);
  return within(inside.name) ?? within(inside.outer) ?? namesakes[0];
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
