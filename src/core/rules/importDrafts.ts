/** A rule over single imports held against all of them. */
import type { SourceFile } from '../model/architectureModel.ts';
import type { DependencyEdge } from '../model/graph.ts';
import type { RuleEdgeKind } from '../model/rule.ts';
import type { Draft, ImportJudge, Objection, Target } from './judge.ts';
import { counts, type Scene } from './scene.ts';

/** One draft for two files, however often one imports the other. */
export function* importDrafts(
  scene: Scene,
  judge: ImportJudge,
  kinds: readonly RuleEdgeKind[] | undefined,
): Iterable<Draft> {
  for (const file of scene.judged) {
    if (!judge.concerns(file)) continue;
    for (const edge of scene.edgesFrom(file)) yield* fileDraft(scene, judge, { file, edge, kinds });
    yield* packageDrafts(scene, judge, { file, kinds });
  }
}

interface Import {
  readonly file: SourceFile;
  readonly edge: DependencyEdge;
  readonly kinds: readonly RuleEdgeKind[] | undefined;
}

function* fileDraft(scene: Scene, judge: ImportJudge, { file, edge, kinds }: Import): Iterable<Draft> {
  const objection = judge.objection(file, { type: 'file', place: scene.fileOf(edge.to)! });
  const line = objection && scene.lineOf(edge, kinds);
  if (objection !== undefined && line !== undefined) yield draftOf(file.path, edge.to, line, objection);
}

function* packageDrafts(
  scene: Scene,
  judge: ImportJudge,
  { file, kinds }: Omit<Import, 'edge'>,
): Iterable<Draft> {
  const seen = new Set<string>();
  for (const { name, line, kind } of scene.externalsOf(file)) {
    if (seen.has(name) || !counts(kind, kinds)) continue;
    seen.add(name);
    const target: Target = { type: 'package', name };
    const objection = judge.objection(file, target);
    if (objection !== undefined) yield draftOf(file.path, name, line, objection);
  }
}

function draftOf(from: string, to: string, line: number, { message, route }: Objection): Draft {
  return { from, to, line, message, route };
}
