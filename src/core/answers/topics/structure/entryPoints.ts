/** Where execution, or a command, begins. */
import type { ArchitectureModel } from '../../../model/architectureModel.ts';
import { ASIDE } from '../../aside.ts';
import { edgesFrom } from '../../graphText.ts';
import type { AnswerPage } from '../../page.ts';
import { code, count } from '../../words.ts';
import type { Topic } from '../topic.ts';
import { centralFiles } from './centralFiles.ts';

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
export function entries(page: AnswerPage, model: ArchitectureModel): void {
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
