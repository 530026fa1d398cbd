/** What gemspecs, Gemfiles and their lock files say, read as text: they are Ruby, but hardly ever computed. */
import { dirname, join } from '../../../base/paths.ts';
import type { ResolveContext } from '../../ports/languageSupport.ts';

/** The folder of a gemspec or a Gemfile. */
export interface RubyProject {
  /** `''` for the root. */
  readonly root: string;
  /** Names of the gems built here. */
  readonly gems: readonly string[];
  /** Folders that a gem puts on the load path, from the workspace's root. */
  readonly requirePaths: readonly string[];
}

export interface RubyProjects {
  readonly projects: ReadonlyMap<string, RubyProject>;
  /** Names of gems that any of them asks for. */
  readonly dependencies: ReadonlySet<string>;
}

const NAME = /\.name[ \t]{0,20}=[ \t]{0,20}['"]([\w.-]{1,200})['"]/;
const REQUIRE_PATHS = /\.require_paths?[ \t]{0,20}=([^\n]{1,300})/;
const DEPENDENCY =
  /(?:\.add_(?:runtime_|development_)?dependency|^[ \t]{0,20}gem)[ \t]{0,20}\(?[ \t]{0,20}['"]([\w.-]{1,200})['"]/gm;
const LOCKED = /^ {4}([\w.-]{1,200}) \(/gm;

export function readRubyProjects({ manifests, paths }: ResolveContext): RubyProjects {
  const projects = new Map<string, RubyProject>();
  const dependencies = new Set<string>();
  for (const [path, text] of manifests) {
    const pattern = path.endsWith('.lock') ? LOCKED : DEPENDENCY;
    for (const [, name] of text.matchAll(pattern)) dependencies.add(name!);
    const root = dirname(path);
    const known = projects.get(root) ?? { root, gems: [], requirePaths: [] };
    projects.set(root, path.endsWith('.gemspec') ? withGem(known, path, text) : known);
  }
  for (const { gems } of projects.values()) for (const gem of gems) dependencies.delete(gem);
  const withLib = [...projects].map(([root, project]) => {
    const lib = join(root, 'lib')!;
    const requirePaths =
      project.requirePaths.length > 0 || !paths.hasFolder(lib) ? project.requirePaths : [lib];
    return [root, { ...project, requirePaths }] as const;
  });
  return { projects: new Map(withLib), dependencies };
}

function withGem(project: RubyProject, path: string, text: string): RubyProject {
  const name = NAME.exec(text)?.[1] ?? path.slice(path.lastIndexOf('/') + 1, -'.gemspec'.length);
  const written = REQUIRE_PATHS.exec(text)?.[1] ?? '';
  const folders = /%[wWiI]/.test(written)
    ? (/%[wWiI]\W([\w./ -]*)/.exec(written)?.[1] ?? '').split(' ')
    : [...written.matchAll(/['"]([\w./-]*)['"]/g)].map((match) => match[1]!);
  const inside = folders.filter((each) => each !== '').flatMap((folder) => join(project.root, folder) ?? []);
  return { ...project, gems: [...project.gems, name], requirePaths: [...project.requirePaths, ...inside] };
}

/** What `require` begins with for a gem: `rubocop/ast` for `rubocop-ast`, and the name itself. */
export function featurePrefixes(gem: string): readonly string[] {
  return gem.includes('-') ? [gem.replaceAll('-', '/'), gem, gem.replaceAll('-', '_')] : [gem];
}
