/** What most of the rest rests on, and where to begin reading. */
import { readmeOf } from '../../docs.ts';
import { code } from '../../words.ts';
import type { Topic } from '../topic.ts';
import { centralFiles } from './centralFiles.ts';
import { entries } from './entryPoints.ts';

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
