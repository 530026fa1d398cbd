/** Working with the workspace: building and running it, its tests, its licence, and what can be asked. */
import { basename, dirname } from '../../../base/paths.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import type { SourceFile } from '../../model/architectureModel.ts';
import { singular } from '../../places/singular.ts';
import { readmeOf, sectionOf } from '../docs.ts';
import { filesByPath } from '../graphText.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import { COMMON_WORDS } from '../subjects/commonWords.ts';
import { capital, code, count, listed, plain, share } from '../words.ts';
import type { Topic } from './topic.ts';

export const building: Topic = {
  name: 'building',
  fits: ({ lower, clear }) =>
    clear.length === 0 &&
    /\b(how (do|can|to|would|should) (i |we |you )?(build|run|start|install|compile|set ?up|launch|deploy|debug|contribute)|(build|run|install|setup|start) (it|this|the (project|app|application|server|code))|commands? (to|for)|scripts?|getting started|set ?up (instructions|guide))\b/.test(
      lower,
    ),
  async write(page, ground, { lower }) {
    const sections = await sectionsAbout(ground, lower);
    if (sections.length > 0) {
      page.para('It is written down here:');
      page.list(
        sections.map(({ path, line, title }) => `“${plain(title)}” in ${code(path)}${page.at(path, line)}`),
        6,
      );
    }
    await scripts(page, ground, lower);
    if (!page.written) {
      page.para(
        'No document at the top of this workspace says how to build or run it, and no manifest lists commands.',
      );
    }
    page.follow('Where does the program start?', 'How is it tested?');
  },
};

const HEADINGS =
  /\b(install\w*|build\w*|run(ning)?|usage|get(ting)? started|quick ?start|set ?up|development|compil\w*|deploy\w*|contribut\w*|start(ing|ed)?)\b/i;

async function sectionsAbout({ paths, read }: AnswerGround, lower: string) {
  const verb = /\b(build|run|start|install|compile|set ?up|launch|deploy|debug|contribute)/.exec(lower)?.[1];
  const exact = verb === undefined ? HEADINGS : new RegExp(`\\b${verb.replace(' ', ' ?')}`, 'i');
  const documents = [
    readmeOf(paths, ''),
    ...paths.filter(
      (path) => dirname(path) === '' && /^(contributing|development|install|building|hacking)\b/i.test(path),
    ),
  ];
  const found: { readonly path: string; readonly line: number; readonly title: string }[] = [];
  for (const path of documents) {
    const text = path === undefined ? undefined : await read(path);
    if (path === undefined || text === undefined) continue;
    for (const words of [exact, HEADINGS]) {
      const section = sectionOf(text, words);
      if (section !== undefined && !found.some((each) => each.path === path && each.line === section.line))
        found.push({ path, ...section });
    }
  }
  return found;
}

/** Commands that manifests list, as they are called. */
async function scripts(page: AnswerPage, { paths, read }: AnswerGround, lower: string): Promise<void> {
  const manifest = paths.includes('package.json') ? await read('package.json') : undefined;
  if (manifest !== undefined) {
    const rows = npmScripts(manifest).toSorted((x, y) => fitOf(y.name, lower) - fitOf(x.name, lower));
    if (rows.length > 0) page.para(`${code('package.json')} lists ${count(rows.length, 'command')}:`);
    page.list(
      rows.map(
        ({ name, does, line }) =>
          `${code(`npm run ${name}`)}: ${code(does.length > 90 ? `${does.slice(0, 90)} …` : does)}${page.at('package.json', line)}`,
      ),
      8,
    );
  }
  const makefile = paths.find((path) => /^(GNUm|M|m)akefile$/.test(path));
  const made = makefile === undefined ? undefined : await read(makefile);
  if (makefile !== undefined && made !== undefined) {
    const targets = [...made.matchAll(/^([a-z][\w-]*)\s*:(?!=)/gim)].map((match) => ({
      name: match[1]!,
      line: made.slice(0, match.index).split('\n').length,
    }));
    const unique = [...new Map(targets.map((each) => [each.name, each])).values()];
    if (unique.length > 0)
      page.para(
        `${code(makefile)} has the targets ${listed(
          unique.map(({ name, line }) => `${code(name)}${page.at(makefile, line)}`),
          8,
        )}.`,
      );
  }
  const tools = BUILDS.flatMap(([file, tool, command]) => {
    const path = paths.find((each) => file.test(each));
    return path === undefined ? [] : [{ path, tool, command }];
  });
  if (tools.length > 0)
    page.para(
      `It is built with ${listed(tools.map(({ path, tool, command }) => `${tool} (${code(command)})${page.at(path)}`))}.`,
    );
}

/** A command called like a word of the question comes first, then the usual ones. */
function fitOf(name: string, lower: string): number {
  const words = name.split(/[^a-z]+/i);
  const said = words.filter((word) => word.length > 2 && lower.includes(word.toLowerCase())).length;
  return 10 * said - words.length + (/^(start|dev|build|test|serve)$/.test(name) ? 2 : 0);
}

const BUILDS: readonly (readonly [file: RegExp, tool: string, command: string])[] = [
  [/^Cargo\.toml$/, 'Cargo', 'cargo build'],
  [/^go\.mod$/, 'Go', 'go build ./...'],
  [/^pom\.xml$/, 'Maven', 'mvn package'],
  [/^build\.gradle(\.kts)?$/, 'Gradle', './gradlew build'],
  [/^CMakeLists\.txt$/, 'CMake', 'cmake -B build && cmake --build build'],
  [/^meson\.build$/, 'Meson', 'meson setup build'],
  [/^composer\.json$/, 'Composer', 'composer install'],
  [/^Gemfile$/, 'Bundler', 'bundle install'],
  [/^Package\.swift$/, 'Swift', 'swift build'],
  [/^pyproject\.toml$/, 'Python packaging', 'pip install .'],
  [/^(docker-)?compose\.ya?ml$/, 'Docker Compose', 'docker compose up'],
  [/^[^/]+\.slnx?$/, '.NET', 'dotnet build'],
];

function npmScripts(text: string) {
  try {
    const { scripts: all } = JSON.parse(text) as { readonly scripts?: unknown };
    const lines = text.split('\n');
    return Object.entries(typeof all === 'object' && all !== null ? all : {}).flatMap(([name, does]) =>
      typeof does === 'string'
        ? [{ name, does, line: lines.findIndex((line) => line.includes(`"${name}"`)) + 1 || 1 }]
        : [],
    );
  } catch {
    return [];
  }
}

/** Those that are called after a word of the question which is no word of asking. */
function testsNamed(all: readonly SourceFile[], lower: string): readonly string[] {
  const asked = (lower.match(/[\p{L}\d]{4,}/gu) ?? []).filter(
    (word) => !COMMON_WORDS.has(word) && !OF_TESTS.test(word),
  );
  const words = new Set(asked.map(singular));
  return all
    .map(({ path }) => path)
    .filter((path) => wordsOf(basename(path)).some((word) => words.has(singular(word))));
}

const OF_TESTS =
  /^(tests?|tested|testing|coverage|cover(s|ed)?|specs?|unit|integration|untested|check(s|ed)?|verif(y|ies|ied))$/;

export const tests: Topic = {
  name: 'tests',
  fits: ({ lower }) => /\b(tests?|tested|testing|coverage|specs?)\b/.test(lower),
  async write(page, ground, { subjects, lower }) {
    const { model } = ground;
    const about = subjects.find((each) => each.kind !== 'package' && each.score >= 3);
    if (about !== undefined && 'file' in about) return testsOf(page, ground, about.file.path);
    const all = model.files.filter((file) => file.test);
    if (all.length === 0) return page.para('No test files are recognised in this workspace.');
    const named = testsNamed(all, lower);
    if (named.length > 0) {
      page.para(
        `${capital(count(named.length, 'test file'))} ${named.length === 1 ? 'carries' : 'carry'} it in the name:`,
      );
      return page.list(named.map((path) => `${code(path)}${page.at(path)}`));
    }
    const lines = all.reduce((sum, file) => sum + file.lines, 0);
    const product = model.files.filter((file) => !file.test).reduce((sum, file) => sum + file.lines, 0);
    page.para(
      `There are ${count(all.length, 'test file')} with ${count(lines, 'line')}, ${share(lines, lines + product)} of the code. They stand in:`,
    );
    const folders = new Map<string, string[]>();
    for (const { path } of all) {
      const folder =
        path
          .split('/')
          .slice(0, 2)
          .filter((_, at, parts) => at < parts.length && path.split('/').length > at + 1)
          .join('/') || '.';
      folders.set(folder, [...(folders.get(folder) ?? []), path]);
    }
    page.list(
      [...folders]
        .sort((x, y) => y[1].length - x[1].length)
        .map(
          ([folder, files]) => `${code(`${folder}/`)}, ${count(files.length, 'file')}${page.at(files[0]!)}`,
        ),
      6,
    );
    const chosen = (await ground.decisions()).filter(({ topic }) => topic === 'testing');
    if (chosen.length > 0)
      page.para(
        `They are written with ${listed(
          chosen.map(
            ({ title, evidence }) =>
              `${plain(title)}${evidence[0] ? page.at(evidence[0].path, evidence[0].line) : ''}`,
          ),
          4,
        )}.`,
      );
    if (/untested|not tested|without tests|coverage|no tests/.test(lower)) untested(page, ground);
    page.follow('Which important files have no tests?');
  },
};

function testsOf(page: AnswerPage, { model }: AnswerGround, path: string): void {
  const found: { readonly path: string; readonly line: number }[] = [];
  for (const [from, imports] of model.imports) {
    if (!filesByPath(model).get(from)?.test) continue;
    const hit = imports.find(({ target }) => target.status === 'resolved' && target.path === path);
    if (hit !== undefined) found.push({ path: from, line: hit.line });
  }
  const stem = basename(path)
    .replace(/\.[^.]+$/, '')
    .toLowerCase();
  const named = model.files.filter(
    (file) =>
      file.test &&
      basename(file.path).toLowerCase().includes(stem) &&
      !found.some((each) => each.path === file.path),
  );
  if (found.length + named.length === 0)
    return void page.para(`No test imports ${code(path)} or is called after it.${page.at(path)}`);
  page.para(
    `${capital(count(found.length + named.length, 'test file'))} ${found.length + named.length === 1 ? 'is' : 'are'} about ${code(path)}:`,
  );
  page.list(
    [
      ...found.map((each) => `${code(each.path)}, which imports it${page.at(each.path, each.line)}`),
      ...named.map((file) => `${code(file.path)}, by its name${page.at(file.path)}`),
    ],
    10,
  );
}

function untested(page: AnswerPage, { model }: AnswerGround): void {
  const reached = new Set<string>();
  for (const [from, imports] of model.imports)
    if (filesByPath(model).get(from)?.test)
      for (const { target } of imports) if (target.status === 'resolved') reached.add(target.path);
  const bare = model.files
    .filter((file) => !file.test && !reached.has(file.path) && file.incoming > 0)
    .toSorted((x, y) => y.centrality - x.centrality);
  if (bare.length === 0) return void page.para('Every file that others use is imported by some test.');
  page.para('Of the files that most rests on, no test imports these itself:');
  page.list(
    bare.map((file) => `${code(file.path)}, used by ${count(file.incoming, 'file')}${page.at(file.path)}`),
    6,
  );
}

export const licence: Topic = {
  name: 'licence',
  fits: ({ lower }) => /\blicen[cs](e|es|ed|ing)\b/.test(lower),
  async write(page, { paths, read }) {
    const files = paths.filter(
      (path) => dirname(path) === '' && /^(licen[cs]e|copying|unlicense)/i.test(path),
    );
    for (const path of files.slice(0, 3)) {
      const text = (await read(path)) ?? '';
      const line = text.split('\n').findIndex((each) => each.trim() !== '');
      page.para(
        `${code(path)} begins: “${plain((text.split('\n')[line] ?? '').slice(0, 120))}”${page.at(path, Math.max(1, line + 1))}`,
      );
    }
    if (files.length === 0) page.para('There is no licence file at the top of this workspace.');
  },
};

export const help: Topic = {
  name: 'help',
  fits: ({ lower, subjects }) =>
    subjects.length === 0 &&
    /^(hi|hello|hey|help|thanks?( you)?|who are you|what (can|do) (you|i) (do|ask|know)|how do(es)? (this|you) work)\b.{0,40}$/.test(
      lower,
    ),
  write(page) {
    tellHelp(page);
  },
};

export function tellHelp(page: AnswerPage): void {
  page.para(
    'Ask about this workspace in your own words. Every answer names the files and lines that it rests on. For example:',
  );
  page.list([
    '“Give me an overview”, “Which layers are there?”, “Where should I start reading?”',
    '“What is …?”, “Who uses …?”, “What would break if I change …?” with a file, folder, module or symbol',
    '“Why does … depend on …?”, “Where would a new … go?”',
    '“Which database is used?”, “Which patterns are there?”, “Are there cycles?”, “What changes most often?”',
  ]);
  page.para(
    'Commands: `/suggest` what to do next, `/explain` what is put beside the question, `/why` how one part comes to depend on another, `/generate` the base of a new file, `/adr` a decision record, `/learned` what is known so far, `/export` this conversation.',
  );
  page.follow('Give me an overview', 'Where should I start reading?', 'What should be improved first?');
}
