/** Imports of this workspace that already go the way a rule leaves open. */
import type { SourceFile } from '../model/architectureModel.ts';
import type { Evidence } from '../model/finding.ts';
import type { DependencyEdge } from '../model/graph.ts';
import type { IsClean, Target } from './judge.ts';
import type { Scene } from './scene.ts';

export interface Detour {
  readonly edge: DependencyEdge;
  /** The file that stands between, which uses what was wanted. */
  readonly via: string;
}

/**
 * An import by one of the users of a file outside them that reaches the target itself: the detour that others take. Of several,
 * the one that most of them take.
 */
export function detour(
  scene: Scene,
  target: Target,
  isUser: (file: SourceFile) => boolean,
  isClean: IsClean,
): Detour | undefined {
  let best: readonly DependencyEdge[] = [];
  for (const via of importersOf(scene, target)) {
    if (via.test || isUser(via)) continue;
    const edges = scene
      .edgesTo(via.path)
      .filter((each) => isClean(each) && isPlain(scene, each.from, isUser));
    if (edges.length > best.length) best = edges;
  }
  const [edge] = best;
  return edge && { edge, via: edge.to };
}

function isPlain(scene: Scene, path: string, isUser: (file: SourceFile) => boolean): boolean {
  const file = scene.fileOf(path);
  return file !== undefined && !file.test && isUser(file);
}

function importersOf(scene: Scene, target: Target): readonly SourceFile[] {
  if (target.type === 'file') {
    return scene.edgesTo(target.place.path).flatMap(({ from }) => scene.fileOf(from) ?? []);
  }
  return scene.judged.filter((file) => scene.externalsOf(file).some(({ name }) => name === target.name));
}

/** The first import, in the order of the paths, that joins two such files and that no rule objects to. */
export function importBetween(
  scene: Scene,
  isFrom: (file: SourceFile) => boolean,
  isTo: (file: SourceFile) => boolean,
  isClean: IsClean,
): DependencyEdge | undefined {
  for (const file of scene.judged) {
    if (file.test || !isFrom(file)) continue;
    const found = scene.edgesFrom(file).find((edge) => {
      const to = scene.fileOf(edge.to);
      return to !== undefined && isTo(to) && isClean(edge);
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

export function evidenceOf({ from, to, line }: DependencyEdge, text = `imports ${to}`): Evidence {
  return { path: from, line, text };
}
