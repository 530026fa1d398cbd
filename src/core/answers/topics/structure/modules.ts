/** Which modules there are, and what each uses. */
import type { ArchitectureModel } from '../../../model/architectureModel.ts';
import { crossing, moduleName } from '../../graphText.ts';
import type { AnswerPage } from '../../page.ts';
import { capital, count, listed, number } from '../../words.ts';
import type { Topic } from '../topic.ts';

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

export function modulesText(page: AnswerPage, model: ArchitectureModel): string | undefined {
  const modules = mainModules(model);
  if (modules.length < 2) return undefined;
  const names = modules
    .slice(0, 5)
    .map((each) => `${moduleName(each.name)} (${number(each.files.length)})${firstFile(page, each.files)}`);
  return `They form ${count(model.modules.length, 'module')}, the largest of them ${listed(names)}.`;
}

export function firstFile(page: AnswerPage, files: readonly string[]): string {
  return files[0] === undefined ? '' : page.at(files[0]);
}

export function mainModules(model: ArchitectureModel) {
  const tests = new Set(model.files.filter((file) => file.test).map(({ path }) => path));
  return model.modules
    .filter(({ files }) => files.filter((path) => tests.has(path)).length < files.length / 2)
    .toSorted((x, y) => y.metrics.lines - x.metrics.lines);
}
