/** C# projects: which files belong to which, and which projects see each other (MSBuild's ProjectReference, transitive). */
import { basename, dirname, join } from '../../../base/paths.ts';

export interface CsharpProject {
  /** Path of the `.csproj`. */
  readonly path: string;
  /** Paths of this project and of those it references, directly or not. */
  readonly visible: ReadonlySet<string>;
  /** `<Using Include>` items: what every file of the project is using. */
  readonly usings: readonly ProjectUsing[];
  /** Namespaces that folders of this project and of those it references stand for. */
  readonly roots: readonly ProjectRoot[];
  /** `.proto` files that its build generates types from. */
  readonly protos: readonly string[];
}

export interface ProjectRoot {
  readonly namespace: string;
  readonly folder: string;
}

export interface ProjectUsing {
  readonly name: string;
  readonly isStatic: boolean;
  readonly alias: string | undefined;
}

export interface CsharpProjects {
  /** Projects that compile the file; none when no `.csproj` lies above it. */
  of(path: string): readonly CsharpProject[];
  /** Ids of NuGet packages that manifests name, lower case. */
  readonly packages: ReadonlySet<string>;
}

interface ProjectFile {
  readonly path: string;
  readonly references: readonly string[];
  readonly usings: readonly ProjectUsing[];
  /** Files and folders (ending in `/`) outside the project's own that it compiles too. */
  readonly links: readonly string[];
  readonly protos: readonly string[];
  readonly root: ProjectRoot;
}

const TAG = /<(ProjectReference|Using|Compile|PackageReference|PackageVersion|Protobuf)\s([^<>]{1,2000})>/g;
const ROOT_NAMESPACE = /<RootNamespace>\s*([\w.]{1,200})\s*<\/RootNamespace>/;
const ATTRIBUTE = /([A-Za-z]+)\s*=\s*"([^"]*)"/g;

export function readProjects(manifests: ReadonlyMap<string, string>): CsharpProjects {
  const files = new Map<string, ProjectFile>();
  const shared = new Map<string, ProjectFile>();
  const packages = new Set<string>();
  for (const [path, text] of manifests) {
    const file = readProject(path, text, packages);
    if (path.endsWith('.csproj')) files.set(path, file);
    else if (path.endsWith('.props') || path.endsWith('.targets')) shared.set(path, file);
  }
  const projects = new Map([...files].map(([path, file]) => [path, connect(file, files, shared)]));
  return { of: membership(files, projects), packages };
}

function readProject(path: string, text: string, packages: Set<string>): ProjectFile {
  const references: string[] = [];
  const usings: ProjectUsing[] = [];
  const links: string[] = [];
  const protos: string[] = [];
  for (const [, tag, body] of text.replace(/<!--[\s\S]*?-->/g, '').matchAll(TAG)) {
    const attributes = new Map([...body!.matchAll(ATTRIBUTE)].map((match) => [match[1]!, match[2]!]));
    const include = attributes.get('Include');
    if (include === undefined) continue;
    if (tag === 'Using') usings.push(usingOf(include, attributes));
    else if (tag === 'ProjectReference') references.push(include.replaceAll('\\', '/'));
    else if (tag === 'Compile') links.push(...linkOf(dirname(path), include));
    else if (tag === 'Protobuf') protos.push(...linkOf(dirname(path), include));
    else packages.add(include.toLowerCase());
  }
  return { path, references, usings, links, protos, root: rootOf(path, text) };
}

function rootOf(path: string, text: string): ProjectRoot {
  const namespace = ROOT_NAMESPACE.exec(text)?.[1] ?? basename(path).replace(/\.csproj$/, '');
  return { namespace, folder: dirname(path) };
}

function usingOf(name: string, attributes: ReadonlyMap<string, string>): ProjectUsing {
  return { name, isStatic: /^true$/i.test(attributes.get('Static') ?? ''), alias: attributes.get('Alias') };
}

/** Globs count by the folder before their first wildcard. */
function linkOf(folder: string, include: string): string[] {
  return include.split(';').flatMap((each) => {
    const [fixed, ...rest] = each.trim().replaceAll('\\', '/').split('*');
    const path = join(folder, fixed!.replace(/^\$\(MSBuildThisFileDirectory\)/, ''));
    if (path === undefined || path === '' || each.includes('$(MSBuildProject')) return [];
    return [rest.length > 0 ? `${path}/` : path];
  });
}

function connect(
  file: ProjectFile,
  files: ReadonlyMap<string, ProjectFile>,
  shared: ReadonlyMap<string, ProjectFile>,
): CsharpProject {
  const visible = new Set([file.path]);
  for (const path of visible) {
    const around = sharedAbove(path, shared);
    for (const each of [files.get(path)!, ...around])
      for (const reference of each.references)
        for (const target of referenced(each.path, reference, files)) visible.add(target);
  }
  const usings = [file, ...sharedAbove(file.path, shared)].flatMap((each) => each.usings);
  const roots = [...visible].map((path) => files.get(path)!.root);
  return { path: file.path, visible, usings, roots, protos: file.protos };
}

function sharedAbove(path: string, shared: ReadonlyMap<string, ProjectFile>): ProjectFile[] {
  const found: ProjectFile[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    for (const name of ['Directory.Build.props', 'Directory.Build.targets']) {
      const file = shared.get(folder === '' ? name : `${folder}/${name}`);
      if (file !== undefined) found.push(file);
    }
    if (folder === '') return found;
  }
}

/** A path with MSBuild variables is found by its file name. */
function referenced(
  from: string,
  reference: string,
  files: ReadonlyMap<string, ProjectFile>,
): readonly string[] {
  const path = join(dirname(from), reference);
  if (path !== undefined && files.has(path)) return [path];
  if (!reference.includes('$(')) return [];
  const name = basename(reference);
  return [...files.keys()].filter((each) => basename(each) === name).slice(0, 1);
}

function membership(
  files: ReadonlyMap<string, ProjectFile>,
  projects: ReadonlyMap<string, CsharpProject>,
): (path: string) => readonly CsharpProject[] {
  const byFolder = new Map<string, CsharpProject[]>();
  const linked: { readonly link: string; readonly project: CsharpProject }[] = [];
  for (const [path, project] of projects) {
    const folder = dirname(path);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), project]);
    for (const link of files.get(path)!.links) linked.push({ link, project });
  }
  const known = new Map<string, readonly CsharpProject[]>();
  return (path) => {
    let found = known.get(path);
    if (found === undefined) {
      const links = linked.filter(
        ({ link }) => path === link || (link.endsWith('/') && path.startsWith(link)),
      );
      found = [...new Set([...above(path, byFolder), ...links.map(({ project }) => project)])];
      known.set(path, found);
    }
    return found;
  };
}

function above(
  path: string,
  byFolder: ReadonlyMap<string, readonly CsharpProject[]>,
): readonly CsharpProject[] {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = byFolder.get(folder);
    if (found !== undefined) return found;
    if (folder === '') return [];
  }
}
