/** The orders of layers that the workspace's rules declare, with the files that they mean. */
import type { ArchitectureModel } from '../model/architectureModel.ts';
import { rowsOf } from '../rules/layerRows.ts';
import { compileLayers } from '../rules/selector.ts';

export interface DeclaredLayer {
  readonly name: string;
  readonly files: readonly string[];
}

/** Outermost first; peers are one row. */
export function declaredLayers({ files, ruling }: ArchitectureModel): readonly (readonly DeclaredLayer[])[] {
  if (ruling === undefined) return [];
  const { layers, rules } = ruling.rules;
  const selectors = compileLayers(layers);
  return rules.flatMap((rule) => {
    if (rule.kind !== 'layers') return [];
    const rows = rowsOf(rule.order, layers);
    return [
      rows.map((names) => ({
        name: names.join(', '),
        files: files
          .filter((file) => names.some((name) => selectors.get(name)?.has(file) ?? false))
          .map(({ path }) => path),
      })),
    ];
  });
}
