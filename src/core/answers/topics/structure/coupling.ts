/** Which modules have most dependencies across their boundary. */
import { crossing, moduleName } from '../../graphText.ts';
import { count, number } from '../../words.ts';
import type { Topic } from '../topic.ts';
import { firstFile, mainModules } from './modules.ts';

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
