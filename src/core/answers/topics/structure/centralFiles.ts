/** What most of the rest rests on. */
import type { ArchitectureModel } from '../../../model/architectureModel.ts';
import type { AnswerPage } from '../../page.ts';
import { code, count } from '../../words.ts';

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
