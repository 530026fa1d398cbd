/** What `pyproject.toml` says about where packages lie, for the build backends that have a word for it. */
import { dirname } from '../../../base/paths.ts';
import { asTable, type Table, tableAt, textOf } from '../tomlTable.ts';
import {
  addDependency,
  addFolders,
  addGenerated,
  addPackageFolder,
  normalName,
  type ProjectDraft,
} from './pythonProjectDraft.ts';

export function readPyproject(draft: ProjectDraft, table: Table): void {
  const project = tableAt(table, 'project');
  const tool = tableAt(table, 'tool');
  const poetry = tableAt(tool, 'poetry');
  const name = textOf(project.name) ?? textOf(poetry.name);
  if (name !== undefined) draft.name = normalName(name);
  draft.installed ||= name !== undefined || 'build-system' in table;
  readDependencies(draft, table);
  readSetuptools(draft, tableAt(tool, 'setuptools'));
  readPoetry(draft, poetry);
  readHatch(draft, tableAt(tableAt(tool, 'hatch'), 'build'));
  readOtherBackends(draft, tool);
  readTools(draft, tool);
  readGenerated(draft, tool);
}

function readDependencies(draft: ProjectDraft, table: Table): void {
  const project = tableAt(table, 'project');
  const poetry = tableAt(tableAt(table, 'tool'), 'poetry');
  const lists = [
    project.dependencies,
    ...Object.values(tableAt(project, 'optional-dependencies')),
    ...Object.values(tableAt(table, 'dependency-groups')),
  ];
  for (const requirement of lists.flatMap(textsOf)) addDependency(draft, requirement);
  const groups = Object.values(tableAt(poetry, 'group')).map(asTable);
  for (const named of [poetry, ...groups])
    for (const key of ['dependencies', 'dev-dependencies'])
      for (const name of Object.keys(tableAt(named, key))) addDependency(draft, name);
}

function readSetuptools(draft: ProjectDraft, setuptools: Table): void {
  for (const [name, folder] of Object.entries(tableAt(setuptools, 'package-dir')))
    addPackageFolder(draft, name, textOf(folder) ?? '');
  addFolders(draft, draft.sources, textsOf(tableAt(tableAt(setuptools, 'packages'), 'find').where));
  for (const extension of listOf(setuptools['ext-modules']).map(asTable))
    addCompiled(draft, textOf(extension.name));
}

function readPoetry(draft: ProjectDraft, poetry: Table): void {
  for (const each of listOf(poetry.packages).map(asTable)) {
    const from = textOf(each.from) ?? '';
    addFolders(draft, draft.sources, [from]);
    addFolders(draft, draft.packages, [`${from}/${textOf(each.include)?.split('/')[0]}`]);
  }
}

function readHatch(draft: ProjectDraft, build: Table): void {
  for (const target of [build, tableAt(tableAt(build, 'targets'), 'wheel')]) {
    addFolders(draft, draft.sources, textsOf(target.packages).map(parentOf));
    addFolders(draft, draft.packages, textsOf(target.packages));
    addFolders(draft, draft.sources, textsOf(target['dev-mode-dirs']));
    addFolders(draft, draft.sources, textsOf(target.sources));
    for (const [folder, name] of Object.entries(tableAt(target, 'sources')))
      addPackageFolder(draft, textOf(name) ?? '', folder);
  }
}

function readOtherBackends(draft: ProjectDraft, tool: Table): void {
  const scikit = tableAt(tableAt(tool, 'scikit-build'), 'wheel').packages;
  const folders = [
    tableAt(tableAt(tool, 'pdm'), 'build')['package-dir'],
    tableAt(tableAt(tool, 'uv'), 'build-backend')['module-root'],
    tableAt(tool, 'maturin')['python-source'],
  ].flatMap(textsOf);
  addFolders(draft, draft.sources, [...folders, ...textsOf(scikit).map(parentOf)]);
  for (const [name, folder] of Object.entries(asTable(scikit)))
    addPackageFolder(draft, name, textOf(folder) ?? '');
  addCompiled(draft, textOf(tableAt(tool, 'maturin')['module-name']));
}

/** Tools that are told where first-party modules lie. */
function readTools(draft: ProjectDraft, tool: Table): void {
  const pytest = tableAt(tool, 'pytest');
  const pyright = tableAt(tool, 'pyright');
  const environments = listOf(pyright.executionEnvironments).map(asTable);
  const folders = [
    pytest.pythonpath,
    tableAt(pytest, 'ini_options').pythonpath,
    tableAt(tool, 'ruff').src,
    tableAt(tool, 'isort').src_paths,
    pyright.extraPaths,
    ...environments.flatMap((each) => [each.root, each.extraPaths]),
  ].flatMap(textsOf);
  addFolders(
    draft,
    draft.searched,
    folders.flatMap((each) => each.split(/\s+/)),
  );
}

function readGenerated(draft: ProjectDraft, tool: Table): void {
  const scm = tableAt(tool, 'setuptools_scm');
  const hooks = tableAt(tableAt(tableAt(tool, 'hatch'), 'build'), 'hooks');
  const paths = [
    scm.version_file,
    scm.write_to,
    tableAt(hooks, 'vcs')['version-file'],
    tableAt(tableAt(tool, 'pdm'), 'version').write_to,
    tableAt(tableAt(tool, 'versioningit'), 'write').file,
    ...listOf(tableAt(tool, 'scikit-build').generate).map((each) => asTable(each).path),
  ];
  for (const path of paths) addGenerated(draft, textOf(path));
}

function addCompiled(draft: ProjectDraft, name: string | undefined): void {
  if (name !== undefined) draft.compiled.add(name);
}

function parentOf(folder: string): string {
  return dirname(folder.replace(/\/+$/, ''));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text, or the texts of a list. */
function textsOf(value: unknown): readonly string[] {
  const texts = Array.isArray(value) ? value : [value];
  return texts.filter((each): each is string => typeof each === 'string');
}
