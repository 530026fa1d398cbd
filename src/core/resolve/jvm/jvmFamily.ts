/** Java and Kotlin together: they share packages and see each other's types. */
import type { FileFacts, NameReference, RawImport } from '../../model/facts.ts';
import type { ImportTarget, ResolvedImport } from '../../model/graph.ts';
import type { PreparedResolver, ResolveContext, ResolverFamily } from '../../ports/languageSupport.ts';
import { declarationDigest } from '../declarationDigest.ts';
import { nearest, reachable } from '../nearest.ts';
import { nameParts } from '../typeNames.ts';
import { KOTLIN_TYPES } from './jvmBuiltIns.ts';
import type { ImportLine } from './jvmImports.ts';
import { indexJvm, isModuleInfo, type JvmIndex } from './jvmIndex.ts';
import { mavenGroups, type Outside, outsideOf } from './jvmPackages.ts';
import { type FoundMember, type JvmScope, JvmScopes } from './jvmScope.ts';

export const jvmFamily: ResolverFamily = {
  languages: ['java', 'kotlin'],
  manifests: ['pom.xml', 'build.gradle', 'build.gradle.kts', 'libs.versions.toml'],
  prepare,
};

function prepare(context: ResolveContext): PreparedResolver {
  const index = indexJvm(context.facts.values());
  const scopes = new JvmScopes(index, context.facts);
  const outside = outsideOf(index, mavenGroups(context.manifests));
  return {
    resolve: (file) => new FileResolution(file, { index, scopes, outside }).run(),
    affectsOthers: (before, after) => declarationDigest(before) !== declarationDigest(after),
  };
}

interface Workspace {
  readonly index: JvmIndex;
  readonly scopes: JvmScopes;
  readonly outside: Outside;
}

interface Use {
  readonly name: string;
  readonly line: number;
  readonly test: boolean | undefined;
}

/** One file's imports and names, resolved. */
class FileResolution {
  readonly #file: FileFacts;
  readonly #workspace: Workspace;
  readonly #scope: JvmScope;
  readonly #out: ResolvedImport[] = [];
  /** Names that each import turned out to bring, by target path. */
  readonly #viaImport = new Map<number, Map<string, Use[]>>();
  readonly #viaName = new Map<string, Use[]>();
  readonly #heads = new Set<string>();

  constructor(file: FileFacts, workspace: Workspace) {
    this.#file = file;
    this.#workspace = workspace;
    this.#scope = workspace.scopes.add(file);
  }

  run(): readonly ResolvedImport[] {
    for (const reference of this.#file.references) this.#reference(reference);
    for (const line of this.#scope.imports) this.#import(line, this.#file.imports[line.index]!);
    for (const [path, uses] of this.#viaName) this.#out.push(referenceTo(path, uses));
    return this.#out;
  }

  #reference({ name, line, member, test }: NameReference): void {
    const parts = nameParts(name);
    const head = parts[0];
    if (head === undefined) return;
    this.#heads.add(head);
    const use = { name: parts.join('.'), line, test };
    const found = member ? undefined : this.#scope.findType(parts);
    if (found !== undefined) this.#note(found.type.path, found.via, use);
    else if (this.#file.language === 'kotlin') this.#memberUse(head, member ?? false, use);
  }

  /** Kotlin: a function or property outside types, called by name or, as an extension, on something. */
  #memberUse(name: string, member: boolean, use: Use): void {
    const found = this.#scope.findMember(name);
    if (found === undefined || (found.via === undefined && KOTLIN_TYPES.has(name))) return;
    if (!member && this.#scope.inheritsMember(name)) return;
    // Without types at hand, a name that some type has as a member of its own says nothing of an extension.
    const taken = this.#workspace.index.allMemberNames.has(name);
    const fitting = found.members.filter(
      ({ path, receiver }) => (receiver === undefined ? !member : !taken) && reachable(path, this.#file.path),
    );
    const paths = new Set(nearest(fitting, this.#file.path).map((each) => each.path));
    // Of overloads beside each other in a package, the file's own is meant.
    if (found.via === undefined && paths.has(this.#file.path)) return;
    for (const path of paths) this.#note(path, found.via, use);
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

  #import(line: ImportLine, raw: RawImport): void {
    if (isModuleInfo(this.#file.path) && raw.flavour === 'requires') this.#requires(line, raw);
    else if (line.local === '*') this.#wildcard(line, raw);
    else this.#named(line, raw);
  }

  #named(line: ImportLine, raw: RawImport): void {
    const members = this.#members(line);
    const found = this.#scope.named(line.parts);
    const paths = new Set(members?.members.map(({ path }) => path));
    if (found !== undefined && (members === undefined || found.used === line.parts.length))
      paths.add(found.type.path);
    // An import that only comments use leaves no trace in the byte code: javac forgets it, and so does the graph.
    const idle = this.#isUnused(line);
    for (const path of paths) this.#push(line, raw, { status: 'resolved', path }, idle);
    if (paths.size === 0) this.#push(line, raw, this.#outside(line));
  }

  /** Only Java's class imports can be judged by name: Kotlin calls imported operators without naming them. */
  #isUnused({ isStatic, local }: ImportLine): boolean {
    const judged = this.#file.language === 'java' && !isStatic && /^[A-Z]/.test(local);
    return judged && !this.#heads.has(local);
  }

  #members(line: ImportLine): FoundMember | undefined {
    const members = this.#workspace.index.members.get(line.parts.join('.'));
    if (members === undefined || this.#file.language !== 'kotlin') return undefined;
    return { members: nearest(members, this.#file.path), via: line.index };
  }

  #wildcard(line: ImportLine, raw: RawImport): void {
    const targets = this.#viaImport.get(line.index) ?? new Map<string, Use[]>();
    const type = this.#scope.named(line.parts);
    if (type?.used === line.parts.length && !targets.has(type.type.path)) targets.set(type.type.path, []);
    for (const [path, uses] of targets) {
      const names = uses.length > 0 ? uses.map(({ name }) => name) : ['*'];
      this.#push(line, { ...raw, names }, { status: 'resolved', path });
    }
    const known = type !== undefined || this.#workspace.index.packages.has(line.parts.join('.'));
    if (targets.size === 0 && !known) this.#push(line, raw, this.#outside(line));
  }

  #requires(line: ImportLine, raw: RawImport): void {
    const name = line.parts.join('.');
    const modules = this.#workspace.index.modules.get(name);
    const target: ImportTarget =
      modules === undefined
        ? { status: 'external', package: name }
        : {
            status: 'resolved',
            path: nearest(
              modules.map((path) => ({ path })),
              this.#file.path,
            )[0]!.path,
          };
    this.#push(line, raw, target);
  }

  #outside(line: ImportLine): ImportTarget {
    const parts = line.isStatic && line.local !== '*' ? line.parts.slice(0, -1) : line.parts;
    return this.#workspace.outside(parts, line.local === '*' && !line.isStatic);
  }

  #push(line: ImportLine, raw: RawImport, target: ImportTarget, idle = false): void {
    if (target.status === 'resolved' && target.path === this.#file.path) return;
    this.#out.push({
      specifier: raw.specifier,
      kind: raw.kind,
      line: raw.line,
      names: raw.names.length > 0 ? raw.names : [line.local],
      ...(raw.test ? { test: true } : {}),
      ...(idle ? { idle } : {}),
      target,
      rawIndex: line.index,
    });
  }
}

function referenceTo(path: string, uses: readonly Use[]): ResolvedImport {
  const first = uses.reduce((a, b) => (b.line < a.line ? b : a));
  return {
    specifier: first.name,
    kind: 'reference',
    line: first.line,
    names: [...new Set(uses.map(({ name }) => name))],
    ...(uses.every(({ test }) => test) ? { test: true } : {}),
    target: { status: 'resolved', path },
  };
}
