/** C#: namespaces, usings and project references. */
import type { FileFacts, NameReference, RawImport } from '../../model/facts.ts';
import type { ImportTarget, ResolvedImport } from '../../model/graph.ts';
import type { PreparedResolver, ResolveContext, ResolverFamily } from '../../ports/languageSupport.ts';
import { declarationDigest } from '../declarationDigest.ts';
import { nameParts } from '../typeNames.ts';
import { isOfPackage, outsideTarget, type Surroundings } from './csharpExternal.ts';
import { CsharpIndex } from './csharpIndex.ts';
import { readProjects } from './csharpProjects.ts';
import { CsharpScope, readUsing, type UsingLine } from './csharpScope.ts';

export const csharpFamily: ResolverFamily = {
  languages: ['csharp'],
  manifests: ['*.csproj', 'Directory.Build.props', 'Directory.Build.targets', 'Directory.Packages.props'],
  prepare,
};

function prepare(context: ResolveContext): PreparedResolver {
  const index = new CsharpIndex(context.facts.values(), readProjects(context.manifests));
  const scopes = new Map<string, CsharpScope>();
  const add = (file: FileFacts): CsharpScope => {
    const scope = new CsharpScope(file, { index, usings: usingsOf(file, index, context.facts), scopeOf });
    scopes.set(file.path, scope);
    return scope;
  };
  const scopeOf = (path: string): CsharpScope | undefined => {
    const facts = context.facts.get(path);
    return scopes.get(path) ?? (facts === undefined ? undefined : add(facts));
  };
  return {
    resolve: (file) => {
      const scope = file === context.facts.get(file.path) ? scopeOf(file.path)! : add(file);
      return new FileResolution(file, scope, { from: file.path, index, paths: context.paths }).run();
    },
    affectsOthers: (before, after) => declarationDigest(before) !== declarationDigest(after),
  };
}

/** The file's own usings, then the global ones of its projects' files and manifests. */
function usingsOf(
  file: FileFacts,
  index: CsharpIndex,
  facts: ReadonlyMap<string, FileFacts>,
): readonly UsingLine[] {
  const mine = new Set(index.projects.of(file.path));
  const lines = file.imports.map(readUsing);
  for (const { path, at } of index.globalUsings) {
    const raw = path === file.path ? undefined : facts.get(path)?.imports[at];
    const theirs = index.projects.of(path);
    const together = theirs.some((project) => mine.has(project)) || (mine.size === 0 && theirs.length === 0);
    if (raw !== undefined && together) lines.push(readUsing(raw, undefined));
  }
  for (const project of mine) {
    for (const { name, isStatic, alias } of project.usings) {
      const form = alias === undefined ? (isStatic ? 'static' : 'namespace') : 'alias';
      lines.push({ form, parts: nameParts(name), alias, index: undefined });
    }
  }
  return lines;
}

interface Use {
  readonly name: string;
  readonly line: number;
  readonly test: boolean | undefined;
}

/** Names that the platform's own types and LINQ answer to nearly everywhere: no sign of an extension of ours. */
const COMMON_METHODS = new Set(
  (
    'Add AddRange All Any Append Average Cast Clear Clone Close Combine Compare CompareTo Concat Contains ContainsKey ' +
    'Copy CopyTo Count Create Delete Dispose Distinct ElementAt EndsWith Equals Except Execute Exists Find First ' +
    'FirstOrDefault Flush ForEach Format Get GetEnumerator GetHashCode GetService GetType GetValue GroupBy IndexOf Insert ' +
    'Intersect Invoke IsMatch Join Last LastOrDefault Load Max Min MoveNext OfType Open OrderBy Parse Peek Pop Push Read ' +
    'Remove RemoveAll Replace Reset Reverse Run Save Select SelectMany Send Set SetValue Single SingleOrDefault Skip Split ' +
    'Start StartsWith Stop Sum Take ToArray ToDictionary ToList ToLower ToString ToUpper Trim TryGetValue Union Update Where Write'
  ).split(' '),
);

/** One file's usings and names, resolved. */
class FileResolution {
  readonly #file: FileFacts;
  readonly #index: CsharpIndex;
  readonly #scope: CsharpScope;
  readonly #surroundings: Surroundings;
  readonly #viaUsing = new Map<number, Map<string, Use[]>>();
  readonly #viaName = new Map<string, Use[]>();
  readonly #out: ResolvedImport[] = [];

  constructor(file: FileFacts, scope: CsharpScope, surroundings: Surroundings) {
    this.#file = file;
    this.#index = surroundings.index;
    this.#scope = scope;
    this.#surroundings = surroundings;
  }

  run(): readonly ResolvedImport[] {
    for (const reference of this.#file.references) {
      if (reference.member) this.#extension(reference);
      else this.#name(reference);
    }
    this.#file.imports.forEach((raw, index) => {
      this.#using(raw, index);
    });
    for (const [path, uses] of this.#viaName) this.#out.push(referenceTo(path, uses));
    return this.#out;
  }

  #name(reference: NameReference): void {
    const { name } = reference;
    const dot = name.indexOf('.');
    // `Options.Value`: a property of that name comes before a type, unless the type's name is used as a type as well.
    if (dot > 0 && !name.includes('<') && this.#scope.hasMember(name.slice(0, dot))) return;
    const found = this.#scope.find(name) ?? this.#scope.find(`${name}Attribute`);
    for (const { path } of found?.types ?? []) this.#note(path, found!.via, reference);
  }

  /** By name alone, so only for names that no ordinary method of the workspace or the platform has. */
  #extension(reference: NameReference): void {
    const { name } = reference;
    if (this.#index.methods.has(name) || COMMON_METHODS.has(name)) return;
    for (const { path, scope } of this.#index.extensions.get(name) ?? []) {
      const open = this.#scope.opens(scope);
      if (open !== undefined && this.#index.sees(this.#file.path, path))
        this.#note(path, open.via, reference);
    }
  }

  #note(path: string, via: number | undefined, { name, line, test }: NameReference): void {
    if (path === this.#file.path) return;
    let map = this.#viaName;
    if (via !== undefined) {
      map = this.#viaUsing.get(via) ?? new Map();
      this.#viaUsing.set(via, map);
    }
    const uses = map.get(path);
    if (uses === undefined) map.set(path, [{ name, line, test }]);
    else uses.push({ name, line, test });
  }

  #using(raw: RawImport, index: number): void {
    const line = this.#scope.usings[index]!;
    const targets = new Map(
      [...(this.#viaUsing.get(index) ?? [])].map(([path, uses]) => [path, namesOf(uses)]),
    );
    const named = line.form === 'namespace' ? [] : this.#scope.target(line);
    for (const { path, name } of named) if (!targets.has(path)) targets.set(path, [name]);
    for (const [path, names] of targets) this.#push(raw, index, { status: 'resolved', path }, names);
    if (targets.size > 0 || (this.#knows(line) && !isOfPackage(line, this.#index))) return;
    this.#push(raw, index, outsideTarget(line, this.#surroundings), raw.names);
  }

  /** A namespace that is there but lends nothing to this file is no dependency. */
  #knows({ parts, form }: UsingLine): boolean {
    if (form === 'static')
      return this.#scope.target({ parts, form, alias: undefined, index: undefined }).length > 0;
    return this.#scope.namespaces
      .concat('')
      .some((around) =>
        this.#index.seesNamespace([around, ...parts].filter(Boolean).join('.'), this.#file.path),
      );
  }

  #push(raw: RawImport, rawIndex: number, target: ImportTarget, names: readonly string[]): void {
    if (target.status === 'resolved' && target.path === this.#file.path) return;
    this.#out.push({ specifier: raw.specifier, kind: raw.kind, line: raw.line, names, target, rawIndex });
  }
}

function namesOf(uses: readonly Use[]): readonly string[] {
  return [...new Set(uses.map(({ name }) => nameParts(name).join('.') || name))];
}

function referenceTo(path: string, uses: readonly Use[]): ResolvedImport {
  const first = uses.reduce((a, b) => (b.line < a.line ? b : a));
  return {
    specifier: namesOf([first])[0]!,
    kind: 'reference',
    line: first.line,
    names: namesOf(uses),
    ...(uses.every(({ test }) => test) ? { test: true } : {}),
    target: { status: 'resolved', path },
  };
}
