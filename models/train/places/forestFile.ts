/** Weights as they are committed: short numbers, a tree a line. */
import type { Forest, TreeTable } from '../../../src/core/places/ranking/trees.ts';

export function rounded({ features, trees }: Forest): Forest {
  const short = (value: number) => Number(value.toPrecision(4));
  const each = (tree: TreeTable) => ({
    feature: tree.feature,
    cut: tree.cut.map(short),
    left: tree.left,
    value: tree.value.map((value) => Number(value.toFixed(4))),
  });
  return { features, trees: trees.map(each) };
}

/** One that says what several say on average: what one has by chance, the others have not. */
export function averaged(forests: readonly Forest[]): Forest {
  const features = [...new Set(forests.flatMap((each) => each.features))];
  const trees = forests.flatMap((forest) =>
    forest.trees.map((tree) => ({
      ...tree,
      feature: tree.feature.map((at) => (at < 0 ? at : features.indexOf(forest.features[at]!))),
      value: tree.value.map((value) => value / forests.length),
    })),
  );
  return { features, trees };
}

export function forestText({ features, trees }: Forest): string {
  const lines = trees.map((tree) => JSON.stringify(tree)).join(',\n');
  return `{\n"features": ${JSON.stringify(features)},\n"trees": [\n${lines}\n]\n}\n`;
}
