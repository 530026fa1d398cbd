/** How large the workspace is, in which languages, and what is largest. */

import type { ArchitectureModel } from '../../../model/architectureModel.ts';
import { LANGUAGE_NAMES } from '../../../model/language.ts';
import { moduleName } from '../../graphText.ts';
import { code, count, listed, share } from '../../words.ts';
import type { Topic } from '../topic.ts';
import { firstFile, mainModules } from './modules.ts';

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

export function sizeText(model: ArchitectureModel, lead = 'It'): string {
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
