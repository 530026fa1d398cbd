/** Answers about files, modules and cycles from the model alone: what is asked for is found by its words. */
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { Finding } from '../../core/model/finding.ts';
import type { DependencyEdge } from '../../core/model/graph.ts';
import type { Module } from '../../core/model/module.ts';
import type { AnswerReport } from '../../protocol/engineApi.ts';

type Line = AnswerReport['lines'][number];

/** Lines of one kind that are shown. */
const SHOWN = 12;
/** Words of a question that are looked up, each in every path. */
const WORDS = 40;

/** @returns no line when nothing in the model fits the question. */
export function answerReport(model: ArchitectureModel, question: string): AnswerReport {
  return { lines: linesFor(model, question.toLowerCase()) };
}

function linesFor(model: ArchitectureModel, question: string): readonly Line[] {
  const subject = bestMatch(model, question);
  if (subject?.exact) return subject.lines();
  if (/\bcycles?\b|\bcircular\b/.test(question)) return cycleLines(model);
  if (/\bunresolved\b/.test(question)) return unresolvedLines(model);
  return subject?.lines() ?? [];
}

function cycleLines({ cycles }: ArchitectureModel): Line[] {
  if (cycles.length === 0) return [{ text: 'There is no cycle.' }];
  const lines = cycles.map(
    ({ witness, strength }): Line => ({
      text: `${[...witness, witness[0]].join(' → ')}${strength === 'run-time' ? '' : ` (${strength})`}`,
      path: witness[0]!,
      line: 1,
    }),
  );
  return listed(`${count(cycles.length, 'cycle')}:`, lines);
}

function unresolvedLines({ unresolved }: ArchitectureModel): Line[] {
  if (unresolved.length === 0) return [{ text: 'Every import of the workspace’s own code is resolved.' }];
  const lines = unresolved.map(
    ({ from, line, specifier, reason }): Line => ({ text: `${specifier}: ${reason}`, path: from, line }),
  );
  return listed(`${count(unresolved.length, 'unresolved import')}:`, lines);
}

interface Match {
  readonly score: number;
  /** A file was named as files are: with its path, or its name and extension. */
  readonly exact: boolean;
  lines(): Line[];
}

/** The file or module whose path shares most with the words. */
function bestMatch(model: ArchitectureModel, question: string): Match | undefined {
  const words = question
    .split(/[^\p{L}\p{N}_./@-]+/u)
    .map((word) => word.replace(/^[./]+|[./]+$/g, ''))
    .filter((word) => word.length > 1)
    .slice(0, WORDS);
  let best: Match | undefined;
  const offer = (score: number, lines: () => Line[]) => {
    if (score > (best?.score ?? 0)) best = { score, exact: score >= EXACT, lines };
  };
  for (const { path } of model.files) offer(bestScore(words, path, fileScore), () => fileLines(model, path));
  for (const module of model.modules)
    offer(bestScore(words, module.name, moduleScore), () => moduleLines(module, model.modules));
  return best;
}

function bestScore(
  words: readonly string[],
  path: string,
  score: (word: string, path: string) => number,
): number {
  const lower = path.toLowerCase();
  return words.reduce((best, word) => Math.max(best, score(word, lower)), 0);
}

const EXACT = 4;

/** Its whole path, its name, its name without extension. */
function fileScore(word: string, path: string): number {
  if (path === word) return EXACT + 1;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if ((name === word || path.endsWith(`/${word}`)) && word.includes('.')) return EXACT;
  return name.replace(/\.\w+$/, '') === word || path.replace(/\.\w+$/, '').endsWith(`/${word}`) ? 2 : 0;
}

/** A module wins over a file of the same name without extension. */
function moduleScore(word: string, name: string): number {
  if (name === word) return word.includes('/') ? EXACT : 3;
  return name.endsWith(`/${word}`) ? 2.5 : 0;
}

function fileLines(model: ArchitectureModel, path: string): Line[] {
  const { graph } = model;
  const at = graph.indexOf.get(path);
  const edges = (indexes: readonly number[] | undefined) => (indexes ?? []).map((each) => graph.edges[each]!);
  const uses = at === undefined ? [] : edges(graph.out[at]);
  const users = at === undefined ? [] : edges(graph.in[at]);
  const own = model.findings.filter((finding) => finding.evidence.some((each) => each.path === path));
  const module = model.files.find((file) => file.path === path)?.module ?? '.';
  return [
    { text: `${path}, in the module ${module}`, path, line: 1 },
    ...listed(
      dependencies(uses.length, 'file'),
      uses.map((edge) => edgeLine(edge, edge.to)),
    ),
    ...listed(
      dependants(users.length, 'file'),
      users.map((edge) => edgeLine(edge, edge.from)),
    ),
    ...(own.length === 0
      ? []
      : listed(
          `${count(own.length, 'finding')}:`,
          own.map((each) => findingLine(each, path)),
        )),
  ];
}

/** Opens the finding where it touches this file. */
function findingLine({ title, evidence }: Finding, path: string): Line {
  return { text: title, path, line: evidence.find((each) => each.path === path)?.line ?? 1 };
}

/** Opens the import, not the file that it names. */
function edgeLine(edge: DependencyEdge, text: string): Line {
  return { text, path: edge.from, line: edge.line };
}

function moduleLines(module: Module, modules: readonly Module[]): Line[] {
  const users = modules.filter((each) => each.dependsOn.some((to) => to.module === module.name));
  const { instability, afferent, efferent } = module.metrics;
  const names = (of: readonly string[]) => of.map((text): Line => ({ text }));
  return [
    {
      text: `The module ${module.name}: ${count(module.files.length, 'file')}, instability ${instability.toFixed(2)} (used by ${afferent} files outside, uses ${efferent}).`,
    },
    ...listed(
      dependencies(module.dependsOn.length, 'module'),
      names(module.dependsOn.map((to) => to.module)),
    ),
    ...listed(dependants(users.length, 'module'), names(users.map((each) => each.name))),
    ...listed(
      'Its files:',
      module.files.map((path): Line => ({ text: path, path, line: 1 })),
    ),
  ];
}

/** A heading, the first lines, and how many more there are. */
function listed(heading: string, lines: readonly Line[]): Line[] {
  const more = lines.length - SHOWN;
  return [
    { text: heading },
    ...lines.slice(0, SHOWN),
    ...(more > 0 ? [{ text: `… and ${more.toLocaleString('en')} more` }] : []),
  ];
}

function dependencies(number: number, thing: string): string {
  return number === 0 ? `It depends on no ${thing}.` : `It depends on ${count(number, thing)}:`;
}

function dependants(number: number, thing: string): string {
  if (number === 0) return `No ${thing} depends on it.`;
  return `${count(number, thing)} ${number === 1 ? 'depends' : 'depend'} on it:`;
}

function count(number: number, thing: string): string {
  return `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`;
}
