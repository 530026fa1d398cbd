/** The Python projects of a workspace, by the folders that have a manifest. */
import { parse } from 'smol-toml';
import { basename, dirname, join } from '../../../base/paths.ts';
import type { PathIndex, ResolveContext } from '../../ports/languageSupport.ts';
import { type Table, tableAt } from '../tomlTable.ts';
import { type IniFile, parseIni } from './pythonIni.ts';
import { addDependency, newDraft, type ProjectDraft } from './pythonProjectDraft.ts';
import { readPyproject } from './pythonPyproject.ts';
import { isSetupScript, readPytestConfig, readSetupConfig, readSetupScript } from './pythonSetup.ts';

export type PythonProject = Readonly<ProjectDraft>;

export const PYTHON_MANIFESTS: readonly string[] = [
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'pytest.ini',
  'tox.ini',
  'Pipfile',
  '*requirements.txt',
  'requirements-dev.txt',
  'requirements-test.txt',
];

/** One project per folder, the workspace's own among them even when it has no manifest. */
export function pythonProjects({ manifests, problem }: ResolveContext): ReadonlyMap<string, PythonProject> {
  const drafts = new Map<string, ProjectDraft>([['', newDraft('')]]);
  for (const [path, text] of manifests) {
    if (basename(path) === 'setup.py' && !isSetupScript(text)) continue;
    const folder = dirname(path);
    const draft = drafts.get(folder) ?? newDraft(folder);
    drafts.set(folder, draft);
    try {
      readManifest(draft, basename(path), text);
    } catch (error) {
      problem(path, `It is not valid TOML (${(error as Error).message.split('\n')[0]}). Mend it.`);
    }
  }
  return drafts;
}

/** Folders whose packages are installed: as declared, else `src` where it is there, else the project's own. */
export function sourceFolders({ folder, sources }: PythonProject, paths: PathIndex): readonly string[] {
  const declared = [...sources].filter((source) => paths.hasFolder(source));
  if (declared.length > 0) return declared;
  const src = join(folder, 'src')!;
  return paths.hasFolder(src) ? [src] : [folder];
}

function readManifest(draft: ProjectDraft, name: string, text: string): void {
  if (name === 'pyproject.toml') readPyproject(draft, parse(text));
  else if (name === 'setup.py') readSetupScript(draft, text);
  else if (name === 'Pipfile') readPipfile(draft, parse(text));
  else if (name.endsWith('.txt')) readRequirements(draft, text);
  else readIni(draft, name, parseIni(text));
}

function readIni(draft: ProjectDraft, name: string, ini: IniFile): void {
  if (name === 'setup.cfg') readSetupConfig(draft, ini);
  readPytestConfig(draft, ini);
}

function readRequirements(draft: ProjectDraft, text: string): void {
  for (const line of text.split(/\r?\n/)) addDependency(draft, line);
}

function readPipfile(draft: ProjectDraft, table: Table): void {
  for (const key of ['packages', 'dev-packages'])
    for (const name of Object.keys(tableAt(table, key))) addDependency(draft, name);
}
