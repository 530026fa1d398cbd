/** The layer that a file is in: as the rules declare it, else as the dependencies show it. */
import type { ArchitectureModel, SourceFile } from '../model/architectureModel.ts';
import type { WorkspaceLayers } from '../model/layer.ts';
import type { FilePlace } from '../model/place.ts';
import { compileLayers } from '../rules/selector.ts';

export function layerAt(
  file: SourceFile,
  { ruling }: ArchitectureModel,
  inferred: () => WorkspaceLayers,
): FilePlace['layer'] {
  const layers = ruling?.rules.layers ?? [];
  if (layers.length > 0) {
    const selectors = compileLayers(layers);
    const own = layers.find(({ name }) => selectors.get(name)?.has(file) ?? false);
    return own === undefined ? undefined : { name: own.name, declared: true };
  }
  const { main, inner } = inferred();
  const found = [...(main === undefined ? [] : [main]), ...inner]
    .filter(({ confidence }) => confidence !== 'guess')
    .flatMap((layering) => layering.layers)
    .find(({ files }) => files.includes(file.path));
  return found === undefined ? undefined : { name: found.name, declared: false };
}
