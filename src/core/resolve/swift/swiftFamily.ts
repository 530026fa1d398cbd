/** Swift: modules are imported whole, and the files of one module see each other without an import. */
import type { FileFacts, NameReference, RawImport } from '../../model/facts.ts';
import type { ImportTarget, ResolvedImport } from '../../model/graph.ts';
import type {
  PathIndex,
  PreparedResolver,
  ResolveContext,
  ResolverFamily,
} from '../../ports/languageSupport.ts';
import { commonMember } from './swiftCommonMembers.ts';
import { nested, SwiftIndex } from './swiftIndex.ts';
import { isManifest, type SwiftModule, SwiftModules } from './swiftModules.ts';
import { type FoundDeclarations, moduleName, SwiftScope } from './swiftScope.ts';

export const swiftFamily: ResolverFamily = {
  languages: ['swift'],
  manifests: ['Package.swift'],
  prepare,
};

function prepare(context: ResolveContext): PreparedResolver {
  const index = new SwiftIndex(context.facts.values(), new SwiftModules(context));
  return {
    resolve: (file) => new FileResolution(file, index, context.paths).run(),
    affectsOthers: (before, after) => isManifest(after.path) || digest(before) !== digest(after),
  };
}

/** What other files can see of a file: everything but what stands inside functions. */
function digest(facts: FileFacts): string {
  const symbols = nested(facts.symbols).map(({ symbol, outer, reach }) => [
    outer,
    symbol.name,
    symbol.kind,
    reach,
  ]);
  const broken = facts.problems.some(({ code }) => code === 'syntax-error');
  const exports = facts.imports.filter(({ kind }) => kind === 're-export');
  return JSON.stringify([broken, symbols, exports.map(({ specifier }) => specifier)]);
}

interface Use {
  readonly name: string;
  readonly line: number;
}

/** One file's imports and names, resolved. */
class FileResolution {
  readonly #file: FileFacts;
  readonly #index: SwiftIndex;
  readonly #paths: PathIndex;
  readonly #scope: SwiftScope;
  readonly #viaImport = new Map<number, Map<string, Use[]>>();
  readonly #viaName = new Map<string, Use[]>();
  readonly #out: ResolvedImport[] = [];

  constructor(file: FileFacts, index: SwiftIndex, paths: PathIndex) {
    this.#file = file;
    this.#index = index;
    this.#paths = paths;
    this.#scope = new SwiftScope(file, index);
  }

  run(): readonly ResolvedImport[] {
    if (!isManifest(this.#file.path)) for (const reference of this.#file.references) this.#name(reference);
    this.#file.imports.forEach((raw, at) => {
      this.#import(raw, at);
    });
    for (const [path, uses] of this.#viaName) this.#out.push(referenceTo(path, uses));
    return this.#out;
  }

  #name({ name, line, member }: NameReference): void {
    const found = member ? this.#member(name) : (this.#scope.type(name) ?? this.#scope.global(name));
    for (const { path } of found?.declarations ?? []) this.#note(path, found!.via, { name, line });
  }

  #member(name: string): FoundDeclarations | undefined {
    return commonMember(name) ? undefined : this.#scope.extension(name);
  }

  #note(path: string, via: number | undefined, use: Use): void {
    if (path === this.#file.path) return;
    let map = this.#viaName;
    if (via !== undefined) {
      map = this.#viaImport.get(via) ?? new Map();
      this.#viaImport.set(via, map);
    }
    const uses = map.get(path);
    if (uses === undefined) map.set(path, [use]);
    else uses.push(use);
  }

  #import(raw: RawImport, at: number): void {
    const used = this.#viaImport.get(at);
    for (const [path, uses] of used ?? [])
      this.#push(raw, at, { target: { status: 'resolved', path }, names: namesOf(uses) });
    if (used !== undefined) return;
    const name = moduleName(raw.specifier);
    const module = this.#index.modules.named(name, this.#file.path);
    if (module === undefined)
      this.#push(raw, at, { target: { status: 'external', package: name }, names: [] });
    else if (module !== this.#index.modules.of(this.#file.path)) this.#whole(raw, at, module);
  }

  /** Nothing of the module is named, as when only its extensions are used: the import leads to the file that stands for it. */
  #whole(raw: RawImport, at: number, module: SwiftModule): void {
    const path = this.#faceOf(module);
    const target: ImportTarget =
      path === undefined
        ? { status: 'external', package: moduleName(raw.specifier) }
        : { status: 'resolved', path };
    this.#push(raw, at, { target, names: [] });
  }

  /** The file named like the module, else its first; a header for a module of C. */
  #faceOf(module: SwiftModule): string | undefined {
    const files = this.#index.files(module);
    const named = files.find((path) => path.endsWith(`/${module.name}.swift`));
    if (files.length > 0) return named ?? files.toSorted()[0];
    const headers = this.#paths.filesIn(`${module.folder}/include`).filter((path) => path.endsWith('.h'));
    return headers.find((path) => path.endsWith(`/${module.name}.h`)) ?? headers.toSorted()[0];
  }

  #push(raw: RawImport, rawIndex: number, to: Pick<ResolvedImport, 'target' | 'names'>): void {
    this.#out.push({ specifier: raw.specifier, kind: raw.kind, line: raw.line, rawIndex, ...to });
  }
}

function namesOf(uses: readonly Use[]): readonly string[] {
  return [...new Set(uses.map(({ name }) => name.replace(/<.*/s, '')))];
}

function referenceTo(path: string, uses: readonly Use[]): ResolvedImport {
  const first = uses.reduce((a, b) => (b.line < a.line ? b : a));
  const names = namesOf(uses);
  return {
    specifier: namesOf([first])[0]!,
    kind: 'reference',
    line: first.line,
    names,
    target: { status: 'resolved', path },
  };
}
