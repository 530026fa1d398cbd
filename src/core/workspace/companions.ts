/** Files of no analysed language that name source files all the same: pages, manifests, build files, documents. */
import { basename } from '../../base/paths.ts';

const ENDINGS = new Set(
  (
    'mdx marko riot md rst adoc html htm xhtml cshtml razor xaml axaml erb haml slim twig hbs ejs pug blade ' +
    'json jsonc json5 toml yml yaml cfg ini conf xml gradle kts csproj fsproj vbproj vcxproj props targets sln slnx ' +
    'grammar proto bzl bazel cmake am ac in mk ninja sh bash zsh fish bat cmd ps1 gemspec rake service'
  ).split(' '),
);
const NAMES = new Set(
  'Makefile GNUmakefile Dockerfile BUILD WORKSPACE Procfile Jenkinsfile Rakefile Gemfile CMakeLists.txt meson.build configure.ac'.split(
    ' ',
  ),
);
/** They repeat what others say, at length. */
const REPEATS =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|composer\.lock|change(?:s|log).*|history.*|news.*)$/i;

export function isCompanion(path: string): boolean {
  const name = basename(path);
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return (ENDINGS.has(ending) || NAMES.has(name)) && !REPEATS.test(name);
}

/** True for prose: what it says of a path goes stale, but nothing breaks. */
export function isDocument(path: string): boolean {
  return /\.(?:md|rst|adoc)$/.test(path);
}
