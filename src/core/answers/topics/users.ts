/** Who uses something, what it uses, and what a change of it reaches. */
import { crossing, edgesTo, filesByPath, filesOf, moduleName, moduleOf, nameOf } from '../graphText.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import type { Subject } from '../subjects/subject.ts';
import { capital, code, count, listed, number, share } from '../words.ts';
import { aboutSubject } from './about/aboutSubject.ts';
import { usersOfSymbol } from './about/aboutSymbol.ts';
import { mostCentral } from './about/mostCentral.ts';
import type { Topic } from './topic.ts';

export const users: Topic = {
  name: 'users',
  fits: ({ lower, subjects }) =>
    subjects.length > 0 &&
    /\b(who|what|which|where|how many|list|show|find)\b.*\b(us(es?|ed|ing|ers?)|imports?|imported|depends? (up)?on|relies|rel(y|ies) on|calls?|called|consumes?|consumers?|dependents?|dependants?|references?|referenced|needs?|requires?|extends?|implements?|inherits?)\b|\b(usages?|dependents|dependants|callers|importers|users|consumers|references) (of|to)\b|\bis .{1,80} (used|needed|referenced|imported)\b|\bunused\b/.test(
      lower,
    ) &&
    !USES_OF_SUBJECT.test(lower),
  async write(page, ground, { subjects }) {
    await usersOf(page, ground, subjects[0]!);
  },
};

/** `what does X use`, `what X depends on`. */
const USES_OF_SUBJECT =
  /\b(what|which)( \w+){0,3} (does|do|is|are) .{1,80} (use|import|depend|need|require|rely|call|consume|reference|using|depending)\b|\bdependenc(y|ies) of\b|\b(dependencies|imports) does\b|\bwhat .{1,80} depends on\??$/;

export const dependencies: Topic = {
  name: 'dependencies',
  fits: ({ lower, subjects }) => subjects.length > 0 && USES_OF_SUBJECT.test(lower),
  async write(page, ground, { subjects }) {
    dependenciesOf(page, ground, subjects[0]!);
  },
};

export const impact: Topic = {
  name: 'impact',
  fits: ({ lower, subjects }) =>
    subjects.length > 0 &&
    /\b(impact|affected?|affects|breaks?|blast radius|ripple|consequences?|safe to (change|delete|remove|rename)|(happens|happen) (if|when) .*\b(change|delete|remove|rename|edit|touch)|can i (delete|remove|rename))\b/.test(
      lower,
    ),
  async write(page, ground, { subjects }) {
    impactOf(page, ground, subjects[0]!);
  },
};

async function usersOf(page: AnswerPage, ground: AnswerGround, subject: Subject): Promise<void> {
  const { model } = ground;
  if (subject.kind === 'package') return aboutSubject(page, ground, subject);
  if (subject.kind === 'symbol') {
    page.para(
      `${code(subject.name)} is declared in ${code(subject.file.path)}.${page.at(subject.file.path, subject.symbol.startLine)}`,
    );
    usersOfSymbol(page, ground, subject.file.path, subject.name);
    page.follow(`What would break if I change ${subject.name}?`, `What is ${subject.name}?`);
    return;
  }
  const edges = incoming(ground, subject);
  if (edges.length === 0) {
    const [first] = filesOf(model, subject);
    page.para(
      `Nothing in the workspace uses ${nameOf(subject)}.${first === undefined ? '' : page.at(first)}`,
      NOBODY,
    );
    return;
  }
  const files = mostCentral(
    ground,
    edges.map(({ from }) => from),
  );
  page.para(
    `${count(files.length, 'file')} ${files.length === 1 ? 'uses' : 'use'} ${nameOf(subject)}${byModule(ground, files)}.`,
  );
  page.list(
    files.map((from) => {
      const edge = edges.find((each) => each.from === from)!;
      const names = edge.names.filter((name) => name !== '*' && name !== 'default');
      return `${code(from)}${names.length > 0 ? ` takes ${listed(names.map(code), 3)}` : ''}${page.at(from, edge.line)}`;
    }),
    12,
  );
  page.follow(`What would break if I change ${subject.name}?`, `What does ${subject.name} depend on?`);
}

const NOBODY =
  'What a framework finds by name or place, a command starts, or another repository imports does not show in the imports here.';

function incoming(ground: AnswerGround, subject: Subject) {
  const files = filesOf(ground.model, subject);
  return subject.kind === 'file'
    ? edgesTo(ground.model, subject.file.path)
    : crossing(ground.model, new Set(files), 'in');
}

/** `, in 3 modules: a (4), b (2)`. */
function byModule({ model }: AnswerGround, files: readonly string[]): string {
  const tally = new Map<string, number>();
  for (const path of files) tally.set(moduleOf(model, path), (tally.get(moduleOf(model, path)) ?? 0) + 1);
  if (tally.size < 2) return '';
  const rows = [...tally].sort((x, y) => y[1] - x[1]);
  return `, in ${count(tally.size, 'module')}: ${listed(
    rows.map(([name, n]) => `${moduleName(name)} (${number(n)})`),
    5,
  )}`;
}

function dependenciesOf(page: AnswerPage, ground: AnswerGround, subject: Subject): void {
  const { model } = ground;
  const files = new Set(filesOf(model, subject));
  const edges = crossing(model, files, 'out');
  const outside = packagesOf(ground, files);
  if (edges.length === 0) {
    const [first] = files;
    page.para(
      `${capital(nameOf(subject))} uses nothing else of this workspace.${first === undefined ? '' : page.at(first)}`,
    );
  } else {
    const targets = mostCentral(
      ground,
      edges.map(({ to }) => to),
    );
    page.para(
      `${capital(nameOf(subject))} uses ${count(targets.length, 'file')} of the workspace${byModule(ground, targets)}.`,
    );
    page.list(
      targets.map((to) => {
        const edge = edges.find((each) => each.to === to)!;
        return `${code(to)}${subject.kind === 'file' ? '' : ` from ${code(edge.from)}`}${page.at(edge.from, edge.line)}`;
      }),
      12,
    );
  }
  if (outside.length > 0)
    page.para(
      `From outside it imports ${listed(
        outside.map(({ name, path, line }) => `${code(name)}${page.at(path, line)}`),
        8,
      )}.`,
    );
  page.follow(`Who uses ${subject.name}?`, `What is ${subject.name}?`);
}

/** Packages by how many imports name them. */
function packagesOf({ model }: AnswerGround, files: ReadonlySet<string>) {
  const found = new Map<
    string,
    { readonly name: string; readonly path: string; readonly line: number; times: number }
  >();
  for (const path of files)
    for (const { target, line, test } of model.imports.get(path) ?? []) {
      if (target.status !== 'external' || test) continue;
      const known = found.get(target.package);
      if (known === undefined) found.set(target.package, { name: target.package, path, line, times: 1 });
      else known.times += 1;
    }
  return [...found.values()].sort((x, y) => y.times - x.times || (x.name < y.name ? -1 : 1));
}

/** Everything that reaches it over imports, by how many steps. */
function impactOf(page: AnswerPage, ground: AnswerGround, subject: Subject): void {
  const { model } = ground;
  const start = filesOf(model, subject);
  if (start.length === 0)
    return void page.para(
      `${capital(nameOf(subject))} is not part of this workspace, so nothing here is changed with it.`,
    );
  const steps = reaching(ground, start);
  const product = model.files.filter((file) => !file.test).length;
  const reached = [...steps].filter(([, step]) => step > 0);
  const direct = reached.filter(([, step]) => step === 1).map(([path]) => path);
  const tests = testsReaching(ground, new Set(steps.keys()));
  if (reached.length === 0) {
    page.para(
      `No other file uses ${nameOf(subject)}, so a change of it stays where it is.${page.at(start[0]!)}`,
      NOBODY,
    );
  } else {
    page.para(
      `A change of ${nameOf(subject)} can reach ${count(reached.length, 'file')} (${share(reached.length, product)} of the workspace): ${number(direct.length)} directly${reached.length > direct.length ? ` and ${number(reached.length - direct.length)} through others` : ''}.`,
    );
    page.para('Directly:');
    page.list(
      mostCentral(ground, direct).map((path) => {
        const edge = edgesInto(ground, path, start);
        return `${code(path)}${edge === undefined ? '' : page.at(path, edge.line)}`;
      }),
      10,
    );
  }
  coChanges(page, ground, start);
  page.para(
    tests.length === 0
      ? 'No test is seen to import any of it.'
      : `${count(tests.length, 'test file')} ${tests.length === 1 ? 'reaches' : 'reach'} it; run these first: ${listed(
          tests.map((path) => `${code(path)}${page.at(path)}`),
          4,
        )}.`,
  );
  page.follow(`Who uses ${subject.name}?`);
}

function edgesInto({ model }: AnswerGround, from: string, to: readonly string[]) {
  const wanted = new Set(to);
  const at = model.graph.indexOf.get(from);
  return at === undefined
    ? undefined
    : model.graph.out[at]!.map((each) => model.graph.edges[each]!).find((edge) => wanted.has(edge.to));
}

/** Steps to each file that reaches one of these, breadth first; without tests. */
function reaching({ model }: AnswerGround, start: readonly string[]): ReadonlyMap<string, number> {
  const steps = new Map(start.map((path) => [path, 0]));
  for (const path of steps.keys())
    for (const edge of edgesTo(model, path))
      if (!edge.test && !steps.has(edge.from) && !isTest(model, edge.from))
        steps.set(edge.from, steps.get(path)! + 1);
  return steps;
}

function testsReaching({ model }: AnswerGround, reached: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const [path, imports] of model.imports)
    if (
      isTest(model, path) &&
      imports.some(({ target }) => target.status === 'resolved' && reached.has(target.path))
    )
      found.add(path);
  return [...found].sort((x, y) => x.length - y.length || (x < y ? -1 : 1));
}

function isTest(model: AnswerGround['model'], path: string): boolean {
  return filesByPath(model).get(path)?.test ?? false;
}

/** What changed with it before, whatever the imports say. */
function coChanges(page: AnswerPage, { model }: AnswerGround, files: readonly string[]): void {
  const own = new Set(files);
  const pairs = (model.history?.coChanges ?? []).filter(({ a, b }) => own.has(a) !== own.has(b));
  if (pairs.length === 0) return;
  const others = pairs.slice(0, 3).map(({ a, b, together }) => {
    const other = own.has(a) ? b : a;
    return `${code(other)} (${number(together)} times)${page.at(other)}`;
  });
  page.para(`In the history it often changed together with ${listed(others)}.`);
}
