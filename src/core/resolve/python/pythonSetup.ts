/** What setuptools is told in `setup.cfg` and, as far as it can be read without running it, in `setup.py`. */
import { type IniFile, iniList } from './pythonIni.ts';
import {
  addDependency,
  addFolders,
  addPackageFolder,
  normalName,
  type ProjectDraft,
} from './pythonProjectDraft.ts';

export function readSetupConfig(draft: ProjectDraft, ini: IniFile): void {
  const options = ini.get('options');
  const name = ini.get('metadata')?.get('name');
  if (name !== undefined) draft.name = normalName(name);
  draft.installed ||= name !== undefined || options !== undefined;
  for (const line of iniList(options?.get('package_dir'))) {
    const at = line.indexOf('=');
    if (at >= 0) addPackageFolder(draft, line.slice(0, at).trim(), line.slice(at + 1).trim());
  }
  addFolders(draft, draft.sources, iniList(ini.get('options.packages.find')?.get('where')));
  const extras = [...(ini.get('options.extras_require')?.values() ?? [])];
  for (const list of [options?.get('install_requires'), ...extras])
    for (const requirement of iniList(list)) addDependency(draft, requirement);
}

/** `pythonpath` of pytest, under the section that each file keeps it in. */
export function readPytestConfig(draft: ProjectDraft, ini: IniFile): void {
  for (const section of ['pytest', 'tool:pytest']) {
    const folders = ini.get(section)?.get('pythonpath') ?? '';
    addFolders(
      draft,
      draft.searched,
      folders.split(/\s+/).filter((folder) => folder !== ''),
    );
  }
}

/** Longer scripts are read this far. */
const READ_CHARACTERS = 200_000;

/** Tells a build's script from any other module that happens to be called `setup`. */
export function isSetupScript(script: string): boolean {
  return /\b(?:setuptools|distutils|skbuild|setup_requires)\b/.test(script.slice(0, READ_CHARACTERS));
}

/** Keyword arguments written as literals; anything computed stays unknown. */
export function readSetupScript(draft: ProjectDraft, script: string): void {
  const text = script.slice(0, READ_CHARACTERS);
  draft.installed = true;
  const name = /\bname\s{0,9}=\s{0,9}["']([\w.-]{1,100})["']/.exec(text)?.[1];
  if (name !== undefined) draft.name ??= normalName(name);
  const folders = /\bpackage_dir\s{0,9}=\s{0,9}\{([^{}]{0,2000})\}/.exec(text)?.[1] ?? '';
  for (const [, key, folder] of folders.matchAll(
    /["']([\w.]{0,100})["']\s{0,9}:\s{0,9}["']([^"'\n]{1,200})["']/g,
  ))
    addPackageFolder(draft, key!, folder!);
  addFolders(draft, draft.sources, [...foundIn(text)]);
  for (const requirement of literals(/\binstall_requires\s{0,9}=\s{0,9}\[([^\]]{0,5000})\]/, text))
    addDependency(draft, requirement);
  for (const [, module] of text.matchAll(
    /\bExtension\(\s{0,99}(?:name\s{0,9}=\s{0,9})?["']([\w.]{1,200})["']/g,
  ))
    draft.compiled.add(module!);
}

/** The folder that `find_packages(where="src")` or `find_packages("src")` looks in. */
function* foundIn(text: string): Generator<string> {
  for (const [, list] of text.matchAll(/\bfind_(?:namespace_)?packages\(([^()]{0,1000})\)/g)) {
    const where = /(?:^\s{0,99}|\bwhere\s{0,9}=\s{0,9})["']([^"'\n]{1,200})["']/.exec(list!)?.[1];
    if (where !== undefined) yield where;
  }
}

function literals(list: RegExp, text: string): readonly string[] {
  return [...(list.exec(text)?.[1] ?? '').matchAll(/["']([^"'\n]{1,200})["']/g)].map(([, value]) => value!);
}
