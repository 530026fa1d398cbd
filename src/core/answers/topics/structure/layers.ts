/** Which layers the dependencies show, and what leads up against them. */
import type { Layering } from '../../../model/layer.ts';
import type { AnswerPage } from '../../page.ts';
import { code, count, listed, number, plain } from '../../words.ts';
import type { Topic } from '../topic.ts';

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

export function layersText(page: AnswerPage, { layers: rows }: Layering): string {
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
