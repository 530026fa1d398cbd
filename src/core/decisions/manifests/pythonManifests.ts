/** What Python projects declare: `pyproject.toml`, requirements files, `Pipfile`, `setup.cfg` and `setup.py`. */

import { parse } from 'smol-toml';
import { basename } from '../../../base/paths.ts';
import { asTable, type Table, tableAt, textOf } from '../../resolve/tomlTable.ts';
import type { Dependency, ManifestFacts, ManifestReader, Trace } from './manifestFacts.ts';
import { NOTHING } from './manifestFacts.ts';
import { TextLines } from './textLines.ts';

type Use = Dependency['use'];

const DEVELOPMENT =
  /dev|test|lint|doc|typ(?:e|ing)|ci\b|qa|format|check|bench|build|release|tool|style|cov|mypy|local|debug/i;

export const pyproject: ManifestReader = {
  matches: (name) => name === 'pyproject.toml' || name === 'Pipfile',
  read(path, text) {
    const table = tomlOf(text);
    if (table === undefined) return NOTHING;
    const draft = new Draft(path, text);
    if (basename(path) === 'Pipfile') readPipfile(draft, table);
    else readPyproject(draft, table);
    return draft;
  },
};

export function tomlOf(text: string): Table | undefined {
  try {
    return asTable(parse(text));
  } catch {
    return undefined;
  }
}

class Draft implements ManifestFacts {
  name: string | undefined;
  readonly dependencies: Dependency[] = [];
  readonly traces: Trace[] = [];
  readonly lines: TextLines;
  readonly path: string;

  constructor(path: string, text: string) {
    this.path = path;
    this.lines = new TextLines(text);
  }

  /** @param requirement as PEP 508 writes it: `name[extra]>=1; marker`. */
  add(
    requirement: string,
    use: Use,
    line = this.lines.of([`"${requirement}"`, `'${requirement}'`, requirement]),
  ): void {
    const match = /^\s*([A-Za-z\d][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:\(?\s*([=<>~!^]=?[^;#)]*))?/.exec(
      requirement,
    );
    if (match === null) return;
    this.dependencies.push({
      ecosystem: 'pypi',
      name: normal(match[1]!),
      version: match[2]?.trim(),
      use,
      path: this.path,
      line,
    });
  }

  /** @param value a version, or a table with one, as Poetry and Pipenv write them. */
  addNamed(name: string, value: unknown, { use, from }: { readonly use: Use; readonly from: number }): void {
    if (name === 'python') return;
    const version = textOf(value) ?? textOf(asTable(value).version);
    const optional = asTable(value).optional === true;
    const line = this.lines.of([`${name} =`, `${name}=`, `"${name}"`, name], from);
    this.dependencies.push({
      ecosystem: 'pypi',
      name: normal(name),
      version: version === '*' ? undefined : version,
      use: optional ? 'optional' : use,
      path: this.path,
      line,
    });
  }

  trace(trace: Pick<Trace, 'topic' | 'title' | 'version' | 'text' | 'line'>): void {
    this.traces.push({ ...trace, confidence: 'proven', path: this.path });
  }
}

function readPyproject(draft: Draft, table: Table): void {
  const project = tableAt(table, 'project');
  const tool = tableAt(table, 'tool');
  const poetry = tableAt(tool, 'poetry');
  const name = textOf(project.name) ?? textOf(poetry.name);
  draft.name = name === undefined ? undefined : normal(name);
  for (const each of textsOf(project.dependencies)) draft.add(each, 'product');
  for (const list of Object.values(tableAt(project, 'optional-dependencies')))
    for (const each of textsOf(list)) draft.add(each, 'optional');
  for (const list of [
    ...Object.values(tableAt(table, 'dependency-groups')),
    tableAt(tool, 'uv')['dev-dependencies'],
    ...Object.values(tableAt(tableAt(tool, 'pdm'), 'dev-dependencies')),
  ])
    for (const each of textsOf(list)) draft.add(each, 'development');
  const from = (name: string) => draft.lines.ofTable(name);
  for (const [name, value] of Object.entries(tableAt(poetry, 'dependencies')))
    draft.addNamed(name, value, { use: 'product', from: from('tool.poetry.dependencies') });
  for (const [name, value] of Object.entries(tableAt(poetry, 'dev-dependencies')))
    draft.addNamed(name, value, { use: 'development', from: from('tool.poetry.dev-dependencies') });
  for (const [group, content] of Object.entries(tableAt(poetry, 'group')))
    for (const [name, value] of Object.entries(tableAt(asTable(content), 'dependencies')))
      draft.addNamed(name, value, {
        use: 'development',
        from: from(`tool.poetry.group.${group}.dependencies`),
      });
  readPython(draft, textOf(project['requires-python']) ?? textOf(tableAt(poetry, 'dependencies').python));
  readBackend(draft, table);
  readTools(draft, tool);
}

function readPython(draft: Draft, version: string | undefined): void {
  if (version === undefined) return;
  const line = draft.lines.of(['requires-python', 'python_requires', 'python =', 'python=']);
  draft.trace({ topic: 'runtime', title: 'Python', version, text: `Runs on Python ${version}.`, line });
}

const BACKENDS: Readonly<Record<string, string>> = {
  setuptools: 'setuptools',
  hatchling: 'Hatch',
  poetry: 'Poetry',
  flit_core: 'Flit',
  pdm: 'PDM',
  maturin: 'Maturin',
  uv_build: 'uv',
  scikit_build_core: 'scikit-build-core',
  mesonpy: 'meson-python',
};

function readBackend(draft: Draft, table: Table): void {
  const backend = textOf(tableAt(table, 'build-system')['build-backend']);
  const title = BACKENDS[backend?.split(/[.:]/)[0] ?? ''];
  if (title === undefined) return;
  draft.trace({
    topic: 'build',
    title,
    text: `The package is built with ${title}.`,
    line: draft.lines.of(['build-backend']),
  });
}

const TOOLS = {
  ruff: ['linting', 'Ruff'],
  black: ['formatting', 'Black'],
  isort: ['formatting', 'isort'],
  mypy: ['type-checking', 'mypy'],
  pyright: ['type-checking', 'Pyright'],
  pytest: ['testing', 'pytest'],
  pylint: ['linting', 'Pylint'],
  importlinter: ['linting', 'import-linter'],
} as const;

function readTools(draft: Draft, tool: Table): void {
  for (const [name, [topic, title]] of Object.entries(TOOLS)) {
    if (!(name in tool)) continue;
    draft.trace({
      topic,
      title,
      text: `${title} is configured here.`,
      line: draft.lines.ofTable(`tool.${name}`),
    });
  }
  const workspace = tableAt(tableAt(tool, 'uv'), 'workspace');
  if ('members' in workspace)
    draft.trace({
      topic: 'monorepo',
      title: 'uv workspaces',
      text: 'Several packages are developed as one uv workspace.',
      line: draft.lines.ofTable('tool.uv.workspace'),
    });
}

function readPipfile(draft: Draft, table: Table): void {
  for (const [name, value] of Object.entries(tableAt(table, 'packages')))
    draft.addNamed(name, value, { use: 'product', from: draft.lines.ofTable('packages') });
  for (const [name, value] of Object.entries(tableAt(table, 'dev-packages')))
    draft.addNamed(name, value, { use: 'development', from: draft.lines.ofTable('dev-packages') });
}

export const requirements: ManifestReader = {
  matches: (name, path) =>
    /^(?:[\w.-]*[-_.])?requirements?(?:[-_.][\w.-]*)?\.(?:txt|in)$/i.test(name) ||
    /(?:^|\/)requirements\/[\w.-]+\.(?:txt|in)$/i.test(path),
  read(path, text) {
    const draft = new Draft(path, text);
    const use = DEVELOPMENT.test(basename(path).replace(/requirements?/i, '')) ? 'development' : 'product';
    for (const [at, line] of draft.lines.lines.entries()) {
      if (/^\s*[A-Za-z\d]/.test(line) && !/^\s*\w+:\/\//.test(line))
        draft.add(line.replace(/\s#.*$/, ''), use, at + 1);
    }
    return draft;
  },
};

/** The lists of `setup.cfg` and `setup.py`, by the strings in them. */
export const setupFiles: ManifestReader = {
  matches: (name) => name === 'setup.py' || name === 'setup.cfg',
  read(path, text) {
    const draft = new Draft(path, text);
    if (basename(path) === 'setup.cfg') readSetupCfg(draft);
    else readSetupPy(draft, text);
    return draft;
  },
};

function readSetupCfg(draft: Draft): void {
  let [section, key] = ['', ''];
  for (const [at, line] of draft.lines.lines.entries()) {
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    const pair = /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line);
    if (header !== undefined) [section, key] = [header.trim(), ''];
    else if (pair !== null) key = pair[1]!;
    const value = pair === null ? line : pair[2]!;
    if (header !== undefined || !/^\s*[A-Za-z]/.test(value)) continue;
    if (section === 'options' && key === 'install_requires') draft.add(value, 'product', at + 1);
    if (section === 'options.extras_require') draft.add(value, 'optional', at + 1);
    if (section === 'options' && key === 'tests_require') draft.add(value, 'development', at + 1);
    if (section === 'options' && key === 'python_requires') readPython(draft, value.trim());
  }
}

function readSetupPy(draft: Draft, text: string): void {
  readPython(draft, /\bpython_requires\s*=\s*["']([^"'\n]{1,80})["']/.exec(text)?.[1]);
  for (const [keyword, use] of [
    ['install_requires', 'product'],
    ['tests_require', 'development'],
  ] as const) {
    const start = text.search(new RegExp(`\\b${keyword}\\s*=\\s*\\[`));
    if (start < 0) continue;
    const end = text.indexOf(']', text.indexOf('[', start) + 1);
    const list = text.slice(start, end < 0 ? text.length : Math.min(end, start + MAX_LIST));
    for (const match of list.matchAll(/["']([A-Za-z][^"'\n]{0,200})["']/g))
      draft.add(match[1]!, use, draft.lines.at(start + match.index));
  }
}

/** Characters of a list that are read. */
const MAX_LIST = 20_000;

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** As the index compares names (PEP 503). */
function normal(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
