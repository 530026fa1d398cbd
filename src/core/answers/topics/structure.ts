/** How the workspace is put together: overview, size, modules, central files, layers, cycles, coupling. */
import { LANGUAGE_NAMES } from '../../decisions/languageTraces.ts';
import type { ArchitectureModel } from '../../model/architectureModel.ts';
import type { Layering } from '../../model/layer.ts';
import { ASIDE } from '../aside.ts';
import { descriptionOf } from '../description.ts';
import { readmeOf, saidOfReadme } from '../docs.ts';
import { crossing, edgesFrom, moduleName } from '../graphText.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import { capital, code, count, is, listed, number, plain, share } from '../words.ts';
import { CERTAIN, styleName } from './patterns.ts';
import type { Topic } from './topic.ts';

export const overview: Topic = {
  name: 'overview',
  fits: ({ lower, clear }) => clear.length === 0 && OVERVIEW.test(lower),
  async write(page, ground) {
    await tellOverview(page, ground);
  },
};

const THE_WHOLE =
  '(this|the|our|it)( (repo|repository|project|code ?base|workspace|app|application|program|code|library|framework|tool|system|package|service|whole thing|architecture))?';
const OVERVIEW = new RegExp(
  [
    '\\b(overview|big picture|summary|high.level)\\b',
    `\\b(summari[sz]e|describe|explain|tell me about|understand) ${THE_WHOLE}\\s*[?.!]*$`,
    `\\bhow (is|are|does|do) ${THE_WHOLE} (built|work|works|structured|organi[sz]ed|designed|put together|laid out)\\b`,
    `\\bwhat (is|does|are|'s)(?! there) ${THE_WHOLE}( about| for| do| all about)?\\s*[?.!]*$`,
    `\\bpurpose of ${THE_WHOLE}\\s*[?.!]*$`,
    '\\barchitecture( of (this|the|our)\\b.*)?\\s*[?.!]*$',
    '\\bwhat (is|are) (i|we) looking at\\b',
  ].join('|'),
);

export async function tellOverview(page: AnswerPage, ground: AnswerGround): Promise<void> {
  const { model } = ground;
  await purpose(page, ground);
  page.para(sizeText(model), modulesText(page, model));
  const layering = ground.layers().main;
  if (layering !== undefined) page.para(layersText(page, layering));
  const style = (await ground.patterns()).style.filter(({ confidence }) => confidence >= CERTAIN);
  if (style.length > 0) {
    const [first] = style;
    const [at] = first!.evidence;
    page.para(
      `In style it is ${listed(style.slice(0, 2).map(({ name }) => styleName(name)))}${at ? `: ${plain(at.text)}${page.at(at.path, at.line)}` : ''}.`,
    );
  }
  centralFiles(page, model, 5);
  await choices(page, ground);
  await health(page, ground);
  page.follow('Where should I start reading?', 'What should be improved first?', 'Which layers are there?');
}

async function purpose(page: AnswerPage, ground: AnswerGround): Promise<void> {
  const described = await descriptionOf(ground);
  if (described !== undefined)
    return page.para(
      `${code(described.path)} says of it: “${plain(described.text)}”${page.at(described.path, described.line)}`,
    );
  const readme = readmeOf(ground.paths, '');
  const text = readme === undefined ? undefined : await ground.read(readme);
  const said = text === undefined ? undefined : saidOfReadme(text);
  if (said !== undefined) page.para(`The README says: “${plain(said.text)}”${page.at(readme!, said.line)}`);
}

function sizeText(model: ArchitectureModel, lead = 'It'): string {
  const product = model.files.filter((file) => !file.test);
  const lines = product.reduce((sum, file) => sum + file.lines, 0);
  const tests = model.files.length - product.length;
  return `${lead} has ${count(product.length, 'source file')} with ${count(lines, 'line')}, mostly ${languagesText(model)}${tests > 0 ? `, and ${count(tests, 'test file')} beside them` : ''}.`;
}

function languagesText(model: ArchitectureModel): string {
  const tally = languagesOf(model);
  const total = tally.reduce((sum, [, lines]) => sum + lines, 0);
  const notable = tally.filter(([, lines]) => lines >= total / 10);
  return listed(
    (notable.length > 0 ? notable : tally.slice(0, 1)).map(([name]) => name),
    3,
  );
}

function languagesOf(model: ArchitectureModel): readonly (readonly [string, number, number])[] {
  const tally = new Map<string, { lines: number; files: number }>();
  for (const { language, lines, test } of model.files) {
    if (test) continue;
    const name = LANGUAGE_NAMES[language];
    const known = tally.get(name) ?? { lines: 0, files: 0 };
    tally.set(name, { lines: known.lines + lines, files: known.files + 1 });
  }
  return [...tally]
    .map(([name, { lines, files }]) => [name, lines, files] as const)
    .sort((x, y) => y[1] - x[1]);
}

function modulesText(page: AnswerPage, model: ArchitectureModel): string | undefined {
  const modules = mainModules(model);
  if (modules.length < 2) return undefined;
  const names = modules
    .slice(0, 5)
    .map((each) => `${moduleName(each.name)} (${number(each.files.length)})${firstFile(page, each.files)}`);
  return `They form ${count(model.modules.length, 'module')}, the largest of them ${listed(names)}.`;
}

function firstFile(page: AnswerPage, files: readonly string[]): string {
  return files[0] === undefined ? '' : page.at(files[0]);
}

function mainModules(model: ArchitectureModel) {
  const tests = new Set(model.files.filter((file) => file.test).map(({ path }) => path));
  return model.modules
    .filter(({ files }) => files.filter((path) => tests.has(path)).length < files.length / 2)
    .toSorted((x, y) => y.metrics.lines - x.metrics.lines);
}

export function centralFiles(page: AnswerPage, model: ArchitectureModel, most: number): void {
  const central = model.files
    .filter((file) => !file.test && file.incoming > 0)
    .toSorted((x, y) => y.centrality - x.centrality)
    .slice(0, most);
  if (central.length === 0) return;
  page.para('Most of the rest rests on these files:');
  page.list(
    central.map((file) => `${code(file.path)}, used by ${count(file.incoming, 'file')}${page.at(file.path)}`),
    most,
  );
}

async function choices(page: AnswerPage, ground: AnswerGround): Promise<void> {
  const told = new Set([
    'framework',
    'web-framework',
    'database',
    'queue',
    'data-access',
    'api',
    'testing',
    'deployment',
    'cache',
    'ui',
    'state',
  ]);
  const chosen = (await ground.decisions()).filter(
    ({ origin, topic, confidence }) => origin === 'implied' && told.has(topic) && confidence !== 'guess',
  );
  if (chosen.length === 0) return;
  page.para(
    `It is set up with ${listed(chosen.slice(0, 6).map(({ title, evidence }) => `${plain(title)}${evidence[0] ? page.at(evidence[0].path, evidence[0].line) : ''}`))}.`,
  );
}

async function health(page: AnswerPage, ground: AnswerGround): Promise<void> {
  const findings = await ground.findings();
  const cycles = ground.model.cycles.filter(({ strength }) => strength === 'run-time').length;
  const serious = findings.filter(({ severity }) => severity !== 'info');
  page.para(
    cycles === 0
      ? 'No files import each other in a circle at run time.'
      : `${capital(count(cycles, 'circle'))} of imports ${is(cycles)} closed at run time.`,
    serious.length === 0
      ? 'Nothing else stands out.'
      : `${count(serious.length, 'finding')} ${serious.length === 1 ? 'is' : 'are'} worth a look, first of all: ${plain(serious[0]!.title)}${serious[0]!.evidence[0] ? page.at(serious[0]!.evidence[0].path, serious[0]!.evidence[0].line) : ''}.`,
  );
}

export const size: Topic = {
  name: 'size',
  fits: ({ lower, clear }) =>
    clear.length === 0 &&
    /\b(how (big|large|long)|how many (files|lines|modules|tests|classes|functions)|lines of code|loc\b|size of (this|the)|(which|what)( programming)? languages?|biggest|largest|longest)\b/.test(
      lower,
    ),
  write(page, { model }, { lower }) {
    page.para(sizeText(model, 'The workspace'));
    const languages = languagesOf(model);
    const total = languages.reduce((sum, [, lines]) => sum + lines, 0);
    if (languages.length > 1)
      page.list(
        languages.map(
          ([name, lines, files]) =>
            `${name}: ${count(files, 'file')}, ${count(lines, 'line')} (${share(lines, total)})`,
        ),
      );
    const largest = model.files.filter((file) => !file.test).toSorted((x, y) => y.lines - x.lines);
    if (largest.length > 0) page.para('The longest files are:');
    page.best(
      largest.map((file) => `${code(file.path)}, ${count(file.lines, 'line')}${page.at(file.path)}`),
      5,
    );
    if (/module|biggest|largest/.test(lower) && model.modules.length > 1) {
      page.para('The largest modules are:');
      page.list(
        mainModules(model).map(
          (each) =>
            `${moduleName(each.name)}, ${count(each.files.length, 'file')} and ${count(each.metrics.lines, 'line')}${firstFile(page, each.files)}`,
        ),
        5,
      );
    }
    page.follow('Which files does most of the code rest on?');
  },
};

export const modules: Topic = {
  name: 'modules',
  fits: ({ lower, clear }) =>
    clear.length === 0 &&
    /\b(modules|packages|crates|components|parts|folders|directories|subsystems?|structure|structured|organi[sz]ed|organi[sz]ation|laid out|layout)\b/.test(
      lower,
    ) &&
    !/\b(external|third.party|npm|installed|outside|librar(y|ies)|instability|unstable|coupl|worst|layers?)\b/.test(
      lower,
    ),
  write(page, ground) {
    const { model } = ground;
    const all = mainModules(model);
    page.para(
      `The workspace has ${count(all.length, 'module')}${all.length < model.modules.length ? ` and ${number(model.modules.length - all.length)} of tests only` : ''}. By size:`,
    );
    page.list(
      all.map((module) => {
        const uses = module.dependsOn
          .toSorted((x, y) => y.edges - x.edges)
          .map((to) => moduleName(to.module));
        const [edge] = crossing(model, new Set(module.files), 'out');
        const rests = uses.length === 0 ? 'uses no other' : `uses ${listed(uses, 3)}`;
        return `${capital(moduleName(module.name))}: ${count(module.files.length, 'file')}, ${rests}${edge === undefined ? firstFile(page, module.files) : page.at(edge.from, edge.line)}`;
      }),
      12,
    );
    page.follow('Which layers are there?', ...all.slice(0, 1).map(({ name }) => `What is ${name}?`));
  },
};

export const central: Topic = {
  name: 'central',
  fits: ({ lower, clear }) =>
    clear.length === 0 &&
    /\b((most )?(important|central|core|key|used|depended|imported) (files?|parts?|modules?|classes|on\b)|where (should|do|can|would) i (start|begin)|start(ing)? (reading|point|here|with)|first read|read first|heart of|on ?board(ing)?|new (here|to this)|get started|most (depended|used|imported))\b/.test(
      lower,
    ),
  write(page, ground, { lower }) {
    const { model } = ground;
    const readme = readmeOf(ground.paths, '');
    if (/start|begin|first|new|board/.test(lower) && readme !== undefined)
      page.para(`Begin with ${code(readme)}${page.at(readme)}, then with what the rest is built on.`);
    centralFiles(page, model, 8);
    if (/start|begin|first|new|board/.test(lower)) entries(page, model);
    page.follow('Where does the program start?', 'Which modules are there?');
  },
};

export const entryPoints: Topic = {
  name: 'entry points',
  fits: ({ lower, clear }) =>
    clear.length === 0 &&
    /\b(entry ?points?|where does (it|this|the \w+|everything|execution) (start|begin)|main (function|file|method|class|program)|starting point|bootstrap|boot(s|ed)? (up|from))\b/.test(
      lower,
    ),
  write(page, { model }) {
    entries(page, model);
    page.follow('Which layers are there?', 'Which files does most of the code rest on?');
  },
};

/** What nobody imports and itself imports most: there the program, or a command of it, begins. */
function entries(page: AnswerPage, model: ArchitectureModel): void {
  const starts = model.files
    .filter(({ test, path }) => !test && !ASIDE.test(path))
    .map((file) => ({ file, main: mainOf(model, file.path), named: STARTS.test(file.path) }))
    .filter(({ file, main }) => main !== undefined || (file.incoming === 0 && file.outgoing > 0))
    .toSorted(
      (x, y) =>
        Number(y.main !== undefined) - Number(x.main !== undefined) ||
        Number(y.named) - Number(x.named) ||
        y.file.outgoing - x.file.outgoing,
    );
  const mains = starts.filter(({ main, named }) => main !== undefined || named);
  if (starts.length === 0) {
    page.para(
      'No file stands out as a start: every file that uses others is used by some other file. In a library there need not be one.',
    );
    return void centralFiles(page, model, 5);
  }
  page.para(
    'Execution, or a command, begins in files that declare a `main`, or that use others and are used by none:',
  );
  page.list(
    (mains.length > 0 ? mains : starts).map(
      ({ file, main }) =>
        `${code(file.path)}${file.outgoing > 0 ? `, which uses ${count(file.outgoing, 'file')}` : ''}${main === undefined ? page.at(file.path, edgesFrom(model, file.path)[0]?.line) : `${file.outgoing > 0 ? ' and' : ', which'} declares ${code('main')}${page.at(file.path, main)}`}`,
    ),
    8,
  );
}

const STARTS =
  /(^|\/)(main|index|app|application|server|cli|program|startup|bootstrap|manage|wsgi|asgi|__main__)\.\w+$/i;

function mainOf(model: ArchitectureModel, path: string): number | undefined {
  return model.facts
    .get(path)
    ?.symbols.find(({ name, kind }) => /^[Mm]ain$/.test(name) && (kind === 'function' || kind === 'method'))
    ?.startLine;
}

export const layers: Topic = {
  name: 'layers',
  fits: ({ lower, clear }) =>
    clear.length === 0 && /\b(layers?|layering|layered|tiers?|levels?)\b/.test(lower),
  write(page, ground) {
    const { main, inner } = ground.layers();
    if (main === undefined && inner.length === 0) {
      page.para(
        'The dependencies show no layers here: the parts do not depend on each other in one direction, or each depends on all.',
      );
      return;
    }
    for (const layering of [
      ...(main === undefined ? [] : [main]),
      ...inner.slice(0, main === undefined ? 3 : 1),
    ])
      tellLayers(page, layering);
    page.follow('Which rules could this workspace have?', 'What breaks the layers?');
  },
};

function layersText(page: AnswerPage, { layers: rows }: Layering): string {
  const names = rows.map(
    ({ name, evidence }) =>
      `**${plain(name)}**${evidence[0] ? page.at(evidence[0].path, evidence[0].line) : ''}`,
  );
  return `Dependencies lead down through ${count(rows.length, 'layer')}: ${listed(names, 7)}.`;
}

function tellLayers(page: AnswerPage, layering: Layering): void {
  const { scope, layers: rows, support, exceptions, against } = layering;
  page.para(
    `${scope === '.' ? 'The workspace' : `Within ${code(scope)} the code`} stands in ${count(rows.length, 'layer')}, from the outermost down:`,
  );
  page.steps(
    rows.map(({ name, files, places, part, evidence }) => {
      const where = places.map(({ path }) => code(path)).filter((place) => place !== code(name));
      const rest =
        part === 'foundation'
          ? ', uses none of the others'
          : part === 'entry'
            ? ', used by none of the others'
            : '';
      return `**${plain(name)}**: ${count(files.length, 'file')}${where.length > 0 ? ` in ${listed(where, 3)}` : ''}${rest}${evidence[0] ? page.at(evidence[0].path, evidence[0].line) : files[0] ? page.at(files[0]) : ''}`;
    }),
  );
  page.para(
    exceptions === 0
      ? `All ${number(support)} dependencies between them lead down.`
      : `${number(support)} dependencies lead down and ${number(exceptions)} ${exceptions === 1 ? 'leads' : 'lead'} up against them${against.length > 0 ? ':' : '.'}`,
  );
  page.list(
    against.map(({ path, line, text }) => `${plain(text)}${page.at(path, line)}`),
    4,
  );
}

export const cycles: Topic = {
  name: 'cycles',
  fits: ({ lower, clear }) =>
    clear.length === 0 && /\b(cycl(e|es|ic|ical)|circular|circles?|import each other|loops?)\b/.test(lower),
  write(page, { model }) {
    const shown = model.cycles.toSorted(
      (x, y) =>
        Number(y.strength === 'run-time') - Number(x.strength === 'run-time') ||
        x.members.length - y.members.length,
    );
    if (shown.length === 0) {
      page.para('No files of the workspace import each other in a circle.');
      return;
    }
    const runTime = shown.filter(({ strength }) => strength === 'run-time').length;
    page.para(
      `${capital(count(shown.length, 'circle'))} of imports ${is(shown.length)} closed, ${runTime === shown.length ? 'all of them' : runTime === 0 ? 'none of them' : number(runTime)} at run time${runTime < shown.length ? '; the others only by types or by imports that run late' : ''}.`,
    );
    page.list(
      shown.map((cycle) => cycleText(page, cycle)),
      6,
    );
    page.follow(
      'What should be improved first?',
      ...(model.moduleCycles.length > 0 ? ['Which modules are coupled most?'] : []),
    );
  },
};

function cycleText(
  page: AnswerPage,
  { witness, members, strength, cuts }: ArchitectureModel['cycles'][number],
): string {
  const way =
    witness.length > 6 ? [...witness.slice(0, 5).map(code), '…'] : [...witness, witness[0]!].map(code);
  const [cut] = cuts;
  const more = members.length > witness.length ? ` (${number(members.length)} files in all)` : '';
  const cheapest =
    cut === undefined
      ? page.at(witness[0]!)
      : `. The cheapest cut is the import of ${code(cut.to)} in ${code(cut.from)}${page.at(cut.from, cut.line)}`;
  return `${way.join(' → ')}${more}${strength === 'run-time' ? '' : `, ${strength === 'type-only' ? 'by types only' : 'by imports that run late'}`}${cheapest}`;
}

export const coupling: Topic = {
  name: 'coupling',
  fits: ({ lower, clear }) =>
    clear.length === 0 &&
    /\b(coupl(ed|ing)|instab(le|ility)|unstable|stable|stability|cohesion|cohesive|entangled|tangled|fan.?(in|out)|metrics)\b/.test(
      lower,
    ),
  write(page, { model }) {
    const real = mainModules(model).filter(({ metrics }) => metrics.afferent + metrics.efferent > 0);
    if (real.length === 0)
      return void page.para('No module depends on another here, so nothing is coupled between them.');
    const coupled = real.toSorted(
      (x, y) => y.metrics.afferent + y.metrics.efferent - x.metrics.afferent - x.metrics.efferent,
    );
    page.para('The modules with most dependencies across their boundary:');
    page.list(
      coupled.map(({ name, files, metrics }) => {
        const [edge] = crossing(model, new Set(files), 'out');
        return `${moduleName(name)}: used by ${count(metrics.afferent, 'file')} outside, uses ${number(metrics.efferent)}; instability ${metrics.instability.toFixed(2)}, cohesion ${metrics.cohesion.toFixed(2)}${edge === undefined ? firstFile(page, files) : page.at(edge.from, edge.line)}`;
      }),
      8,
    );
    page.para(
      'Instability is the share of dependencies that lead out: near 0 others rest on the module, near 1 it rests on others.',
    );
    if (model.moduleCycles.length > 0) {
      page.para('Modules that depend on each other in a circle:');
      page.list(
        model.moduleCycles.map(({ witness }) =>
          [...witness, witness[0]!].map((name) => moduleName(name)).join(' → '),
        ),
        4,
      );
    }
  },
};
