/** Sentences about a workspace that are true by the model of its code, in the words in which people and models write them. */
import { basename } from '../../../src/base/paths.ts';
import type { ArchitectureModel } from '../../../src/core/model/architectureModel.ts';

const TYPES = new Set(['class', 'interface', 'struct', 'trait']);

/** @param most edges, spread evenly; all without. */
export function trueSentences(model: ArchitectureModel, most = Number.POSITIVE_INFINITY): readonly string[] {
  const { edges } = model.graph;
  const step = Math.max(1, Math.ceil(edges.length / most));
  return [...ofEdges(model, step), ...ofBases(model), ...ofCircles(model)];
}

function ofEdges({ graph: { edges }, files }: ArchitectureModel, step: number): readonly string[] {
  const moduleOf = new Map(files.map(({ path, module }) => [path, module]));
  return edges
    .filter((_, at) => at % step === 0)
    .flatMap(({ from, to, names }) => {
      const [one, other] = [moduleOf.get(from), moduleOf.get(to)];
      const named = names.filter((name) => /^\w+$/.test(name) && name !== 'default');
      return [
        `\`${from}\` imports \`${to}\`.`,
        `The file ${from} depends on ${to}.`,
        `\`${basename(from)}\` uses \`${basename(to)}\`.`,
        `\`${to}\` is imported by \`${from}\`.`,
        ...named.slice(0, 2).map((name) => `\`${from}\` uses \`${name}\`.`),
        ...(one === undefined || other === undefined || one === other
          ? []
          : [`The module \`${one}\` depends on \`${other}\`.`]),
      ];
    });
}

function ofBases({ facts }: ArchitectureModel): readonly string[] {
  return [...facts.values()].flatMap(({ symbols }) =>
    symbols
      .filter(({ kind }) => TYPES.has(kind))
      .flatMap(({ name, bases = [] }) =>
        bases.filter((base) => /^\w+$/.test(base)).map((base) => `\`${name}\` extends \`${base}\`.`),
      ),
  );
}

function ofCircles({ cycles }: ArchitectureModel): readonly string[] {
  return cycles.flatMap(({ members: [one, other] }) =>
    one === undefined || other === undefined ? [] : [`\`${one}\` and \`${other}\` form a cycle.`],
  );
}
